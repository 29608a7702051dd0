package org.saddlepoint.solve;

import java.util.Arrays;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Units of the unknowns of {@link CorrelationPacking}: root mean squares of the readouts in a state, so that residuals count the same
 * whatever the units of the fields, and small fields beside large ones are solved as well as these.
 */
final class CorrelationUnits {
  /** Below this share of the largest unit one is what rounding has left. */
  private static final double LEAST = 1e-30;

  private final CorrelationMap map;
  private final MeanFieldSystem system;

  CorrelationUnits(CorrelationMap map) {
    this.map = map;
    this.system = map.system();
  }

  /** Mean squares of the readouts of the pairs on the grid, the product of roots for two readouts; zero where averages fail. */
  double[] squares(Correlations state) {
    double[][] sizes = sizes(state);
    return map.pairs().stream().mapToDouble(pair -> sizes[pair.site()][pair.left()] * sizes[pair.site()][pair.right()]).toArray();
  }

  /** A unit for each unknown, for static ones the state with the unit in its place. */
  Correlations of(Correlations state) {
    double[][] sizes = sizes(state);
    double[] means = system.means().stream().mapToDouble(m -> sizes[m.site()][m.readout()]).toArray();
    double[] pairs = system.pairs().stream().mapToDouble(p -> sizes[p.site()][p.left()] * sizes[p.site()][p.right()]).toArray();
    double largest = Math.max(Arrays.stream(pairs).max().orElse(0), Math.pow(Arrays.stream(means).max().orElse(0), 2));
    double whole = largest > 0 ? largest : 1;
    for (int p = 0; p < pairs.length; p++) {
      pairs[p] = pairs[p] > LEAST * whole ? pairs[p] : whole;
    }
    for (int m = 0; m < means.length; m++) {
      means[m] = means[m] * means[m] > LEAST * whole ? means[m] : Math.sqrt(whole);
    }
    double[][] decaying = new double[map.pairs().size()][map.grid().lags()];
    for (int p = 0; p < decaying.length; p++) {
      Arrays.fill(decaying[p], pairs[system.pairs().indexOf(map.pairs().get(p))]);
    }
    return new Correlations(new StaticParts(means, pairs, pairs.clone()), decaying);
  }

  /** {@code [site][readout]}: √⟨b²⟩ of all that drives something. */
  private double[][] sizes(Correlations state) {
    double[][] sizes = new double[system.sites().size()][];
    double[][] covariances = map.argumentCovariances(state.decaying());
    Expansions expansions = Expansions.exact();
    for (int s = 0; s < sizes.length; s++) {
      int at = s;
      EffectiveSite site = system.site(s);
      boolean[] drives = new boolean[site.readouts().size()];
      system.pairs().stream().filter(p -> p.site() == at).forEach(p -> drives[p.left()] = drives[p.right()] = true);
      system.means().stream().filter(m -> m.site() == at).forEach(m -> drives[m.readout()] = true);
      sizes[s] = new double[drives.length];
      for (int r = 0; r < drives.length; r++) {
        sizes[s][r] = drives[r] ? Math.sqrt(square(s, r, state.parts(), covariances, expansions)) : 0;
      }
    }
    return sizes;
  }

  private double square(int s, int readout, StaticParts parts, double[][] covariances, Expansions expansions) {
    EffectiveSite site = system.site(s);
    double square = 0;
    try {
      for (int node = 0; node < site.nodes().count(); node++) {
        int here = node;
        SiteState state = map.siteState(s, node, parts, covariances, expansions);
        double moment = state.covariance(readout, readout, (l, m) -> {
          int target = map.target(s, here, l, m);
          return state.fields().within(l, m) + (target >= 0 ? covariances[target][0] : 0);
        });
        square += site.ratio() * site.nodes().weight()[node] * (moment + Math.pow(state.average(readout), 2));
      }
    } catch (NumericalFailure diverges) {
      return 0;
    }
    return square > 0 ? square : 0;
  }
}
