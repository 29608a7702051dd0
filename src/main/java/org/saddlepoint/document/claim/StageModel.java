package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.Stationary;

/**
 * What a stage says of its two-point functions under the conditions of a claim: the equations of the stationary state with the
 * given values put in, and for which fields the effective process is Gaussian with mean zero.
 */
final class StageModel {
  private final MeanFieldEquations saddle;
  private final List<TwoPoint.Equation> equations;
  private final Map<String, SiteProcess> processes = new HashMap<>();
  private final Set<String> gaussian = new LinkedHashSet<>();
  private final Set<String> centred = new LinkedHashSet<>();
  private final Givens givens;

  private StageModel(MeanFieldEquations saddle, Givens givens) {
    this.saddle = saddle;
    this.givens = givens;
    List<TwoPoint.Equation> given = new ArrayList<>();
    for (TwoPoint.Equation e : new Stationary().apply(saddle).equations()) {
      given.add(new TwoPoint.Equation(givens.apply(relabelled(e.left())), givens.apply(relabelled(e.right())), (Kernel) relabelled(e.leading())));
    }
    this.equations = List.copyOf(given);
    for (SiteProcess process : saddle.processes()) {
      process.local().forEach(l -> processes.put(l.field(), process));
      read(process);
    }
  }

  /** Empty for a stage before the saddle point. */
  static Optional<StageModel> of(Stage stage, Givens givens) {
    return saddle(stage).map(s -> new StageModel(s, givens));
  }

  private static Optional<MeanFieldEquations> saddle(Stage stage) {
    if (stage instanceof MeanFieldEquations m) {
      return Optional.of(m);
    }
    if (stage instanceof TwoPoint t) {
      return Optional.of(t.saddle());
    }
    if (stage instanceof FourPoint f) {
      return Optional.of(f.saddle());
    }
    return stage instanceof Cavity c ? Optional.of(c.saddle()) : Optional.empty();
  }

  /** A process with linear dynamics, additive inputs and no feedback is Gaussian; without constant inputs its mean is zero. */
  private void read(SiteProcess process) {
    Optional<LinearSystem> system = LinearSystem.of(process);
    boolean additive = process.drives().stream().allMatch(d -> additive(d.left().local(), process) && additive(d.right().local(), process))
        && process.noises().stream().allMatch(n -> additive(n.post().local(), process));
    boolean uniform = saddle.network().species(process.species()).parameters().isEmpty();
    if (system.isPresent() && additive && uniform && process.feedbacks().isEmpty()) {
      gaussian.addAll(system.get().fields());
      if (process.means().isEmpty() && system.get().constants().stream().allMatch(Expr::isZero)) {
        centred.addAll(system.get().fields());
      }
    }
  }

  private static boolean additive(Expr post, SiteProcess process) {
    return process.local().stream().noneMatch(l -> post.contains(l.field()));
  }

  /** Kernels with the functions in their labels as the conditions have them, averages over sites as integrals. */
  Expr relabelled(Expr e) {
    return new SiteLaws(saddle.network()).of(withLabels(e));
  }

  /** Kernels with the functions in their labels as the conditions have them. */
  Expr withLabels(Expr e) {
    List<FunctionDefinition> changed = givens.redefined();
    if (changed.isEmpty()) {
      return e;
    }
    return e.rewrite(n -> n instanceof Kernel k ? Kernel.of(k.head(), k.labels().stream().map(l -> FunctionDefinition.expand(l, changed)).toList(), k.orders(), k.arguments()) : n);
  }

  Network network() {
    return saddle.network();
  }

  MeanFieldEquations saddle() {
    return saddle;
  }

  Givens givens() {
    return givens;
  }

  List<TwoPoint.Equation> equations() {
    return equations;
  }

  /** The process that a field belongs to. */
  Optional<SiteProcess> process(String field) {
    return Optional.ofNullable(processes.get(field));
  }

  boolean isField(String name) {
    return processes.containsKey(name);
  }

  /** Whether the field is one of a Gaussian process that is the same on all sites. */
  boolean isGaussian(String field) {
    return gaussian.contains(field);
  }

  boolean isCentred(String field) {
    return centred.contains(field);
  }

  /** Sites of the field's species per N. */
  Expr ratio(String field) {
    return givens.apply(saddle.network().species(processes.get(field).species()).ratio());
  }
}
