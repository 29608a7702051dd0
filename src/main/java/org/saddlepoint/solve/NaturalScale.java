package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The size of the fluctuations of a network, to within a factor of ten or so: where those of the frequency that grows fastest neither grow
 * nor shrink from one passage through the sites to the next. A network whose fields are all s times as large has s² times the size.
 *
 * <p>Found from above, where every bounded activity shrinks, so that nothing need be known before; it costs a few averages per
 * decade. Fluctuations of one frequency and equal times do for a size.
 */
final class NaturalScale {
  private static final double LARGE = 1e30;
  private static final double SMALL = 1e-100;
  /** Fluctuations this much smaller than the squares of what does not fluctuate drown in rounding. */
  private static final double DROWNED = 1e-8;
  /** From one passage to the next variances fall at least so much, and where averages fail there is no telling how far. */
  private static final double DECADE = 0.1;
  private static final double FAILED = 1e-3;
  /** Shrinking this much at once is saturation. */
  private static final double SATURATED = 1e-3;

  private final CorrelationMap map;
  private final StaticParts parts;
  private final Propagation.Coefficients coefficients;
  private final int[] self;

  private NaturalScale(CorrelationMap map, StaticParts parts) {
    this.map = map;
    this.parts = parts;
    this.coefficients = map.coefficients(fastest(map.system(), parts));
    this.self = IntStream.range(0, map.pairs().size()).filter(p -> map.pairs().get(p).left() == map.pairs().get(p).right()).toArray();
  }

  private static double fastest(MeanFieldSystem system, StaticParts parts) {
    try {
      return new Stability(system, parts).fastest();
    } catch (NumericalFailure | UnsettledResponse unknown) {
      return 0;
    }
  }

  /**
   * @param variances of each pair's readout, 0 for pairs of different readouts; of what does not fluctuate where fluctuations have no size of their own
   * @param bounded   whether fluctuations shrink where they are large
   */
  record Found(double[] variances, boolean bounded) {}

  /** @param parts the static state that fluctuations grow out of */
  static Found of(CorrelationMap map, StaticParts parts) {
    return new NaturalScale(map, parts).find();
  }

  private Found find() {
    double[] zero = new double[map.pairs().size()];
    double[] still = passage(zero, true);
    double[] u = new double[zero.length];
    for (int p : self) {
      u[p] = LARGE;
    }
    double[] otherwise = sum(still) > 0 ? still : u.clone();
    boolean shrinks = false;
    while (Arrays.stream(self).anyMatch(p -> u[p] > Math.max(SMALL, DROWNED * still[p]))) {
      double[] next = passage(u, false);
      double growth = growth(u, next);
      if (!(growth > 0) || Double.isInfinite(growth)) {
        scale(u, FAILED, u);
        continue;
      }
      if (growth >= 1) {
        // What grows from the largest variances on has no size of its own.
        return new Found(shrinks ? next : positive(otherwise), shrinks);
      }
      if (!shrinks && growth < SATURATED && !(sum(still) > 0)) {
        otherwise = next;
      }
      shrinks = true;
      scale(next, Math.min(1, DECADE / growth), u);
    }
    return new Found(positive(otherwise), shrinks);
  }

  private double[] positive(double[] sizes) {
    double[] all = new double[sizes.length];
    for (int p : self) {
      all[p] = sizes[p] > 0 && sizes[p] < LARGE ? sizes[p] : 1;
    }
    return all;
  }

  private double sum(double[] u) {
    return Arrays.stream(self).mapToDouble(p -> u[p]).sum();
  }

  private void scale(double[] u, double factor, double[] out) {
    for (int p : self) {
      out[p] = factor * u[p];
    }
  }

  /** Geometric mean over the pairs, so that their units do not matter. */
  private double growth(double[] u, double[] next) {
    double sum = 0;
    int count = 0;
    for (int p : self) {
      if (u[p] > 0 && next[p] > 0) {
        sum += Math.log(next[p] / u[p]);
        count++;
      }
    }
    return count == 0 ? Double.NaN : Math.exp(sum / count);
  }

  /** Variances, or mean squares, of the readouts when their correlations are u cos(ωτ); not a number where averages fail. */
  private double[] passage(double[] u, boolean squares) {
    double[][] covariances = map.atEqualTimes(coefficients, u);
    double[] next = new double[u.length];
    try {
      Expansions expansions = Expansions.exact();
      for (int p : self) {
        MeanFieldSystem.Pair pair = map.pairs().get(p);
        EffectiveSite site = map.system().site(pair.site());
        for (int node = 0; node < site.nodes().count(); node++) {
          int at = node;
          SiteState state = map.siteState(pair.site(), node, parts, covariances, expansions);
          double moment = state.covariance(pair.left(), pair.left(), (l, m) -> state.fields().within(l, m) + covariances[map.target(pair.site(), at, l, m)][0]);
          double rest = squares ? -Math.pow(state.average(pair.left()), 2) : pair.memory().lasts() ? state.covariance(pair.left(), pair.left(), state.fields()::within) : 0;
          next[p] += site.ratio() * site.nodes().weight()[node] * (moment - rest);
        }
      }
    } catch (NumericalFailure failure) {
      Arrays.fill(next, Double.NaN);
    }
    return next;
  }
}
