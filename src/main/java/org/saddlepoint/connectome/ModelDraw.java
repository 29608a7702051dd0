package org.saddlepoint.connectome;

import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.numeric.RandomStream;

/**
 * A coupling matrix drawn from a fitted random-mode model, J_ij = a_i Σ_a l_ia D_a r_ja b_j with l = X, r = ρX + (1 − ρ²)^½ Y and X, Y of
 * entries with variance 1/N; independent elements of variance 1/N in place of the modes where the model has none.
 */
final class ModelDraw {
  private ModelDraw() {}

  /** N × N by rows, of unit strength g = 1. */
  static double[] of(RandomModes model, long seed) {
    int n = model.gains().input().length;
    RandomStream random = RandomStream.of(seed, "draw of the fitted model", 0);
    double[] core = model.independent() ? independent(n, random) : modes(model, n, random);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        core[i * n + j] *= model.gains().input()[i] * model.gains().output()[j];
      }
    }
    return core;
  }

  private static double[] independent(int n, RandomStream random) {
    double[] elements = new double[n * n];
    random.fillGaussian(elements, 1 / Math.sqrt(n));
    return elements;
  }

  private static double[] modes(RandomModes model, int n, RandomStream random) {
    int m = Math.max(1, (int) Math.round(model.ratio() * n));
    int rows = model.strengths().length;
    double[] left = new double[n * m];
    double[] right = new double[n * m];
    double deviation = 1 / Math.sqrt(n);
    double scale = Math.sqrt((double) n / m);
    for (int a = 0; a < m; a++) {
      // As many modes as rows have one row each; more modes share them evenly.
      int row = (int) Math.min(rows - 1, (long) a * rows / m);
      double overlap = model.overlaps()[row];
      double rest = Math.sqrt(1 - overlap * overlap);
      for (int i = 0; i < n; i++) {
        double x = deviation * random.nextGaussian();
        left[i * m + a] = scale * model.strengths()[row] * x;
        right[i * m + a] = overlap * x + rest * deviation * random.nextGaussian();
      }
    }
    double[] byColumns = new double[n * n];
    try (DenseProduct product = DenseProduct.of(left, n, m, n, DenseProduct.Precision.DOUBLE)) {
      // Row j of the right vectors is a column of their transpose.
      product.multiply(right, byColumns, n);
    }
    double[] elements = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        elements[i * n + j] = byColumns[j * n + i];
      }
    }
    return elements;
  }
}
