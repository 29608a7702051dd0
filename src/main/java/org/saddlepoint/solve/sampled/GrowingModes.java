package org.saddlepoint.solve.sampled;

import java.util.Optional;
import org.saddlepoint.numeric.Spectra;

/**
 * How many modes of a site grow, its memories included. Those without memories are the eigenvalues of its equations; memories change their number by the
 * turns that det M(ω), over the same without memories, makes around zero: each half turn from zero frequency to the highest is one mode fewer
 * or more (Nyquist's criterion).
 */
final class GrowingModes {
  /** A real part relative to the largest eigenvalue, or what a modulus has beyond one, that may be rounding. */
  private static final double ROUNDING = 1e-9;

  private final Optional<Spectra.Eigenvalues> alone;
  private final boolean discrete;
  private double turned;
  private double[] last = {};

  /** @param alone eigenvalues without memories, @param discrete whether they are factors per time step, not rates */
  GrowingModes(Optional<Spectra.Eigenvalues> alone, boolean discrete) {
    this.alone = alone;
    this.discrete = discrete;
  }

  Optional<Spectra.Eigenvalues> alone() {
    return alone;
  }

  /** The next value {re, im} of the ratio of determinants, from zero frequency on to the highest; positive factors do not matter. */
  void add(double[] ratio) {
    if (last.length > 0) {
      turned += Math.atan2(ratio[1] * last[0] - ratio[0] * last[1], ratio[0] * last[0] + ratio[1] * last[1]);
    }
    last = ratio.clone();
  }

  /** Of the site with its memories, as far as they have been added. */
  long count() {
    return growing() - Math.round(turned / Math.PI);
  }

  private long growing() {
    if (alone.isEmpty()) {
      return 0;
    }
    Spectra.Eigenvalues values = alone.get();
    long count = 0;
    for (int k = 0; k < values.re().length; k++) {
      boolean grows = discrete ? Math.hypot(values.re()[k], values.im()[k]) > 1 + ROUNDING : values.re()[k] > ROUNDING * values.radius();
      count += grows ? 1 : 0;
    }
    return count;
  }
}
