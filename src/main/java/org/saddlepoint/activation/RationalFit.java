package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;

/**
 * The quotient of polynomials P/Q of given degrees, Q(0) = 1, that is closest to an activation in the mean square under a Gaussian of
 * variance Δ. For an odd activation P is odd, for an even one even, and Q even for both.
 *
 * <p>Minimises E[(P − φQ)²/Q₀²] with Q₀ the denominator of the previous step, then E[(P/Q − φ)²] by Gauss–Newton steps; the error falls
 * monotonically in the second part. The minimum may be local. Source of the first iteration: Sanathanan and Koerner, IEEE Trans. Autom.
 * Control 8 (1963) 56.
 */
public final class RationalFit {
  private static final int LINEAR_STEPS = 30;
  private static final int NEWTON_STEPS = 60;
  private static final int DIGITS = 12;
  private static final double REACH = 8;

  private final double[] x;
  private final double[] weight;
  private final double[] target;
  private final int[] above;
  private final int[] below;

  private RationalFit(Activation phi, double variance, int m, int n) {
    double deviation = Math.sqrt(variance);
    GaussianNodes nodes = GaussianNodes.of(REACH, DoubleStream.of(phi.breakpoints()).map(b -> b / deviation).toArray());
    x = nodes.nodes();
    weight = nodes.rootWeights();
    target = DoubleStream.of(x).map(z -> phi.at(deviation * z)).toArray();
    Parity parity = Parity.of(phi.formula());
    above = powers(parity == Parity.ODD ? 1 : 0, m, parity == Parity.NONE ? 1 : 2);
    below = powers(parity == Parity.NONE ? 1 : 2, n, parity == Parity.NONE ? 1 : 2);
  }

  private static int[] powers(int first, int last, int step) {
    return IntStream.iterate(first, k -> k <= last, k -> k + step).toArray();
  }

  /** The best fit with degrees at most m and n. */
  public static RationalApproximant of(Activation phi, double variance, int m, int n) {
    RationalFit fit = new RationalFit(phi, variance, m, n);
    double[] c = fit.newton(fit.linear());
    double deviation = Math.sqrt(variance);
    Expr numerator = polynomial(fit.above, c, 0, deviation, false);
    Expr denominator = polynomial(fit.below, c, fit.above.length, deviation, true);
    return RationalApproximant.of(String.format(Locale.ROOT, "fit [%d/%d] at %.4g", m, n, variance), numerator, denominator);
  }

  /** Coefficients in x from those in x/√Δ, rounded to twelve digits. */
  private static Expr polynomial(int[] powers, double[] c, int offset, double deviation, boolean one) {
    List<Expr> terms = new ArrayList<>();
    if (one) {
      terms.add(Expr.ONE);
    }
    for (int k = 0; k < powers.length; k++) {
      double value = c[offset + k] / Math.pow(deviation, powers[k]);
      Rational rounded = Rational.parseDecimal(String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value));
      terms.add(Expr.mul(Expr.num(rounded), Expr.pow(Expr.sym(Activation.X), powers[k])));
    }
    return Expr.add(terms);
  }

  private double[] linear() {
    double[] previous = new double[x.length];
    Arrays.fill(previous, 1);
    double[] best = new double[above.length + below.length];
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < LINEAR_STEPS; step++) {
      double[][] rows = new double[x.length][];
      double[] right = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double scale = weight[i] / previous[i];
        double[] row = new double[above.length + below.length];
        for (int k = 0; k < above.length; k++) {
          row[k] = scale * Math.pow(x[i], above[k]);
        }
        for (int k = 0; k < below.length; k++) {
          row[above.length + k] = -scale * target[i] * Math.pow(x[i], below[k]);
        }
        rows[i] = row;
        right[i] = scale * target[i];
      }
      double[] c = LeastSquares.solve(rows, right);
      double error = error(c);
      if (error < least) {
        least = error;
        best = c;
      }
      for (int i = 0; i < x.length; i++) {
        previous[i] = denominator(c, x[i]);
      }
    }
    return best;
  }

  private double[] newton(double[] start) {
    double[] c = start;
    double error = error(c);
    double damping = 1e-8;
    for (int step = 0; step < NEWTON_STEPS && damping < 1e8; step++) {
      double[] next = c.clone();
      double[] change = change(c, damping);
      for (int k = 0; k < next.length; k++) {
        next[k] += change[k];
      }
      double after = error(next);
      if (after < error) {
        boolean settled = error - after < 1e-15 * error;
        c = next;
        error = after;
        damping *= 0.2;
        if (settled) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    return c;
  }

  /** One damped Gauss–Newton step for the residuals √w (P/Q − φ). */
  private double[] change(double[] c, double damping) {
    int size = c.length;
    double[][] rows = new double[x.length + size][size];
    double[] right = new double[x.length + size];
    for (int i = 0; i < x.length; i++) {
      double q = denominator(c, x[i]);
      double ratio = numerator(c, x[i]) / q;
      for (int k = 0; k < above.length; k++) {
        rows[i][k] = weight[i] * Math.pow(x[i], above[k]) / q;
      }
      for (int k = 0; k < below.length; k++) {
        rows[i][above.length + k] = -weight[i] * ratio * Math.pow(x[i], below[k]) / q;
      }
      right[i] = weight[i] * (target[i] - ratio);
    }
    for (int k = 0; k < size; k++) {
      double norm = 0;
      for (int i = 0; i < x.length; i++) {
        norm += rows[i][k] * rows[i][k];
      }
      rows[x.length + k][k] = Math.sqrt(damping * norm);
    }
    return LeastSquares.solve(rows, right);
  }

  private double numerator(double[] c, double z) {
    double sum = 0;
    for (int k = 0; k < above.length; k++) {
      sum += c[k] * Math.pow(z, above[k]);
    }
    return sum;
  }

  private double denominator(double[] c, double z) {
    double sum = 1;
    for (int k = 0; k < below.length; k++) {
      sum += c[above.length + k] * Math.pow(z, below[k]);
    }
    return sum;
  }

  /** The mean square error; infinite if the denominator changes sign between nodes, which means a pole. */
  private double error(double[] c) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double q = denominator(c, x[i]);
      if (q <= 0) {
        return Double.POSITIVE_INFINITY;
      }
      double difference = weight[i] * (numerator(c, x[i]) / q - target[i]);
      sum += difference * difference;
    }
    return sum;
  }
}
