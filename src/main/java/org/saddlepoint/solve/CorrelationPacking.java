package org.saddlepoint.solve;

/**
 * A state as a vector of unknowns: static parts, then for each nonlinear pair the independent lags (half of them where a readout is
 * paired with itself, whose correlation is even).
 */
final class CorrelationPacking {
  private final CorrelationMap map;
  private final int statics;
  private final int[] offset;
  private final int size;

  CorrelationPacking(CorrelationMap map) {
    this.map = map;
    this.statics = StaticParts.zero(map.system()).size();
    this.offset = new int[map.pairs().size()];
    int at = statics;
    for (int p = 0; p < offset.length; p++) {
      offset[p] = at;
      at += even(p) ? map.grid().lags() / 2 + 1 : map.grid().lags();
    }
    this.size = at;
  }

  private boolean even(int p) {
    return map.pairs().get(p).left() == map.pairs().get(p).right();
  }

  int size() {
    return size;
  }

  double[] pack(Correlations state) {
    double[] x = new double[size];
    state.parts().copyTo(x, 0);
    for (int p = 0; p < offset.length; p++) {
      int end = p + 1 < offset.length ? offset[p + 1] : size;
      System.arraycopy(state.decaying()[p], 0, x, offset[p], end - offset[p]);
    }
    return x;
  }

  Correlations unpack(double[] x) {
    int n = map.grid().lags();
    double[][] decaying = new double[offset.length][n];
    for (int p = 0; p < offset.length; p++) {
      int end = p + 1 < offset.length ? offset[p + 1] : size;
      System.arraycopy(x, offset[p], decaying[p], 0, end - offset[p]);
      for (int j = end - offset[p]; j < n; j++) {
        decaying[p][j] = decaying[p][n - j];
      }
    }
    return new Correlations(StaticParts.of(x, 0, map.system()), decaying);
  }
}
