package org.saddlepoint.connectome;

import java.util.Arrays;
import org.saddlepoint.numeric.SingularValues;

/**
 * The singular modes of a coupling matrix, J = Σ_a s_a u_a v_aᵀ with u_a, v_a of length one.
 *
 * @param values s_a, descending
 * @param overlaps u_a·v_a, between −1 and 1: the overlap ρ_a = E[N l_i r_i] of a random mode whose vectors have entries of variance 1/N.
 *     The vectors of equal singular values are free up to a common rotation, which leaves only the mean of their overlaps defined: each
 *     of them has that mean. The vectors of vanishing singular values have no overlap: NaN
 */
record Modes(double[] values, double[] overlaps) {
  private static final double EQUAL = 1e-10;

  /** Cost of one singular value decomposition with vectors: seconds for a thousand neurons. */
  static Modes of(Coupling coupling) {
    int n = coupling.size();
    SingularValues decomposition = SingularValues.decompose(coupling.elements(), n, n);
    double[] s = decomposition.values();
    double[] overlaps = new double[n];
    for (int a = 0; a < n; a++) {
      for (int i = 0; i < n; i++) {
        overlaps[a] += decomposition.left()[a * n + i] * decomposition.right()[a * n + i];
      }
    }
    for (int a = 0, end; a < n; a = end) {
      end = a + 1;
      while (end < n && s[end - 1] - s[end] <= EQUAL * s[0]) {
        end++;
      }
      double mean = s[a] <= EQUAL * s[0] ? Double.NaN : Arrays.stream(overlaps, a, end).average().orElseThrow();
      Arrays.fill(overlaps, a, end, mean);
    }
    return new Modes(s, overlaps);
  }

  /** Number of singular values that do not vanish. */
  int rank() {
    return (int) Arrays.stream(overlaps).filter(r -> !Double.isNaN(r)).count();
  }

  /** (tr JJᵀ)²/(N tr (JJᵀ)²) = (Σ s²)²/(N Σ s⁴), between 1/N and 1. */
  double effectiveRank() {
    double square = 0;
    double fourth = 0;
    for (double value : values) {
      double s = value / values[0];
      square += s * s;
      fourth += s * s * s * s;
    }
    return square * square / (values.length * fourth);
  }

  /** Σ ρ_a² over the modes of nonzero strength, divided by their number. */
  double meanSquareOverlap() {
    return Arrays.stream(overlaps).filter(r -> !Double.isNaN(r)).map(r -> r * r).average().orElse(0);
  }

  /** Σ s_a² ρ_a / Σ s_a²: the mean overlap, each mode with its share of the variance of the couplings. */
  double weightedOverlap() {
    double sum = 0;
    double square = 0;
    for (int a = 0; a < values.length; a++) {
      double s = values[a] / values[0];
      square += s * s;
      sum += Double.isNaN(overlaps[a]) ? 0 : s * s * overlaps[a];
    }
    return sum / square;
  }
}
