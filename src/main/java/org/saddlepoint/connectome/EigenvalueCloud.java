package org.saddlepoint.connectome;

import org.saddlepoint.numeric.Spectra;

/**
 * Eigenvalues in the complex plane and the ellipse that random couplings would fill: half-axes R(1 + η) along the real and R(1 − η) along
 * the imaginary axis, where R² = (1/N) Σ_i a_i²b_i² and η is the correlation of J_ij with J_ji. For η = 0 the circle is exact as N → ∞ for
 * independent elements with gains and for random modes without overlaps; for η ≠ 0 the ellipse is exact for Gaussian elements without gains
 * (Sommers et al., Phys. Rev. Lett. 60 (1988) 1895) and a guide otherwise.
 *
 * @param re real parts, @param im imaginary parts
 * @param centre of the ellipse, on the real axis
 * @param realAxis half-axis along the real axis, @param imaginaryAxis half-axis along the imaginary axis
 */
public record EigenvalueCloud(double[] re, double[] im, double centre, double realAxis, double imaginaryAxis) {

  /** Of the matrix −leak·1 + J diag(slopes), by rows. */
  static EigenvalueCloud of(double[] coupling, double[] slopes, double leak) {
    int n = slopes.length;
    double[] matrix = new double[coupling.length];
    double[] rows = new double[n];
    double[] columns = new double[n];
    double product = 0;
    double square = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double w = coupling[i * n + j] * slopes[j];
        matrix[i * n + j] = w - (i == j ? leak : 0);
        rows[i] += w * w;
        columns[j] += w * w;
        if (i != j) {
          product += w * coupling[j * n + i] * slopes[i];
          square += w * w;
        }
      }
    }
    double total = java.util.Arrays.stream(rows).sum();
    double radius = 0;
    for (int i = 0; i < n; i++) {
      radius += total > 0 ? rows[i] * columns[i] / total : 0;
    }
    double reciprocity = square > 0 ? product / square : 0;
    Spectra.Eigenvalues values = Spectra.real(matrix, n);
    return new EigenvalueCloud(values.re(), values.im(), -leak, Math.sqrt(radius) * (1 + reciprocity), Math.sqrt(radius) * (1 - reciprocity));
  }

  /** The largest real part. */
  public double edge() {
    return java.util.Arrays.stream(re).max().orElseThrow();
  }

  /** How many eigenvalues lie outside an ellipse whose axes are larger by a factor. */
  public int outside(double factor) {
    int count = 0;
    // A symmetric matrix has no extent along one axis.
    double least = Double.MIN_NORMAL + 1e-12 * (realAxis + imaginaryAxis);
    for (int k = 0; k < re.length; k++) {
      count += Math.hypot((re[k] - centre) / (factor * Math.max(realAxis, least)), im[k] / (factor * Math.max(imaginaryAxis, least))) > 1 ? 1 : 0;
    }
    return count;
  }
}
