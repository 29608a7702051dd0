package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.action.LoopFamily;
import org.saddlepoint.action.OneLoop;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.Estimate;

/**
 * The first correction in 1/N to moments and to the participation ratio of a static network with an odd activation.
 *
 * <p>With a source h·o the generating function is W(h) = S0(h) + S1(h)/N, S0 the tilted saddle and S1 the derived sum over
 * families of labels ({@link OneLoop}) under the tilted measure. ⟨o⟩ = ∂W, N⟨o²⟩_c = ∂²W. That S1(0) = 0 shows the list of
 * labels to be complete.
 *
 * <p>The derivatives in h are central differences extrapolated from three steps; the error estimate is the last change.
 */
public final class LoopCorrection {
  private static final int POINTS = 56;
  private static final double STEP = 0.02;
  private static final int LEVELS = 4;

  private final StaticSite site;
  private final IntFunction<OneLoop> expansion;
  private final ToDoubleFunction<Expr> number;

  /**
   * @param site the static problem in numbers
   * @param expansion the derived one-loop action for one or two copies
   * @param number the value of a formula of parameters
   */
  public LoopCorrection(StaticSite site, IntFunction<OneLoop> expansion, ToDoubleFunction<Expr> number) {
    this.site = site;
    this.expansion = expansion;
    this.number = number;
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

  private double slope(TiltedSites sites, double h) {
    return (at(sites, h) - at(sites, -h)) / (2 * h);
  }

  private double at(TiltedSites sites, double h) {
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

  /** S1 at the tilted saddle, family by family as derived. */
  private double correction(TiltedSites sites) {
    OneLoop action = expansion.apply(sites.copies());
    double sum = 0;
    for (LoopFamily family : action.families()) {
      sum += family.exponent().doubleValue() * Math.log(determinant(matrix(family, sites)));
    }
    for (OneLoop.Insertion insertion : action.insertions()) {
      sum += number.applyAsDouble(insertion.weight()) * sites.mean(insertion.label());
    }
    return sum;
  }

  private double[][] matrix(LoopFamily family, TiltedSites sites) {
    int n = family.rows().size();
    double[] rows = new double[n];
    double[] columns = new double[n];
    for (int a = 0; a < n && family.connected(); a++) {
      rows[a] = sites.mean(family.rows().get(a));
      columns[a] = sites.mean(family.columns().get(a));
    }
    double[][] matrix = new double[n][n];
    for (int a = 0; a < n; a++) {
      double weight = number.applyAsDouble(family.weights().get(a));
      for (int c = 0; c < n; c++) {
        double mean = sites.mean(family.rows().get(a).times(family.columns().get(c))) - rows[a] * columns[c];
        matrix[a][c] = (a == c ? 1 : 0) - weight * mean;
      }
    }
    return matrix;
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
