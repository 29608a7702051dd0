package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * Order parameters of the sampled species as one vector for the accelerated iteration: correlations by lag up to a quarter of the
 * period with their plateau, relative to their value at equal times, and responses by frequency.
 */
final class Packing {
  private final Periodic grid;
  private final List<Integer> pairs;
  private final List<Integer> responses;
  private final List<Integer> means;
  private final double[] scale;
  private final int reach;

  Packing(SampledSystem system, List<SiteUpdate> updates, OrderParameters reference) {
    this.grid = reference.grid;
    this.pairs = range(system.pairs().size()).stream().filter(p -> updates.get(system.pairs().get(p).site()).sampled()).toList();
    this.responses = range(system.responses().size()).stream().filter(r -> updates.get(system.responses().get(r).site()).sampled()).toList();
    this.means = range(system.means().size()).stream().filter(m -> updates.get(system.means().get(m).site()).sampled()).toList();
    this.reach = grid.n() / 4;
    this.scale = pairs.stream().mapToDouble(p -> 1 / Math.max(1e-12, Math.abs(grid.equalTime(reference.pairRe[p])))).toArray();
  }

  private static List<Integer> range(int n) {
    return java.util.stream.IntStream.range(0, n).boxed().toList();
  }

  int size() {
    return pairs.size() * 2 * (reach + 1) + responses.size() * (2 * grid.bins() + 1) + means.size();
  }

  double[] pack(OrderParameters o) {
    double[] x = new double[size()];
    int at = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double[] c = grid.lags(o.pairRe[pairs.get(i)], o.pairIm[pairs.get(i)]);
      // Beyond the window a correlation is its plateau.
      x[at++] = scale[i] * c[grid.n() / 2];
      for (int j = 0; j <= reach; j++) {
        x[at++] = scale[i] * c[j];
      }
      for (int j = 1; j <= reach; j++) {
        x[at++] = scale[i] * c[grid.n() - j];
      }
    }
    for (int r : responses) {
      System.arraycopy(o.responseRe[r], 0, x, at, grid.bins());
      System.arraycopy(o.responseIm[r], 0, x, at + grid.bins(), grid.bins());
      x[at + 2 * grid.bins()] = o.instant[r];
      at += 2 * grid.bins() + 1;
    }
    for (int m : means) {
      x[at++] = o.means[m];
    }
    return x;
  }

  void unpack(double[] x, OrderParameters o) {
    int at = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double[] c = new double[grid.n()];
      java.util.Arrays.fill(c, x[at++] / scale[i]);
      for (int j = 0; j <= reach; j++) {
        c[j] = x[at++] / scale[i];
      }
      for (int j = 1; j <= reach; j++) {
        c[grid.n() - j] = x[at++] / scale[i];
      }
      grid.spectrum(c, o.pairRe[pairs.get(i)], o.pairIm[pairs.get(i)]);
    }
    for (int r : responses) {
      System.arraycopy(x, at, o.responseRe[r], 0, grid.bins());
      System.arraycopy(x, at + grid.bins(), o.responseIm[r], 0, grid.bins());
      o.instant[r] = x[at + 2 * grid.bins()];
      at += 2 * grid.bins() + 1;
    }
    for (int m : means) {
      o.means[m] = x[at++];
    }
  }

}
