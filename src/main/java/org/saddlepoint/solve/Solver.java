package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.solve.sampled.SampledSolver;

/**
 * From a network to the numbers of its mean-field theory: derives the equations, classifies them, solves them by the closure that
 * fits, and names what came out as in reports. Knows nothing about particular models.
 */
public final class Solver {
  /** A state whose decaying covariances are this small beside the lasting ones has come to rest. */
  private static final double REST = 1e-9;
  /** Stability within this of one is the transition itself. */
  private static final double MARGIN = 1e-9;
  /** The exponent p of |x|^p from which on the mean square of the slope is infinite. */
  private static final double ROOT = 0.5;
  /** Stability where the response itself has no solution any more. */
  private static final double UNSTABLE = 1e6;

  private final Network network;
  private final SolveOptions options;
  private final MeanFieldEquations equations;
  private final List<Measured> measured;
  private final SharedFunctions shared;

  private Solver(Network network, SolveOptions options, SharedFunctions shared) {
    this.network = network;
    this.shared = shared;
    this.options = options;
    this.equations = Derivation.meanField(network);
    // Where an input stands inside a function, the function's argument is the field that the derivation has named.
    this.measured = Measured.of(equations.network()).stream().filter(m -> m.kind() != Measured.Kind.FIELD || network.findField(m.name()).isPresent()).toList();
  }

  /**
   * The mean-field theory of a network.
   *
   * @return every quantity that the theory defines for the model (or those asked for), with numerical errors; a status other than
   *     {@link Status#CONVERGED} or {@link Status#QUIESCENT} says in its message why there is no number
   */
  public static Result solve(Network network, SolveOptions options) {
    return solve(network, options, new SharedFunctions());
  }

  static Result solve(Network network, SolveOptions options, SharedFunctions shared) {
    Optional<String> refusal = LeakInversion.refusal(network);
    if (refusal.isPresent()) {
      return new Solver(network, options, shared).without(Status.DECLINED, "solve does not handle this model: " + refusal.get());
    }
    Optional<LeakInversion> leak = LeakInversion.of(network).filter(LeakInversion::holds);
    return leak.isPresent() ? leak.get().translated(new Solver(leak.get().inverted(), options, shared).solve(), options) : new Solver(network, options, shared).solve();
  }

  private Result solve() {
    Closure closure = Classifier.of(equations);
    if (closure instanceof Closure.Declined d) {
      return without(Status.DECLINED, "solve does not handle this model: " + d.reason() + "; derive and simulate do");
    }
    if (closure instanceof Closure.Sampled s) {
      Optional<String> jump = Discontinuities.of(equations, measured);
      if (jump.isPresent()) {
        return without(
            Status.DECLINED,
            "solve does not handle this model: " + jump.get() + " jumps, and responses of an effective process that is not Gaussian (" + s.reason()
                + ") are computed from slopes; use a steep continuous function, such as tanh(20*x) for sign(x); derive and simulate do");
      }
      if (options.active()) {
        return without(Status.DECLINED, "solve does not look for other states where the effective process is sampled; leave out --active, and simulate from initial values of your own");
      }
      return withConnectivity(SampledSolver.solve(network, equations, measured, options, s.reason()));
    }
    if (clock() instanceof Clock.Stepped) {
      Optional<String> obstacle = SteppedScheme.obstacle(equations);
      if (obstacle.isPresent()) {
        return without(Status.DECLINED, "solve does not handle this model at a time step: " + obstacle.get() + "; leave out --at-step and simulate with a smaller --dt");
      }
    }
    MeanFieldSystem system = MeanFieldSystem.of(equations, clock(), Observables.expressions(measured), shared, options.numericalAccuracy());
    Observables observables = new Observables(system, measured);
    try {
      return solve(system, observables);
    } catch (UnsettledResponse beyond) {
      return without(Status.OUTSIDE_VALIDITY, beyond.getMessage());
    } catch (NumericalFailure failure) {
      return without(Status.NOT_CONVERGED, failure.getMessage());
    }
  }

  /** What the couplings alone say does not depend on the closure. */
  private Result withConnectivity(Result result) {
    if (result.status() != Status.CONVERGED && result.status() != Status.QUIESCENT) {
      return result;
    }
    Map<String, Quantity> quantities = new LinkedHashMap<>(result.quantities());
    new ConnectivityAnswer(equations.network(), options).addTo(quantities);
    return new Result(result.status(), result.message(), quantities, result.functions());
  }

  private static boolean isDamped(MeanFieldSystem system) {
    for (EffectiveSite site : system.sites()) {
      for (int node = 0; node < site.nodes().count(); node++) {
        if (!site.transfer(node).modes().areDamped()) {
          return false;
        }
      }
    }
    return true;
  }

  private Clock clock() {
    if (network.time() == TimeKind.STATIC) {
      return new Clock.Static();
    }
    if (network.time() == TimeKind.DISCRETE) {
      return new Clock.Discrete();
    }
    return options.atStep().isPresent() && !SteppedScheme.leavesNoTrace(equations) ? new Clock.Stepped(options.atStep().getAsDouble()) : new Clock.Continuous();
  }

  private Result solve(MeanFieldSystem system, Observables observables) {
    if (!isDamped(system)) {
      return without(
          Status.OUTSIDE_VALIDITY,
          "the linear part of the local dynamics is not damped: without its inputs a site does not return to rest, so that the theory has no stationary state;"
              + " every field needs a leak that is strong enough, as in x' = -x + ...");
    }
    // What happens between draws has no part in whether there is a fixed point, and costs more than all the rest.
    StaticSolver.Solved fixed = new StaticSolver(system, false).solve();
    if (fixed.outcome() == StaticSolver.Outcome.FOUND) {
      StaticSolver.Solved whole = new StaticSolver(system).solve(fixed.parts());
      fixed = whole.outcome() == StaticSolver.Outcome.FOUND ? whole : new StaticSolver(system).solve();
    }
    boolean noisy = system.hasFluctuatingNoise() || fixed.outcome() == StaticSolver.Outcome.FOUND && new StaticSolver(system).isMovedByMemories(fixed.parts());
    // Fluctuations only add to what grows, unless means hold it back: those may do so where no fixed point is left.
    if (fixed.outcome() == StaticSolver.Outcome.RUNAWAY && (!noisy || system.means().isEmpty())) {
      return without(Status.OUTSIDE_VALIDITY, "nothing limits the activity at these parameters: the mean-field equations have no finite fixed point; weaken the couplings");
    }
    if (!noisy && fixed.outcome() == StaticSolver.Outcome.NOT_CONVERGED) {
      return without(Status.NOT_CONVERGED, "the fixed point of the mean-field equations was not reached, relative residual " + fixed.residual());
    }
    boolean linear = system.pairs().stream().allMatch(p -> system.isLinear(new MeanFieldSystem.Pair(p.site(), p.left(), p.right())));
    Answer answer = new Answer(system, observables, options);
    if (!noisy || linear) {
      // Unstable at zero frequency is unstable, and how much does not matter to what fluctuates.
      double slow = linear || system.clock() instanceof Clock.Static || system.steepness() < ROOT + MARGIN ? 0 : new Stability(system, fixed.parts()).slow();
      double stability = slow > 1 + MARGIN ? slow : stability(system, fixed.parts());
      answer.stability(noisy ? Double.NaN : stability);
      if (stability > 1 + MARGIN && linear) {
        return without(Status.OUTSIDE_VALIDITY, "the network is linear and unstable (stability " + stability + " above 1): its activity grows without bound; weaken the couplings");
      }
      if (stability > 1 + MARGIN && system.clock() instanceof Clock.Static) {
        return without(
            Status.OUTSIDE_VALIDITY, "the fixed point is unstable (stability " + stability + " above 1), so that fixed points are exponentially many and this theory does not hold; weaken the couplings");
      }
      if (stability > 1 + MARGIN && (system.steepness() < ROOT - MARGIN || system.steepness() < ROOT + MARGIN && PotentialMethod.of(system).isEmpty())) {
        return without(
            Status.OUTSIDE_VALIDITY,
            "an activation is so steep at a point, like |x|^p with p up to 1/2, that the mean of its squared slope is infinite and every fixed point unstable; how correlations of the state that"
                + " fluctuates then bend at lag zero is not resolved for p below 1/2; simulate them");
      }
      if (!noisy) {
        answer.critical(critical(system));
        if (stability <= 1 + MARGIN) {
          Optional<StaticParts> other = linear ? Optional.empty() : Coexistence.other(system, fixed.parts());
          if (options.active() && other.isPresent()) {
            return active(system, observables, answer, other.get());
          }
          other.ifPresent(o -> answer.validity(Coexistence.NOTE));
          onlyState(answer, false);
          return answer.frozen(fixed.parts());
        }
        answer.stability(Double.NaN);
      }
    }
    onlyState(answer, noisy);
    StaticParts start = fixed.outcome() == StaticSolver.Outcome.FOUND ? fixed.parts() : StaticParts.zero(system);
    Optional<Refinement.Refined> motion = PotentialMethod.of(system).flatMap(p -> p.refined(start));
    Refinement.Refined refined = motion.orElseGet(() -> Refinement.of(system, start, observables.entries().stream().map(Observables.Entry::pair).toList()));
    Optional<StaticParts> rest = noisy ? Optional.empty() : rest(system, refined.solved().state());
    if (rest.isPresent()) {
      double stability = stability(system, rest.get());
      if (stability <= 1 + MARGIN) {
        answer.stability(stability);
        return answer.frozen(rest.get());
      }
    }
    return answer.fluctuating(refined);
  }

  private void onlyState(Answer answer, boolean noisy) {
    if (options.active()) {
      answer.validity(noisy ? Coexistence.NOISY : Coexistence.ALONE);
    }
  }

  /** The state with more activity: at rest where its static state is stable, otherwise one that fluctuates with a smaller variance. */
  private Result active(MeanFieldSystem system, Observables observables, Answer answer, StaticParts found) {
    StaticSolver.Solved whole = new StaticSolver(system).solve(found);
    StaticParts fixed = whole.outcome() == StaticSolver.Outcome.FOUND ? whole.parts() : found;
    double stability = stability(system, fixed);
    answer.validity(Coexistence.ABOVE);
    if (stability <= 1 + MARGIN) {
      answer.stability(stability);
      return answer.frozen(fixed);
    }
    answer.stability(Double.NaN);
    Optional<Refinement.Refined> motion = PotentialMethod.of(system).flatMap(p -> p.below(fixed));
    return answer.fluctuating(motion.orElseGet(() -> Refinement.of(system, fixed, observables.entries().stream().map(Observables.Entry::pair).toList())));
  }

  /** The fixed point in which motion has come to rest, where one is: another one than that which grows out of weak coupling. */
  private static Optional<StaticParts> rest(MeanFieldSystem system, Correlations state) {
    double still = Arrays.stream(state.parts().within()).map(Math::abs).max().orElse(0);
    double moving = Arrays.stream(state.decaying()).mapToDouble(c -> Math.abs(c[0])).max().orElse(0);
    if (moving > REST * still) {
      return Optional.empty();
    }
    StaticSolver.Solved fixed = new StaticSolver(system).solve(state.parts());
    return fixed.outcome() == StaticSolver.Outcome.FOUND ? Optional.of(fixed.parts()) : Optional.empty();
  }

  /** The critical value of the parameter that the model names, else of a common factor on all couplings. */
  private Map<String, Quantity> critical(MeanFieldSystem system) {
    Map<String, Quantity> found = new LinkedHashMap<>();
    Optional<Parameter> parameter = network.criticalParameter().flatMap(network::parameter);
    String name = parameter.map(p -> "critical_" + p.name()).orElse("critical_scale");
    if (!options.wants(name)) {
      return found;
    }
    double start = parameter.map(p -> p.value().doubleValue()).orElse(1.0);
    if (start > 0) {
      Quantity point = TransitionPoint.near(start, value -> stability(parameter.map(p -> with(p, value)).orElseGet(() -> scaled(value))));
      found.put(name, system.hasMemories() && point.value().isPresent() ? Quantity.of(point.value().getAsDouble(), MemoryStability.ERROR * point.value().getAsDouble()) : point);
    } else {
      found.put(name, Quantity.NONE);
    }
    return found;
  }

  private Network with(Parameter parameter, double value) {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter p : network.parameters()) {
      parameters.add(p.name().equals(parameter.name()) ? new Parameter(p.name(), Rational.ofDouble(value)) : p);
    }
    return Rescaling.withParameters(network, parameters);
  }

  private Network scaled(double factor) {
    return Rescaling.couplings(network, Rational.ofDouble(factor));
  }

  private double stability(Network changed) {
    MeanFieldSystem system = MeanFieldSystem.of(Derivation.meanField(changed), changed.time() == TimeKind.STATIC ? new Clock.Static() : changed.time() == TimeKind.DISCRETE ? new Clock.Discrete() : new Clock.Continuous(), Map.of(), shared, 0);
    try {
      // What happens between draws has no part in stability.
      StaticSolver.Solved fixed = new StaticSolver(system, false).solve();
      // The slopes of a linear network do not depend on its state, so that its stability is known where no state is left.
      boolean known = fixed.outcome() == StaticSolver.Outcome.FOUND || system.pairs().stream().allMatch(system::isLinear);
      return known ? stability(system, fixed.outcome() == StaticSolver.Outcome.FOUND ? fixed.parts() : StaticParts.zero(system)) : Double.NaN;
    } catch (UnsettledResponse beyond) {
      return UNSTABLE;
    } catch (NumericalFailure none) {
      return Double.NaN;
    }
  }

  private static double stability(MeanFieldSystem system, StaticParts parts) {
    double fixed = new Stability(system, parts).value();
    return system.hasMemories() ? Math.max(fixed, new MemoryStability(system, parts).value()) : fixed;
  }

  private Result without(Status status, String sentence) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    for (Measured m : measured) {
      for (String name : List.of("mean_" + m.name(), "C_" + m.name() + "(0)")) {
        if (options.wants(name)) {
          quantities.put(name, Quantity.NONE);
        }
      }
    }
    options.quantities().forEach(q -> quantities.putIfAbsent(q, Quantity.NONE));
    return new Result(status, sentence, quantities, Map.of());
  }
}
