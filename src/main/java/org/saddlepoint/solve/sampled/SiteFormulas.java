package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Substitution;
import org.saddlepoint.model.Field;
import org.saddlepoint.solve.ModelNumbers;

/**
 * The effective process of one species as formulas: ds/dt (or the next s) = rate(s, u) for its states s, the fields and their time
 * derivatives below the highest, with one input u per post label and one per noise; algebraic fields are written out. What a
 * feedback does at once, strength·from(s), is part of the input where {@code from} can be computed from the states alone.
 */
final class SiteFormulas {
  private static final int DEEPEST = 12;

  private final SiteProcess process;
  private final ModelNumbers numbers;
  private final List<Label> posts = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final List<Expr> rates = new ArrayList<>();
  private final Map<String, Expr> eliminated = new LinkedHashMap<>();
  private final boolean discrete;

  /**
   * @param further response labels of this species that something responds to, besides those that are driven
   * @throws SampledRefusal if the equations are not of this form
   */
  SiteFormulas(SiteProcess process, List<Label> further, ModelNumbers numbers) {
    this.process = process;
    this.numbers = numbers;
    Set<Label> labels = new LinkedHashSet<>();
    for (Drive d : process.drives()) {
      labels.add(d.left());
      labels.add(d.right());
    }
    process.feedbacks().stream().map(Feedback::into).forEach(labels::add);
    process.means().stream().map(MeanInput::into).forEach(labels::add);
    labels.addAll(further);
    posts.addAll(labels);
    discrete = process.local().stream().anyMatch(l -> l.kind() == Field.Kind.DISCRETE);
    process.local().stream().filter(l -> l.kind() == Field.Kind.ALGEBRAIC).forEach(l -> eliminated.put(l.field(), total(l)));
    for (LocalDynamics l : process.local()) {
      if (l.kind() == Field.Kind.IMPLICIT) {
        throw new SampledRefusal("the equation of " + l.field() + " is implicit and its effective process is not Gaussian");
      }
      if (l.kind() == Field.Kind.DIFFERENTIAL) {
        // The highest derivative may stand in the equations of other fields.
        eliminated.put(l.field() + "'".repeat(l.order()), total(l));
      }
    }
    for (LocalDynamics l : process.local()) {
      int order = l.kind() == Field.Kind.ALGEBRAIC ? 0 : Math.max(1, l.order());
      for (int k = 0; k < order; k++) {
        states.add(l.field() + "'".repeat(k));
        rates.add(k + 1 < order ? Expr.sym(l.field() + "'".repeat(k + 1)) : written(total(l)));
      }
    }
  }

  /** Drift and inputs of the last equation of a field. */
  private Expr total(LocalDynamics l) {
    Expr sum = l.drift();
    for (int k = 0; k < posts.size(); k++) {
      sum = Expr.add(sum, Expr.mul(posts.get(k).amplitude(l.field()), input(k)));
    }
    for (int k = 0; k < process.noises().size(); k++) {
      sum = Expr.add(sum, Expr.mul(process.noises().get(k).post().amplitude(l.field()), noise(k)));
    }
    return numbers.inNumbers(sum);
  }

  /** A local formula in states, inputs and site parameters. @throws SampledRefusal for an algebraic loop */
  Expr written(Expr local) {
    Expr e = numbers.inNumbers(local);
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (eliminated.keySet().stream().noneMatch(e::contains)) {
        return e;
      }
      e = Substitution.of(eliminated).in(e);
    }
    throw new SampledRefusal("the algebraic fields of species " + process.species() + " depend on each other in a circle");
  }

  static Expr input(int post) {
    return Expr.sym("u#" + post);
  }

  static Expr noise(int noise) {
    return Expr.sym("n#" + noise);
  }

  SiteProcess process() {
    return process;
  }

  ModelNumbers numbers() {
    return numbers;
  }

  List<Label> posts() {
    return posts;
  }

  List<NoiseSource> noises() {
    return process.noises();
  }

  List<String> states() {
    return states;
  }

  List<Expr> rates() {
    return rates;
  }

  boolean discrete() {
    return discrete;
  }

  /** Whether a written formula depends on some input at the same instant. */
  static boolean instant(Expr written) {
    return written.freeSymbols().stream().anyMatch(s -> s.indexOf('#') > 0);
  }
}
