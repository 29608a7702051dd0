package org.saddlepoint.solve;

import org.saddlepoint.numeric.NumericalFailure;

/**
 * Stability of a static state when couplings change in time: the spectral radius of the linearised mean-field equations for
 * correlations over the lags, C(τ) → |G|² * [V⟨φ'²⟩ ρ(τ) C(τ)], by power iteration of this positive map. Without memory it is
 * max_ω V⟨φ'²⟩|G(ω)|², the maximum of a continuous spectrum, which {@link Stability} finds directly.
 */
final class MemoryStability {
  /** What the grid is good for, relative. */
  static final double ERROR = 3e-9;

  private static final int LAGS = 8192;
  private static final int MOST_LAGS = 1 << 15;
  /** In units of the fastest rate of the sites or of the couplings, and the period in units of the slowest one of the sites. */
  private static final double STEP = 0.025;
  private static final double PERIOD = 200;
  /** The width of the first function in units of the period. */
  private static final double START = 0.01;
  private static final int MOST = 3000;
  private static final double ACCURACY = 1e-12;

  private final MeanFieldSystem system;
  private final CorrelationMap map;
  private final double[][] slopes;
  private final SlowParts[] kinks;

  MemoryStability(MeanFieldSystem system, StaticParts parts) {
    this.system = system;
    this.map = new CorrelationMap(system, grid(system));
    int pairs = map.pairs().size();
    slopes = new double[pairs][];
    kinks = new SlowParts[pairs];
    Expansions expansions = system.staticExpansions();
    for (int p = 0; p < pairs; p++) {
      MeanFieldSystem.Pair pair = map.pairs().get(p);
      EffectiveSite site = system.site(pair.site());
      if (site.isDriven(site.outputOf(pair.left())) || site.isDriven(site.outputOf(pair.right()))) {
        throw new NumericalFailure("the stability of a network with couplings that change in time is known for functions of Gaussian arguments");
      }
      kinks[p] = map.kinkOf(p);
      slopes[p] = new double[site.nodes().count()];
      for (int node = 0; node < slopes[p].length; node++) {
        slopes[p][node] = site.ratio() * site.nodes().weight()[node] * SiteSlopes.of(site, node, SiteState.frozen(system, pair.site(), node, parts, expansions), pair)[0];
      }
    }
  }

  private static LagGrid grid(MeanFieldSystem system) {
    if (system.clock().lagStep() > 0) {
      return new LagGrid(LAGS, system.clock().lagStep());
    }
    FrequencyScan rates = FrequencyScan.of(system, 1);
    double fastest = Math.max(rates.fastest(), system.pairs().stream().mapToDouble(p -> p.memory().rate()).max().orElse(0));
    double step = STEP / fastest;
    double period = PERIOD / rates.slowest();
    int lags = LAGS;
    while (lags < MOST_LAGS && lags * step < period) {
      lags *= 2;
    }
    return new LagGrid(lags, Math.max(step, period / lags));
  }

  /** The spectral radius; below 1 the state is stable. */
  double value() {
    int pairs = map.pairs().size();
    LagGrid grid = map.grid();
    double[][] noise = map.argumentCovariances(new double[pairs][grid.lags()]);
    double[][] x = new double[pairs][grid.lags()];
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.exp(-Math.abs(grid.lag(j)) / (START * grid.lags() * grid.step()));
      }
    }
    double radius = 0;
    for (int k = 0; k < MOST; k++) {
      double[][] next = image(x, noise);
      double size = largest(next);
      if (size == 0) {
        return 0;
      }
      double ratio = size / largest(x);
      for (double[] row : next) {
        for (int j = 0; j < row.length; j++) {
          row[j] /= size;
        }
      }
      x = next;
      if (k > 5 && Math.abs(ratio - radius) <= ACCURACY * ratio) {
        return ratio;
      }
      radius = ratio;
    }
    return radius;
  }

  private static double largest(double[][] x) {
    double largest = 0;
    for (double[] row : x) {
      for (double v : row) {
        largest = Math.max(largest, Math.abs(v));
      }
    }
    return largest;
  }

  /** One passage: the correlations as they stand before ρ multiplies them. */
  private double[][] image(double[][] x, double[][] noise) {
    int pairs = map.pairs().size();
    LagGrid grid = map.grid();
    double[][] rest = new double[pairs][grid.lags()];
    double[][] covariance = new double[map.targets()][grid.lags()];
    for (int p = 0; p < pairs; p++) {
      Memory memory = map.pairs().get(p).memory();
      double atZero = x[p][0];
      for (int j = 0; j < grid.lags(); j++) {
        rest[p][j] = memory.at(grid.lag(j), grid.step()) * x[p][j] - (memory.hasKink() ? atZero * kinks[p].correlation(p)[j] : 0);
      }
      for (int t = 0; t < covariance.length && memory.hasKink(); t++) {
        for (int j = 0; j < grid.lags(); j++) {
          covariance[t][j] += atZero * (kinks[p].argument(t)[j] - noise[t][j]);
        }
      }
    }
    double[][] smooth = map.argumentCovariances(rest);
    double[][] next = new double[pairs][grid.lags()];
    for (int p = 0; p < pairs; p++) {
      MeanFieldSystem.Pair pair = map.pairs().get(p);
      EffectiveSite site = system.site(pair.site());
      for (int node = 0; node < slopes[p].length; node++) {
        int t = map.target(pair.site(), node, site.outputOf(pair.left()), site.outputOf(pair.right()));
        for (int j = 0; j < grid.lags(); j++) {
          next[p][j] += slopes[p][node] * (covariance[t][j] + smooth[t][j] - noise[t][j]);
        }
      }
    }
    return next;
  }
}
