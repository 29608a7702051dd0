package org.saddlepoint.simulate;

import java.util.List;
import org.saddlepoint.numeric.DenseProduct;

/**
 * The covariance matrix of the sites over independent draws, Σ_b (h_b − h̄)(h_b − h̄)ᵀ/(n − 1), which is unbiased; for samples of one
 * instant, where there are more draws than trajectories elsewhere.
 */
record DrawCovariance(int sites, double[] matrix) {

  /** The matrix of one group of draws, the sites of several records stacked. */
  static DrawCovariance of(List<SampleRecord> records, int[] draws) {
    int sites = records.stream().mapToInt(SampleRecord::sites).sum();
    int n = draws.length;
    double[] rows = new double[sites * n];
    int offset = 0;
    for (SampleRecord record : records) {
      for (int i = 0; i < record.sites(); i++) {
        double mean = 0;
        for (int b : draws) {
          mean += record.of(0, b)[i] / n;
        }
        for (int k = 0; k < n; k++) {
          rows[(offset + i) * n + k] = record.of(0, draws[k])[i] - mean;
        }
      }
      offset += record.sites();
    }
    double[] matrix = new double[sites * sites];
    try (DenseProduct product = DenseProduct.of(rows, sites, n, sites, DenseProduct.Precision.DOUBLE)) {
      product.multiply(rows, matrix, sites);
    }
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] /= n - 1.0;
    }
    return new DrawCovariance(sites, matrix);
  }

  /** The average with the matrix of another group. @param weight of this one */
  DrawCovariance joined(DrawCovariance other, double weight) {
    double[] all = new double[matrix.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = weight * matrix[k] + (1 - weight) * other.matrix[k];
    }
    return new DrawCovariance(sites, all);
  }

  double variance(int site) {
    return matrix[site * sites + site];
  }

  /** tr of the product of this matrix with that of another group. */
  double trace(DrawCovariance other) {
    double sum = 0;
    for (int k = 0; k < matrix.length; k++) {
      sum += matrix[k] * other.matrix[k];
    }
    return sum;
  }

  /** The same for the matrices divided by the variances of the sites, C_ij C'_ij/(v_i v_j). */
  double scaledTrace(DrawCovariance other, double[] variances) {
    double sum = 0;
    for (int i = 0; i < sites; i++) {
      for (int j = 0; j < sites; j++) {
        if (variances[i] > 0 && variances[j] > 0) {
          sum += matrix[i * sites + j] * other.matrix[i * sites + j] / (variances[i] * variances[j]);
        }
      }
    }
    return sum;
  }
}
