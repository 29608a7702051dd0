package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Derivation;

/**
 * The static states of a network at many values of its parameters: whether there is one, whether it is stable, and its numbers. The
 * derivation, the compiled functions and the tables of averages are made once. Every search starts from the last state where no
 * parameter has become smaller since, which keeps to the branch that grows out of weak coupling, and from nothing otherwise.
 * Not for several threads at once.
 */
public final class StaticStates {
  /** Stability within this of one is the transition itself. */
  private static final double MARGIN = 1e-9;
  private static final double NOTHING = 1e-18;

  private final Network network;
  private final MeanFieldEquations equations;
  private final List<Measured> measured;
  private final SolveOptions options;
  private final SharedFunctions shared = new SharedFunctions();
  private Optional<Last> last = Optional.empty();

  private record Last(Map<String, Rational> values, StaticParts parts) {}

  /** What the mean-field equations have at a point. */
  public enum Kind {
    /** Stable, and nothing varies. */
    QUIESCENT,
    /** A stable fixed point with a variance over sites or draws. */
    FIXED_POINT,
    /** A fixed point, or the quiescent state, that is unstable: the network fluctuates by itself. */
    UNSTABLE,
    /** No finite fixed point that grows out of weak coupling. */
    NONE,
    /** The numerics did not get there. */
    UNKNOWN
  }

  /**
   * @param kind what there is
   * @param stability NaN where there is no state
   * @param quantities those asked for of a stable state; of other states they would mean nothing
   */
  public record Point(Kind kind, double stability, Map<String, Quantity> quantities) {
    public double value(String quantity) {
      return quantities.getOrDefault(quantity, Quantity.NONE).value().orElse(Double.NaN);
    }
  }

  private StaticStates(Network network, MeanFieldEquations equations, List<String> quantities) {
    this.network = network;
    this.equations = equations;
    this.options = SolveOptions.leading(quantities.toArray(String[]::new));
    this.measured = Measured.of(equations.network()).stream().filter(m -> m.kind() != Measured.Kind.FIELD || network.findField(m.name()).isPresent()).toList();
  }

  /**
   * @param quantities to be reported of every stable state
   * @param varied names of the parameters that will have other values than in the model
   * @throws IllegalArgumentException with a sentence, if the network has no static states of a Gaussian closure, so that there is nothing to scan
   */
  public static StaticStates of(Network network, List<String> quantities, Set<String> varied) {
    Optional<String> refusal = LeakInversion.refusal(network);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    return of(LeakInversion.of(network, varied).map(LeakInversion::inverted).orElse(network), quantities);
  }

  /** The same for a network whose leak, if it is nonlinear, does not depend on what will be varied. */
  static StaticStates of(Network network, List<String> quantities) {
    MeanFieldEquations equations = Derivation.meanField(network);
    Closure closure = Classifier.of(equations);
    if (closure instanceof Closure.Declined d) {
      throw new IllegalArgumentException(d.reason());
    }
    if (closure instanceof Closure.Sampled s) {
      throw new IllegalArgumentException("the effective process of this model is not Gaussian: " + s.reason());
    }
    StaticStates states = new StaticStates(network, equations, quantities);
    if (states.system(equations.network()).hasFluctuatingNoise()) {
      throw new IllegalArgumentException("a noise of this model varies in time, so that no state is static");
    }
    return states;
  }

  /** The state at these values of parameters, the others as the model has them. */
  public Point at(Map<String, Rational> values) {
    return at(values, true);
  }

  /** What there is at these values, without its numbers. */
  public Kind kind(Map<String, Rational> values) {
    return at(values, false).kind();
  }

  private Point at(Map<String, Rational> values, boolean numbers) {
    MeanFieldSystem system = system(with(values));
    try {
      StaticSolver.Solved solved = new StaticSolver(system, false).solve(start(values, system));
      if (solved.outcome() != StaticSolver.Outcome.FOUND) {
        return new Point(solved.outcome() == StaticSolver.Outcome.RUNAWAY ? Kind.NONE : Kind.UNKNOWN, Double.NaN, Map.of());
      }
      last = Optional.of(new Last(values, solved.parts()));
      double stability = new Stability(system, solved.parts()).value();
      if (stability > 1 + MARGIN) {
        return new Point(Kind.UNSTABLE, stability, Map.of());
      }
      StaticParts parts = numbers ? new StaticSolver(system).solve(solved.parts()).parts() : solved.parts();
      return new Point(still(system, parts) ? Kind.QUIESCENT : Kind.FIXED_POINT, stability, numbers ? quantities(system, parts) : Map.of());
    } catch (NumericalFailure failure) {
      return new Point(Kind.UNKNOWN, Double.NaN, Map.of());
    }
  }

  private Map<String, Quantity> quantities(MeanFieldSystem system, StaticParts parts) {
    return options.quantities().isEmpty() ? Map.of() : new LinkedHashMap<>(new Answer(system, new Observables(system, measured), options).frozen(parts).quantities());
  }

  private static boolean still(MeanFieldSystem system, StaticParts parts) {
    for (int s = 0; s < system.sites().size(); s++) {
      for (int node = 0; node < system.site(s).nodes().count(); node++) {
        StaticFields fields = StaticFields.of(system, s, node, parts);
        for (int l = 0; l < system.site(s).outputs(); l++) {
          if (fields.within(l, l) > NOTHING) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private StaticParts start(Map<String, Rational> values, MeanFieldSystem system) {
    boolean follows = last.isPresent() && values.entrySet().stream().allMatch(e -> last.get().values().getOrDefault(e.getKey(), e.getValue()).compareTo(e.getValue()) <= 0);
    return follows ? last.get().parts() : StaticParts.zero(system);
  }

  private MeanFieldSystem system(Network at) {
    MeanFieldEquations here = new MeanFieldEquations(at, equations.processes(), equations.unknowns(), equations.means(), equations.quadratic(), equations.determinant());
    Clock clock = network.time() == TimeKind.STATIC ? new Clock.Static() : network.time() == TimeKind.DISCRETE ? new Clock.Discrete() : new Clock.Continuous();
    return MeanFieldSystem.scanned(here, clock, Observables.expressions(measured), shared);
  }

  private Network with(Map<String, Rational> values) {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter p : equations.network().parameters()) {
      parameters.add(new Parameter(p.name(), values.getOrDefault(p.name(), p.value())));
    }
    return Rescaling.withParameters(equations.network(), parameters);
  }
}
