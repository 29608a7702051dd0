package org.saddlepoint.activation;

/** Dense linear least squares by Householder reflections, for a handful of unknowns. */
final class LeastSquares {
  private LeastSquares() {}

  /** The c that minimises |A c − b|; columns that are combinations of others get the coefficient 0. Overwrites its arguments. */
  static double[] solve(double[][] a, double[] b) {
    int rows = a.length;
    int columns = a[0].length;
    double[] diagonal = new double[columns];
    for (int k = 0; k < columns; k++) {
      double norm = 0;
      for (int i = k; i < rows; i++) {
        norm = Math.hypot(norm, a[i][k]);
      }
      if (norm == 0) {
        continue;
      }
      double alpha = a[k][k] > 0 ? -norm : norm;
      a[k][k] -= alpha;
      diagonal[k] = alpha;
      double length = 0;
      for (int i = k; i < rows; i++) {
        length += a[i][k] * a[i][k];
      }
      for (int j = k + 1; j < columns; j++) {
        reflect(a, k, j, length);
      }
      double dot = 0;
      for (int i = k; i < rows; i++) {
        dot += a[i][k] * b[i];
      }
      for (int i = k; i < rows; i++) {
        b[i] -= 2 * dot / length * a[i][k];
      }
    }
    double largest = 0;
    for (double d : diagonal) {
      largest = Math.max(largest, Math.abs(d));
    }
    double[] c = new double[columns];
    for (int k = columns - 1; k >= 0; k--) {
      double sum = b[k];
      for (int j = k + 1; j < columns; j++) {
        sum -= a[k][j] * c[j];
      }
      c[k] = Math.abs(diagonal[k]) > 1e-15 * largest ? sum / diagonal[k] : 0;
    }
    return c;
  }

  private static void reflect(double[][] a, int k, int j, double length) {
    double dot = 0;
    for (int i = k; i < a.length; i++) {
      dot += a[i][k] * a[i][j];
    }
    double factor = 2 * dot / length;
    for (int i = k; i < a.length; i++) {
      a[i][j] -= factor * a[i][k];
    }
  }
}
