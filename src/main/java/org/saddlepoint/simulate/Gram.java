package org.saddlepoint.simulate;

import org.saddlepoint.numeric.DenseProduct;

/**
 * Scalar products over the sites between the samples of two groups of trajectories, from which the traces of products of covariance
 * matrices follow without forming a matrix of sites: tr C_A C_B is the mean over s in A and s' in B of (h_s·h_s')².
 *
 * @param firsts trajectories in A, @param seconds trajectories in B, @param times samples of each
 * @param product {@code product[(b·times + t')·firsts·times + a·times + t]} = h_a(t)·h_b(t')
 * @param againstSecond {@code againstSecond[a][b][t]} = h_a(t)·m_b with m the time average of a trajectory
 * @param againstFirst {@code againstFirst[a][b][t']} = m_a·h_b(t')
 * @param means m_a·m_b
 */
record Gram(int firsts, int seconds, int times, double[] product, double[][][] againstSecond, double[][][] againstFirst, double[][] means) {

  /** The products of one segment of a record whose samples have been centred. */
  static Gram of(SampleRecord record, int segment, Groups groups, double[][] meanByTrajectory) {
    int times = record.perSegment();
    int sites = record.sites();
    double[] rows = stacked(record, segment, groups.first());
    double[] columns = stacked(record, segment, groups.second());
    double[] rowMeans = stacked(meanByTrajectory, groups.first(), sites);
    double[] columnMeans = stacked(meanByTrajectory, groups.second(), sites);
    int first = groups.first().length;
    int second = groups.second().length;
    double[] product = multiply(rows, columns, sites);
    double[] rowsAgainst = multiply(rows, columnMeans, sites);
    double[] columnsAgainst = multiply(columns, rowMeans, sites);
    double[] both = multiply(rowMeans, columnMeans, sites);
    double[][][] againstSecond = new double[first][second][times];
    double[][][] againstFirst = new double[first][second][times];
    double[][] means = new double[first][second];
    for (int a = 0; a < first; a++) {
      for (int b = 0; b < second; b++) {
        System.arraycopy(rowsAgainst, b * first * times + a * times, againstSecond[a][b], 0, times);
        System.arraycopy(columnsAgainst, a * second * times + b * times, againstFirst[a][b], 0, times);
        means[a][b] = both[b * first + a];
      }
    }
    return new Gram(first, second, times, product, againstSecond, againstFirst, means);
  }

  /** The products over the sites of two observables together. */
  Gram plus(Gram other) {
    double[][][] second = new double[firsts][seconds][times];
    double[][][] first = new double[firsts][seconds][times];
    double[][] mean = new double[firsts][seconds];
    for (int a = 0; a < firsts; a++) {
      for (int b = 0; b < seconds; b++) {
        mean[a][b] = means[a][b] + other.means[a][b];
        for (int t = 0; t < times; t++) {
          second[a][b][t] = againstSecond[a][b][t] + other.againstSecond[a][b][t];
          first[a][b][t] = againstFirst[a][b][t] + other.againstFirst[a][b][t];
        }
      }
    }
    double[] sum = product.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += other.product[k];
    }
    return new Gram(firsts, seconds, times, sum, second, first, mean);
  }

  /**
   * Unbiased estimate of tr C(τ)C(τ)ᵀ at lag τ of {@code lag} samples, with C(τ)_ij the covariance of h_i(t) and h_j(t + τ) about the
   * averages of the sites over time and trajectories. Squares of means are taken between different trajectories of a group.
   */
  double traceSquare(int lag) {
    double raw = 0;
    double rowMeans = 0;
    double columnMeans = 0;
    for (int a = 0; a < firsts; a++) {
      for (int b = 0; b < seconds; b++) {
        raw += lagged(a, b, lag);
      }
      rowMeans += betweenDifferent(againstSecond[a], lag);
    }
    for (int b = 0; b < seconds; b++) {
      double[][] column = new double[firsts][];
      for (int a = 0; a < firsts; a++) {
        column[a] = againstFirst[a][b];
      }
      columnMeans += betweenDifferent(column, lag);
    }
    return raw / (firsts * seconds) - rowMeans / firsts - columnMeans / seconds + meansSquared();
  }

  /** Mean over times of h_a(t)·h_b(t') h_a(t + τ)·h_b(t' + τ). */
  private double lagged(int a, int b, int lag) {
    int length = firsts * times;
    double sum = 0;
    for (int s = 0; s + lag < times; s++) {
      int here = (b * times + s) * length + a * times;
      int there = (b * times + s + lag) * length + a * times + lag;
      sum += scalar(here, there, times - lag);
    }
    double pairs = times - lag;
    return sum / (pairs * pairs);
  }

  /** Σ over t of product[here + t] product[there + t], in four sums that do not wait for one another. */
  private double scalar(int here, int there, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int t = 0;
    for (; t + 3 < length; t += 4) {
      s0 += product[here + t] * product[there + t];
      s1 += product[here + t + 1] * product[there + t + 1];
      s2 += product[here + t + 2] * product[there + t + 2];
      s3 += product[here + t + 3] * product[there + t + 3];
    }
    for (; t < length; t++) {
      s0 += product[here + t] * product[there + t];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Mean over times of Σ over k ≠ l of p_k(t) p_l(t + τ), per ordered pair. */
  private static double betweenDifferent(double[][] p, int lag) {
    int n = p.length;
    int pairs = p[0].length - lag;
    double sum = 0;
    for (int t = 0; t < pairs; t++) {
      double here = 0;
      double there = 0;
      double same = 0;
      for (double[] series : p) {
        here += series[t];
        there += series[t + lag];
        same += series[t] * series[t + lag];
      }
      sum += here * there - same;
    }
    return sum / pairs / (n * (n - 1.0));
  }

  /** Mean over a ≠ a' and b ≠ b' of (m_a·m_b)(m_a'·m_b'). */
  private double meansSquared() {
    double total = 0;
    double same = 0;
    double rows = 0;
    double[] column = new double[seconds];
    for (double[] row : means) {
      double sum = 0;
      for (int b = 0; b < seconds; b++) {
        sum += row[b];
        column[b] += row[b];
        same += row[b] * row[b];
      }
      rows += sum * sum;
      total += sum;
    }
    double columns = 0;
    for (double c : column) {
      columns += c * c;
    }
    return (total * total - rows - columns + same) / (firsts * (firsts - 1.0) * seconds * (seconds - 1.0));
  }

  private static double[] stacked(SampleRecord record, int segment, int[] trajectories) {
    int length = record.sites() * record.perSegment();
    double[] all = new double[trajectories.length * length];
    for (int k = 0; k < trajectories.length; k++) {
      System.arraycopy(record.of(segment, trajectories[k]), 0, all, k * length, length);
    }
    return all;
  }

  private static double[] stacked(double[][] vectors, int[] trajectories, int sites) {
    double[] all = new double[trajectories.length * sites];
    for (int k = 0; k < trajectories.length; k++) {
      System.arraycopy(vectors[trajectories[k]], 0, all, k * sites, sites);
    }
    return all;
  }

  /** out[column·rows + row] = row·column over sites. */
  private static double[] multiply(double[] rows, double[] columns, int sites) {
    int m = rows.length / sites;
    int n = columns.length / sites;
    double[] out = new double[m * n];
    try (DenseProduct product = DenseProduct.of(rows, m, sites, n, DenseProduct.Precision.DOUBLE)) {
      product.multiply(columns, out, n);
    }
    return out;
  }
}
