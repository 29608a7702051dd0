package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.MeanInput;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Persistence;

/**
 * The equations of motion of the two-point functions in a stationary state. Multiplying Σ_f' M_ff'(∂)f' = input_f at two times
 * and averaging gives Σ M_ff'(∂_τ) M_gg'(−∂_τ) C[f',g'](τ) = covariance of the inputs of f and g, and
 * Σ_f' M_ff'(∂_τ) R[f',g](τ) = δ_fg δ(τ). Species whose local dynamics is nonlinear or that feed back on themselves have no
 * closed equation of this kind and get none. C is the plain second moment; means stand as M[b].
 */
public final class Stationary implements Rule<MeanFieldEquations, TwoPoint> {
  private static final Expr TAU = Expr.sym("tau");

  @Override
  public String name() {
    return "stationary";
  }

  @Override
  public List<String> assumptions(MeanFieldEquations before) {
    return List.of("one ergodic stationary state: two-point functions depend on the lag only");
  }

  @Override
  public TwoPoint apply(MeanFieldEquations before) {
    List<TwoPoint.Equation> equations = new ArrayList<>();
    for (SiteProcess process : before.processes()) {
      Optional<LinearSystem> system = LinearSystem.of(process);
      if (system.isPresent() && process.feedbacks().isEmpty() && uniform(before.network(), process.species(), system.get())) {
        equationsOf(before.network(), process, system.get(), equations);
      }
    }
    return new TwoPoint(before, List.copyOf(equations));
  }

  /**
   * What holds in addition for a field f that no coupling, noise or mean enters, with linear and uniform dynamics in continuous time:
   * Σ_f' M_ff'(∂_τ) C[f',g](τ) = 0 for every field g of its species.
   */
  public static List<TwoPoint.Equation> passive(MeanFieldEquations saddle) {
    List<TwoPoint.Equation> equations = new ArrayList<>();
    for (SiteProcess process : saddle.processes()) {
      Optional<LinearSystem> system = LinearSystem.of(process).filter(s -> !s.discrete() && s.size() > 1 && uniform(saddle.network(), process.species(), s));
      for (int f = 0; system.isPresent() && f < system.get().size(); f++) {
        if (system.get().operator(f, f).size() > 1 && !isEntered(process, system.get(), f)) {
          passive(system.get(), f, equations);
        }
      }
    }
    return equations;
  }

  private static boolean isEntered(SiteProcess process, LinearSystem system, int f) {
    String x = system.fields().get(f);
    return !system.constants().get(f).isZero()
        || process.drives().stream().anyMatch(d -> !d.left().amplitude(x).isZero() || !d.right().amplitude(x).isZero())
        || process.noises().stream().anyMatch(n -> !n.post().amplitude(x).isZero())
        || process.means().stream().anyMatch(m -> !m.into().amplitude(x).isZero())
        || process.feedbacks().stream().anyMatch(b -> !b.into().amplitude(x).isZero());
  }

  private static void passive(LinearSystem system, int f, List<TwoPoint.Equation> equations) {
    for (int g = 0; g < system.size(); g++) {
      Expr left = Expr.ZERO;
      for (int p = 0; p < system.size(); p++) {
        List<Expr> operator = system.operator(f, p);
        for (int m = 0; m < operator.size(); m++) {
          left = Expr.add(left, Expr.mul(operator.get(m), acted(system, TwoPoint.CORRELATION, p, g, m, 0)));
        }
      }
      Kernel leading = Kernel.of(TwoPoint.CORRELATION, labels(system, f, g), List.of(system.operator(f, f).size() - 1), List.of(TAU));
      equations.add(new TwoPoint.Equation(left, Expr.ZERO, leading));
    }
  }

  private static void equationsOf(Network network, SiteProcess process, LinearSystem system, List<TwoPoint.Equation> equations) {
    for (int f = 0; f < system.size(); f++) {
      for (int g = f; g < system.size(); g++) {
        correlation(network, process, system, f, g).ifPresent(equations::add);
      }
    }
    for (int f = 0; f < system.size(); f++) {
      for (int g = 0; g < system.size(); g++) {
        response(network, process, system, f, g).ifPresent(equations::add);
      }
    }
  }

  private static Optional<TwoPoint.Equation> correlation(Network network, SiteProcess process, LinearSystem system, int f, int g) {
    Expr left = Expr.ZERO;
    for (int p = 0; p < system.size(); p++) {
      for (int q = 0; q < system.size(); q++) {
        List<Expr> first = system.operator(f, p);
        List<Expr> second = system.operator(g, q);
        for (int m = 0; m < first.size(); m++) {
          for (int n = 0; n < second.size(); n++) {
            Expr kernel = acted(system, TwoPoint.CORRELATION, p, q, m, n);
            left = Expr.add(left, Expr.mul(first.get(m), second.get(n), kernel));
          }
        }
      }
    }
    Optional<Expr> right = inputMoment(network, process, system, f, g);
    int order = system.operator(f, f).size() - 1 + system.operator(g, g).size() - 1;
    Kernel leading = (Kernel) Kernel.of(TwoPoint.CORRELATION, labels(system, f, g), List.of(system.discrete() ? 0 : order), List.of(TAU));
    Expr sum = left;
    return right.map(r -> new TwoPoint.Equation(sum, r, leading));
  }

  private static Optional<TwoPoint.Equation> response(Network network, SiteProcess process, LinearSystem system, int f, int g) {
    Expr left = Expr.ZERO;
    for (int p = 0; p < system.size(); p++) {
      List<Expr> operator = system.operator(f, p);
      for (int m = 0; m < operator.size(); m++) {
        left = Expr.add(left, Expr.mul(operator.get(m), acted(system, TwoPoint.RESPONSE, p, g, m, 0)));
      }
    }
    if (left.isZero()) {
      return Optional.empty();
    }
    int order = system.operator(f, f).size() - 1;
    Kernel leading = Kernel.of(TwoPoint.RESPONSE, labels(system, f, g), List.of(system.discrete() ? 0 : order), List.of(TAU));
    return Optional.of(new TwoPoint.Equation(left, f == g ? Expr.mul(network.species(process.species()).ratio(), Expr.apply("delta", TAU)) : Expr.ZERO, leading));
  }

  /** ∂^m on the first field and ∂^n on the second: (−1)^n C^(m+n)(τ); in discrete time C(τ + m − n). */
  private static Expr acted(LinearSystem system, String head, int p, int q, int m, int n) {
    if (system.discrete()) {
      return Kernel.of(head, labels(system, p, q), List.of(Expr.add(TAU, Expr.num(m - n))));
    }
    Expr kernel = Kernel.of(head, labels(system, p, q), List.of(m + n), List.of(TAU));
    return n % 2 == 0 ? kernel : Expr.neg(kernel);
  }

  private static List<Expr> labels(LinearSystem system, int p, int q) {
    return List.of(Expr.sym(system.fields().get(p)), Expr.sym(system.fields().get(q)));
  }

  /** (1/N) Σ_i ⟨input_f(t+τ) input_g(t)⟩, empty if an amplitude depends on the fields. */
  private static Optional<Expr> inputMoment(Network network, SiteProcess process, LinearSystem system, int f, int g) {
    String x = system.fields().get(f);
    String y = system.fields().get(g);
    Expr sum = Expr.ZERO;
    for (Drive d : process.drives()) {
      Expr forward = Expr.mul(d.left().amplitude(x), d.right().amplitude(y));
      Expr backward = Expr.mul(d.right().amplitude(x), d.left().amplitude(y));
      if (!local(forward, process) || !local(backward, process)) {
        return Optional.empty();
      }
      Expr weight = Expr.mul(d.multiplicity(), d.weight(), memory(d.persistence()));
      Expr direct = Kernel.of(TwoPoint.CORRELATION, List.of(d.covariance().left().local(), d.covariance().right().local()), List.of(TAU));
      Expr mirrored = Kernel.of(TwoPoint.CORRELATION, List.of(d.covariance().right().local(), d.covariance().left().local()), List.of(TAU));
      sum = Expr.add(sum, Expr.mul(weight, siteAverage(network, process, forward), direct), Expr.mul(weight, siteAverage(network, process, backward), mirrored));
    }
    for (NoiseSource n : process.noises()) {
      Expr amplitude = Expr.mul(n.post().amplitude(x), n.post().amplitude(y));
      if (!local(amplitude, process)) {
        return Optional.empty();
      }
      sum = Expr.add(sum, Expr.mul(siteAverage(network, process, amplitude), covariance(n.noise())));
    }
    Expr means = Expr.mul(meanInput(process, system, f), meanInput(process, system, g));
    if (!local(means, process)) {
      return Optional.empty();
    }
    sum = Expr.add(sum, siteAverage(network, process, means));
    return Optional.of(Expr.mul(network.species(process.species()).ratio(), sum));
  }

  /** The deterministic input of a field: the constant of its drift and the mean inputs, M[b] = (1/N) Σ_j ⟨b_j⟩. */
  static Expr meanInput(SiteProcess process, LinearSystem system, int f) {
    Expr sum = system.constants().get(f);
    for (MeanInput m : process.means()) {
      Expr amplitude = m.into().amplitude(system.fields().get(f));
      sum = Expr.add(sum, Expr.mul(amplitude, m.weight(), Kernel.of(TwoPoint.MEAN, List.of(m.of().local()), List.of())));
    }
    return sum;
  }

  /** The average of a site weight over the species' law, written average(…) unless it is the same on all sites. */
  static Expr siteAverage(Network network, SiteProcess process, Expr weight) {
    return dependsOnSite(network, process.species(), weight) ? Expr.apply("average", weight) : weight;
  }

  private static boolean dependsOnSite(Network network, String species, Expr e) {
    return network.species(species).parameters().stream().anyMatch(p -> e.contains(p.name()));
  }

  private static boolean uniform(Network network, String species, LinearSystem system) {
    return system.matrix().stream().flatMap(List::stream).flatMap(List::stream).noneMatch(e -> dependsOnSite(network, species, e));
  }

  private static boolean local(Expr amplitude, SiteProcess process) {
    return process.local().stream().noneMatch(l -> amplitude.contains(l.field()));
  }

  /** The covariance function of a noise at lag tau. */
  public static Expr covariance(Noise noise) {
    Noise.Law law = noise.law();
    if (law instanceof Noise.White w) {
      return Expr.mul(w.spectrum(), Expr.apply("delta", TAU));
    }
    if (law instanceof Noise.OrnsteinUhlenbeck ou) {
      return Expr.mul(ou.variance(), Expr.apply("exp", Expr.neg(Expr.div(Expr.apply("abs", TAU), ou.time()))));
    }
    if (law instanceof Noise.Quenched q) {
      return q.variance();
    }
    if (law instanceof Noise.Discrete d) {
      return Expr.mul(d.variance(), Expr.apply("delta", TAU));
    }
    return Kernel.of(TwoPoint.NOISE, List.of(Expr.sym(noise.name())), List.of(TAU));
  }

  static Expr memory(Persistence persistence) {
    if (persistence instanceof Persistence.Exponential e) {
      return Expr.apply("exp", Expr.neg(Expr.div(Expr.apply("abs", TAU), e.time())));
    }
    if (persistence instanceof Persistence.Formula f) {
      return f.autocovariance();
    }
    return persistence instanceof Persistence.White ? Expr.apply("delta", TAU) : Expr.ONE;
  }

  @Override
  public Verdict check(MeanFieldEquations before, TwoPoint after) {
    return new TwoPointSpectra(before, after).verdict();
  }
}
