package org.saddlepoint.solve.sampled;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.solve.Rescaling;
import org.saddlepoint.solve.TransitionPoint;

/** Where the state at rest of a model whose process is not Gaussian loses its stability, in the parameter that the model names or a common factor on all couplings. */
record RestingTransition(Network network) {
  private static final int FINE = 201;
  /** Relative error of an average over persistent inputs with so few nodes. */
  private static final double QUADRATURE = 1e-5;
  private static final int ATTEMPTS = 24;
  private static final double SHORTER = 0.8;
  private static final double BEYOND = 1e3;
  private static final double CLOSE = 1e-6;
  private static final double CONTINUOUS = 1e-3;

  Quantity find() {
    Optional<Parameter> parameter = network.criticalParameter().flatMap(network::parameter);
    double start = parameter.map(p -> p.value().doubleValue()).orElse(1.0);
    if (!(start > 0)) {
      return Quantity.NONE;
    }
    DoubleUnaryOperator stability = value -> stability(parameter.map(p -> with(p, value)).orElseGet(() -> Rescaling.couplings(network, Rational.ofDouble(value))));
    // Far beyond the transition responses may have no limit at all: begin where they have one.
    double from = start;
    for (int k = 0; k < ATTEMPTS && Double.isNaN(stability.applyAsDouble(from)); k++) {
      from *= SHORTER;
    }
    Quantity found =
        TransitionPoint.near(
            from,
            value -> {
              double here = stability.applyAsDouble(value);
              return Double.isNaN(here) ? BEYOND : here;
            });
    // Where responses cease to exist before the stability is one there is no transition of this kind.
    boolean continuous = found.value().isPresent() && Math.abs(stability.applyAsDouble(found.value().getAsDouble() * (1 - CLOSE)) - 1) < CONTINUOUS;
    if (!continuous) {
      return Quantity.NONE;
    }
    double at = found.value().getAsDouble();
    return RestingState.hasFrozenNoise(network) ? Quantity.of(at, QUADRATURE * at) : found;
  }

  private Network with(Parameter parameter, double value) {
    return Rescaling.withParameters(
        network, network.parameters().stream().map(p -> p.name().equals(parameter.name()) ? new Parameter(p.name(), Rational.ofDouble(value)) : p).toList());
  }

  private static double stability(Network changed) {
    try {
      SampledSystem system = new SampledSystem(Derivation.meanField(changed), Map.of());
      Optional<RestingState> quiescent = RestingState.quiescent(system);
      if (quiescent.isPresent()) {
        return quiescent.get().stability();
      }
      RestingState rest = new RestingState(system, FINE);
      return rest.solve() ? rest.stability() : Double.NaN;
    } catch (NumericalFailure | SampledRefusal none) {
      return Double.NaN;
    }
  }
}
