package org.saddlepoint.numeric;

/**
 * Solves A X = B for a small dense complex matrix by Gaussian elimination with partial pivoting. Matrices are row-major in
 * separate real and imaginary arrays. Works in place and allocates nothing, so it serves inner loops.
 */
public final class ComplexSystem {
  private ComplexSystem() {}

  /**
   * @param n   order of A; {@code a*} have n·n elements and are destroyed
   * @param m   number of right-hand sides; {@code b*} have n·m elements and become the solution
   * @return false if A is singular to working precision (then B is meaningless)
   */
  public static boolean solve(int n, double[] aRe, double[] aIm, int m, double[] bRe, double[] bIm) {
    for (int k = 0; k < n; k++) {
      int pivot = k;
      double largest = 0;
      for (int i = k; i < n; i++) {
        double size = Math.abs(aRe[i * n + k]) + Math.abs(aIm[i * n + k]);
        if (size > largest) {
          largest = size;
          pivot = i;
        }
      }
      if (!(largest > 0) || !Double.isFinite(largest)) {
        return false;
      }
      if (pivot != k) {
        swap(aRe, k, pivot, n);
        swap(aIm, k, pivot, n);
        swap(bRe, k, pivot, m);
        swap(bIm, k, pivot, m);
      }
      double pr = aRe[k * n + k];
      double pi = aIm[k * n + k];
      double norm = pr * pr + pi * pi;
      double ir = pr / norm;
      double ii = -pi / norm;
      for (int i = k + 1; i < n; i++) {
        double xr = aRe[i * n + k];
        double xi = aIm[i * n + k];
        if (xr == 0 && xi == 0) {
          continue;
        }
        double fr = xr * ir - xi * ii;
        double fi = xr * ii + xi * ir;
        for (int j = k + 1; j < n; j++) {
          double yr = aRe[k * n + j];
          double yi = aIm[k * n + j];
          aRe[i * n + j] -= fr * yr - fi * yi;
          aIm[i * n + j] -= fr * yi + fi * yr;
        }
        for (int j = 0; j < m; j++) {
          double yr = bRe[k * m + j];
          double yi = bIm[k * m + j];
          bRe[i * m + j] -= fr * yr - fi * yi;
          bIm[i * m + j] -= fr * yi + fi * yr;
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      double pr = aRe[i * n + i];
      double pi = aIm[i * n + i];
      double norm = pr * pr + pi * pi;
      for (int j = 0; j < m; j++) {
        double sr = bRe[i * m + j];
        double si = bIm[i * m + j];
        for (int k = i + 1; k < n; k++) {
          double xr = aRe[i * n + k];
          double xi = aIm[i * n + k];
          double yr = bRe[k * m + j];
          double yi = bIm[k * m + j];
          sr -= xr * yr - xi * yi;
          si -= xr * yi + xi * yr;
        }
        bRe[i * m + j] = (sr * pr + si * pi) / norm;
        bIm[i * m + j] = (si * pr - sr * pi) / norm;
      }
    }
    return true;
  }

  private static void swap(double[] x, int row, int other, int width) {
    for (int j = 0; j < width; j++) {
      double kept = x[row * width + j];
      x[row * width + j] = x[other * width + j];
      x[other * width + j] = kept;
    }
  }
}
