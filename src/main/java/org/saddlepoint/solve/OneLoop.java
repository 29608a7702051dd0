package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.Estimate;

/**
 * The first correction in 1/N to moments and to the participation ratio of a static network with an odd activation.
 *
 * <p>With a source h·o the generating function is W(h) = S0(h) + S1(h)/N, S0 the tilted saddle and
 * S1 = −½ ln det(1 − 𝒱B) − ln(1 − V⟨φ'_1 φ'_2⟩) + Σ_s ln det(1 − V M^s) (+ the local term of J_ii = 0), where B holds the joint
 * cumulants of the even labels x~_r x~_s, φ_r φ_s, the middle term is that of the even ghost labels of two copies and
 * M^s_rr' = ⟨φ_r φ'_s x~_r'⟩ belongs to the odd labels x~_r c̄_s, φ_r φ'_s c_s. ⟨o⟩ = ∂W, N⟨o²⟩_c = ∂²W. That S1(0) = 0 shows the
 * list of labels to be complete.
 *
 * <p>The derivatives in h are central differences extrapolated from three steps; the error estimate is the last change.
 */
public final class OneLoop {
  private static final int POINTS = 70;
  private static final double STEP = 0.02;
  private static final int LEVELS = 3;

  private final StaticSite site;

  public OneLoop(StaticSite site) {
    this.site = site;
  }

  /** c in ⟨F⟩ = F0 + c/N for a function F of the site's input x, such as x² or φ². */
  public Estimate moment(DoubleUnaryOperator function) {
    TiltedSites sites = new TiltedSites(site, 1, POINTS, function);
    sites.solve(0);
    double scale = STEP / Math.max(1, sites.mean(k -> Math.abs(sites.observed(k))));
    double[] values = new double[LEVELS];
    for (int k = 0; k < LEVELS; k++) {
      values[k] = slope(sites, scale / (1 << k));
    }
    return extrapolated(values);
  }

  /** The limit of values at steps h, h/2, h/4, … whose errors are even powers of the step. */
  private static Estimate extrapolated(double[] values) {
    double[] row = values.clone();
    for (int level = 1; level < values.length; level++) {
      double factor = Math.pow(4, level);
      for (int k = 0; k < values.length - level; k++) {
        row[k] = (factor * row[k + 1] - row[k]) / (factor - 1);
      }
    }
    return new Estimate(row[0], Math.abs(row[0] - row[1]) + 1e-9 * Math.max(1, Math.abs(row[0])));
  }

  private static double slope(TiltedSites sites, double h) {
    return (at(sites, h) - at(sites, -h)) / (2 * h);
  }

  private static double at(TiltedSites sites, double h) {
    sites.solve(h);
    return correction(sites);
  }

  /**
   * The participation ratio of an odd function u of the input at infinite N and its coefficient c in
   * (E tr C)²/(N E tr C²) = PR + c/N, C the covariance over draws of the noise at fixed couplings.
   */
  public Participation participation(DoubleUnaryOperator signal) {
    Estimate trace = moment(x -> Math.pow(signal.applyAsDouble(x), 2));
    TiltedSites sites = new TiltedSites(site, 2, POINTS, signal);
    sites.solve(0);
    double rest = correction(sites);
    double diagonal = sites.mean(k -> Math.pow(signal.applyAsDouble(sites.x(k, 0)), 2));
    double h = STEP / Math.max(1, diagonal);
    double[] leading = new double[LEVELS];
    double[] next = new double[LEVELS];
    for (int k = 0; k < LEVELS; k++) {
      double step = h / (1 << k);
      sites.solve(step);
      leading[k] = sites.mean(sites::observed) / step;
      next[k] = 2 * (correction(sites) - rest) / (step * step);
    }
    Estimate square = extrapolated(leading);
    Estimate squareNext = extrapolated(next);
    double ratio = diagonal * diagonal / square.value();
    double relative = 2 * trace.value() / diagonal - squareNext.value() / square.value();
    double error = squareNext.error() / square.value() + 2 * trace.error() / diagonal;
    return new Participation(ratio, new Estimate(ratio * relative, ratio * error), rest);
  }

  /** PR, its coefficient of 1/N, and S1(0), which must vanish. */
  public record Participation(double value, Estimate nextOrder, double zero) {}

  /** S1 at the tilted saddle. */
  private static double correction(TiltedSites sites) {
    int n = sites.copies();
    double v = sites.site().coupling();
    List<int[]> pairs = new ArrayList<>();
    for (int r = 0; r < n; r++) {
      for (int s = r; s < n; s++) {
        pairs.add(new int[] {r, s});
      }
    }
    double sum = -0.5 * Math.log(evenDeterminant(sites, pairs, v));
    if (n == 2) {
      sum -= Math.log(1 - v * sites.mean(k -> sites.slope(k, 0) * sites.slope(k, 1)));
    }
    for (int s = 0; s < n; s++) {
      sum += Math.log(ghostDeterminant(sites, s, v));
    }
    return sites.site().selfCoupling() ? sum : sum + withoutSelfCoupling(sites, v);
  }

  /** det(1 − 𝒱B) over the labels x~_r x~_s and φ_r φ_s, 𝒱 joining them with V/2 on equal and V on different copies. */
  private static double evenDeterminant(TiltedSites sites, List<int[]> pairs, double v) {
    int m = pairs.size();
    double[] responses = new double[m];
    double[] outputs = new double[m];
    for (int a = 0; a < m; a++) {
      int[] p = pairs.get(a);
      responses[a] = sites.mean(k -> sites.score(k, p[0], p[1]));
      outputs[a] = sites.mean(k -> sites.phi(k, p[0]) * sites.phi(k, p[1]));
    }
    double[][] matrix = new double[2 * m][2 * m];
    for (int a = 0; a < m; a++) {
      int[] p = pairs.get(a);
      double weight = p[0] == p[1] ? v / 2 : v;
      for (int b = 0; b < m; b++) {
        int[] q = pairs.get(b);
        double rr = sites.mean(k -> sites.score(k, p[0], p[1], q[0], q[1])) - responses[a] * responses[b];
        double ro = sites.mean(k -> sites.score(k, p[0], p[1]) * sites.phi(k, q[0]) * sites.phi(k, q[1])) - responses[a] * outputs[b];
        double or = sites.mean(k -> sites.score(k, q[0], q[1]) * sites.phi(k, p[0]) * sites.phi(k, p[1])) - outputs[a] * responses[b];
        double oo = sites.mean(k -> sites.phi(k, p[0]) * sites.phi(k, p[1]) * sites.phi(k, q[0]) * sites.phi(k, q[1])) - outputs[a] * outputs[b];
        matrix[a][b] = (a == b ? 1 : 0) - weight * or;
        matrix[a][m + b] = -weight * oo;
        matrix[m + a][b] = -weight * rr;
        matrix[m + a][m + b] = (a == b ? 1 : 0) - weight * ro;
      }
    }
    return determinant(matrix);
  }

  private static double ghostDeterminant(TiltedSites sites, int s, double v) {
    int n = sites.copies();
    double[][] matrix = new double[n][n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        int row = r;
        int column = c;
        matrix[r][c] = (r == c ? 1 : 0) - v * sites.mean(k -> sites.phi(k, row) * sites.slope(k, s) * sites.score(k, column));
      }
    }
    return determinant(matrix);
  }

  /** −½V⟨Z²⟩ with Z = Σ_r (x~_r φ_r − c̄_r φ'_r c_r): what J_ii would have contributed. */
  private static double withoutSelfCoupling(TiltedSites sites, double v) {
    double square = 0;
    for (int r = 0; r < sites.copies(); r++) {
      for (int s = 0; s < sites.copies(); s++) {
        int a = r;
        int b = s;
        square += sites.mean(k -> sites.score(k, a, b) * sites.phi(k, a) * sites.phi(k, b));
        square -= 2 * sites.mean(k -> sites.score(k, a) * sites.phi(k, a) * sites.slope(k, b));
        square += a == b ? 0 : sites.mean(k -> sites.slope(k, a) * sites.slope(k, b));
      }
    }
    return -v * square / 2;
  }

  private static double determinant(double[][] matrix) {
    int n = matrix.length;
    double result = 1;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        pivot = Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c]) ? r : pivot;
      }
      double[] row = matrix[pivot];
      matrix[pivot] = matrix[c];
      matrix[c] = row;
      result *= pivot == c ? row[c] : -row[c];
      for (int r = c + 1; r < n; r++) {
        double factor = matrix[r][c] / row[c];
        for (int k = c; k < n; k++) {
          matrix[r][k] -= factor * row[k];
        }
      }
    }
    return result;
  }
}
