package org.saddlepoint.connectome;

import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.numeric.SpectralBoundary;

/**
 * Eigenvalues in the complex plane and the line where those of independent random elements of the same sizes and the same reciprocity
 * would end.
 *
 * @param re real parts, @param im imaginary parts
 * @param boundary of the random cloud
 */
public record EigenvalueCloud(double[] re, double[] im, SpectralBoundary.Line boundary) {

  /** Of the matrix −leak·1 + J diag(slopes), by rows. */
  static EigenvalueCloud of(double[] coupling, double[] slopes, double leak) {
    int n = slopes.length;
    double[] matrix = new double[coupling.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = coupling[i * n + j] * slopes[j] - (i == j ? leak : 0);
      }
    }
    return of(matrix, n);
  }

  /** Of any real matrix by rows. */
  public static EigenvalueCloud of(double[] matrix, int n) {
    Spectra.Eigenvalues values = Spectra.real(matrix, n);
    return new EigenvalueCloud(values.re(), values.im(), SpectralBoundary.of(matrix, n));
  }

  /** Without a line: of equations whose elements are not all couplings. */
  public static EigenvalueCloud withoutLine(double[] matrix, int n) {
    Spectra.Eigenvalues values = Spectra.real(matrix, n);
    return new EigenvalueCloud(values.re(), values.im(), SpectralBoundary.Line.NONE);
  }

  /** The largest real part. */
  public double edge() {
    return java.util.Arrays.stream(re).max().orElseThrow();
  }

  /** How many eigenvalues lie farther outside the boundary than a share of its extent. */
  public int outside(double share) {
    int count = 0;
    for (int k = 0; k < re.length; k++) {
      count += boundary.isOutside(re[k], im[k], share) ? 1 : 0;
    }
    return count;
  }
}
