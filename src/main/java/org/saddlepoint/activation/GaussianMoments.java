package org.saddlepoint.activation;

import java.util.Optional;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.numeric.Estimate;

/**
 * Averages of an activation under a Gaussian of mean 0 and variance Δ.
 *
 * @param variance Δ
 * @param mean E φ
 * @param secondMoment q = E φ²
 * @param gain χ = E φ' = E[x φ]/Δ, which needs no derivative and counts jumps
 * @param method how they were obtained
 */
public record GaussianMoments(double variance, Estimate mean, Estimate secondMoment, Estimate gain, Method method) {
  /** The way to a number. */
  public enum Method {
    /** Partial fractions and the Faddeeva function. */
    CLOSED_FORM,
    /** Numerical quadrature that knows the kinks. */
    QUADRATURE
  }

  /** Worse than this, cancellation between far poles makes quadrature the better choice. */
  private static final double ACCEPTABLE = 1e-12;

  public static GaussianMoments of(Activation phi, double variance) {
    Optional<RationalFraction> rational = RationalFraction.read(phi.formula(), Activation.X);
    return rational.flatMap(f -> closed(f, variance)).orElseGet(() -> quadrature(phi, variance));
  }

  static Optional<GaussianMoments> closed(RationalFraction f, double variance) {
    RationalFraction slope = RationalFraction.read(f.toExpr(Activation.X).derivative(Activation.X), Activation.X).orElseThrow();
    Optional<Estimate> mean = RationalAverage.of(f, variance);
    Optional<Estimate> second = RationalAverage.of(f.power(2), variance);
    Optional<Estimate> gain = RationalAverage.of(slope, variance);
    if (mean.isEmpty() || second.isEmpty() || gain.isEmpty() || second.get().error() > ACCEPTABLE * second.get().value() || gain.get().error() > ACCEPTABLE) {
      return Optional.empty();
    }
    return Optional.of(new GaussianMoments(variance, mean.get(), second.get(), gain.get(), Method.CLOSED_FORM));
  }

  static GaussianMoments quadrature(Activation phi, double variance) {
    Estimate mean = Parity.of(phi.formula()) == Parity.ODD ? Estimate.exact(0) : phi.average(phi::at, variance);
    Estimate second = phi.average(x -> phi.at(x) * phi.at(x), variance);
    Estimate gain = phi.average(x -> x * phi.at(x), variance).times(1 / variance);
    return new GaussianMoments(variance, mean, second, gain, Method.QUADRATURE);
  }
}
