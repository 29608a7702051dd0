package org.saddlepoint.solve;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.model.TimeKind;

/** Reads the mean-field equations and names the closure that solves them. */
public final class Classifier {
  private final MeanFieldEquations equations;

  private Classifier(MeanFieldEquations equations) {
    this.equations = equations;
  }

  public static Closure of(MeanFieldEquations equations) {
    return new Classifier(equations).classify();
  }

  private Closure classify() {
    boolean cascade = false;
    for (SiteProcess process : equations.processes()) {
      SiteReading reading = SiteReading.of(process);
      if (!reading.obstacles().isEmpty()) {
        return new Closure.Sampled(reading.obstacles().get(0));
      }
      Optional<String> filtered = functionsOfFunctions(reading);
      if (filtered.isPresent()) {
        return new Closure.Sampled(filtered.get());
      }
      cascade |= !reading.sources().isEmpty();
      for (Drive d : process.drives()) {
        Memory memory = Memory.of(d.persistence(), new ModelNumbers(equations.network()));
        if (!memory.lasts() && !memory.fades()) {
          return new Closure.Declined("couplings that vary in time and never forget (" + d.covariance() + ")");
        }
      }
      for (Feedback f : process.feedbacks()) {
        Optional<Closure> obstacle = memory(f);
        if (obstacle.isPresent()) {
          return obstacle.get();
        }
      }
    }
    for (Label label : readLabels()) {
      if (readout(label).isEmpty()) {
        return new Closure.Sampled(label + " depends on several fields, not on one linear combination");
      }
    }
    if (equations.network().time() == TimeKind.STATIC) {
      return new Closure.StaticSites();
    }
    return cascade ? new Closure.Cascade() : new Closure.Gaussian();
  }

  /** A memory that acts linearly and answers linearly only dresses the response of the site. */
  private Optional<Closure> memory(Feedback f) {
    boolean linear = readout(f.from()).map(Readout::linear).orElse(false) && readout(f.response().left()).map(Readout::linear).orElse(false);
    if (!linear) {
      return Optional.of(new Closure.Sampled("a memory acts on a site through the nonlinear " + f.from()));
    }
    return Memory.of(f.persistence(), new ModelNumbers(equations.network())).lasts()
        ? Optional.empty()
        : Optional.of(new Closure.Declined("a linear feedback of " + f.from() + " on its own site through couplings that change in time"));
  }

  private Set<Label> readLabels() {
    Set<Label> labels = new LinkedHashSet<>();
    for (SiteProcess p : equations.processes()) {
      for (Drive d : p.drives()) {
        labels.add(d.covariance().left());
        labels.add(d.covariance().right());
      }
      p.means().forEach(m -> labels.add(m.of()));
    }
    return labels;
  }

  private Optional<Readout> readout(Label label) {
    SiteProcess process = equations.process(label.species());
    return Readout.of(equations.network().expandFunctions(label.local()), SiteReading.symbols(process.local()));
  }

  /** A nonlinear function of a field that a nonlinear source reaches: its argument is not Gaussian. */
  private Optional<String> functionsOfFunctions(SiteReading reading) {
    Set<String> driven = new LinkedHashSet<>();
    reading.sources().forEach(s -> driven.add(reading.fields().get(s.field()).field()));
    for (boolean grew = true; grew; ) {
      grew = false;
      for (int i = 0; i < reading.fields().size(); i++) {
        LocalDynamics field = reading.fields().get(i);
        grew |= reading.drift().get(i).coefficients().keySet().stream().anyMatch(s -> driven.contains(base(s))) && driven.add(field.field());
      }
    }
    for (SiteReading.Source s : reading.sources()) {
      if (touches(s.term(), driven)) {
        return Optional.of("a nonlinear function acts on " + s.term().argument().coefficients().keySet() + ", which is not Gaussian");
      }
    }
    for (Label label : readLabels()) {
      if (label.species().equals(reading.process().species()) && readout(label).map(r -> !r.linear() && touches(r, driven)).orElse(false)) {
        return Optional.of(label + " is a nonlinear function of a field that is not Gaussian");
      }
    }
    return Optional.empty();
  }

  private static boolean touches(Readout readout, Set<String> fields) {
    return readout.argument().coefficients().keySet().stream().anyMatch(s -> fields.contains(base(s)));
  }

  private static String base(String symbol) {
    return symbol.replace("'", "");
  }
}
