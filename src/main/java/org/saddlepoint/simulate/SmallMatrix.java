package org.saddlepoint.simulate;

/** Functions of small square matrices, elements {@code a[i][j]}. */
final class SmallMatrix {
  private static final int TAYLOR_TERMS = 18;

  private SmallMatrix() {}

  /** exp(A) by scaling to norm below 1/2, its Taylor series (error below 1e-20), and squaring. */
  static double[][] exponential(double[][] a) {
    int n = a.length;
    double norm = 0;
    for (double[] row : a) {
      double sum = 0;
      for (double x : row) {
        sum += Math.abs(x);
      }
      norm = Math.max(norm, sum);
    }
    int squarings = norm > 0.5 ? Math.getExponent(norm) + 2 : 0;
    double[][] scaled = new double[n][n];
    double[][] term = new double[n][n];
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      term[i][i] = 1;
      result[i][i] = 1;
      for (int j = 0; j < n; j++) {
        scaled[i][j] = Math.scalb(a[i][j], -squarings);
      }
    }
    for (int order = 1; order <= TAYLOR_TERMS; order++) {
      term = product(term, scaled);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          term[i][j] /= order;
          result[i][j] += term[i][j];
        }
      }
    }
    for (int k = 0; k < squarings; k++) {
      result = product(result, result);
    }
    return result;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  /** The lower triangular F with F Fᵀ = A for a symmetric positive semi-definite A; null directions get zero columns. */
  static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] f = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= f[i][k] * f[j][k];
        }
        if (i == j) {
          f[i][i] = sum > 1e-14 * a[i][i] ? Math.sqrt(sum) : 0;
        } else {
          f[i][j] = f[j][j] > 0 ? sum / f[j][j] : 0;
        }
      }
    }
    return f;
  }

  /** The block of size d at block row and column (row, column). */
  static double[][] block(double[][] a, int row, int column, int d) {
    double[][] b = new double[d][d];
    for (int i = 0; i < d; i++) {
      System.arraycopy(a[row * d + i], column * d, b[i], 0, d);
    }
    return b;
  }
}
