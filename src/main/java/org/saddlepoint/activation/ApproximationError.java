package org.saddlepoint.activation;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.saddlepoint.numeric.AdaptiveQuadrature;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * How well an approximant ψ stands for an activation φ under a Gaussian of variance Δ: ε = √E[(ψ−φ)²], and what follows for any
 * prediction by the inequality of Cauchy and Schwarz.
 *
 * @param variance Δ
 * @param rms ε
 * @param secondMoment a bound of |E ψ² − E φ²|: 2 √q ε + ε², q = E φ²
 * @param gain a bound of |E ψ' − E φ'|: ε/√Δ
 */
public record ApproximationError(double variance, Estimate rms, double secondMoment, double gain) {
  /** The density beyond is 1e-43, too little for any growth slower than exp(12 x/√Δ). */
  private static final double REACH = 14;

  /** The difference of two nearly equal functions carries rounding noise, so that sometimes little can be asked for. */
  private static final double[] TOLERANCES = {1e-8, 1e-5, 1e-2};

  public static ApproximationError of(Activation parent, Activation approximant, double variance) {
    double deviation = Math.sqrt(variance);
    double[] breaks = DoubleStream.concat(DoubleStream.of(parent.breakpoints()), DoubleStream.of(approximant.breakpoints())).map(b -> b / deviation).toArray();
    double q = parent.average(x -> parent.at(x) * parent.at(x), variance).value();
    Estimate square = square(z -> approximant.at(deviation * z) - parent.at(deviation * z), breaks, q);
    double rms = Math.sqrt(Math.max(square.value(), 0));
    double error = rms > 0 ? square.error() / (2 * rms) : Math.sqrt(square.error());
    return new ApproximationError(variance, new Estimate(rms, error), 2 * Math.sqrt(q) * rms + rms * rms, rms / deviation);
  }

  private static Estimate square(DoubleUnaryOperator difference, double[] breaks, double scale) {
    for (double tolerance : TOLERANCES) {
      try {
        return AdaptiveQuadrature.integrate(z -> {
          double d = difference.applyAsDouble(z);
          return d * d * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        }, -REACH, REACH, tolerance, breaks);
      } catch (NumericalFailure tooNoisy) {
        // Less is asked for next.
      }
    }
    // Nothing but noise: the functions are equal in double precision.
    return new Estimate(0, scale * Math.ulp(1.0));
  }
}
