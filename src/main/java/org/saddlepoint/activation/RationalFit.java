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
  private static final double NEGLIGIBLE = 1e-2;
  /** The least coefficient of the highest power in the safe form, which with the numerator decides what happens at infinity. */
  private static final double LEAST = 1e-3;

  private final double[] x;
  private final double[] weight;
  private final double[] target;
  private final int[] above;
  private int[] below;
  private final boolean safe;

  private RationalFit(Activation phi, double variance, int m, int n, boolean safe) {
    this.safe = safe;
    double deviation = Math.sqrt(variance);
    GaussianNodes nodes = GaussianNodes.of(REACH, DoubleStream.of(phi.breakpoints()).map(b -> b / deviation).toArray());
    x = nodes.nodes();
    weight = nodes.rootWeights();
    target = DoubleStream.of(x).map(z -> phi.at(deviation * z)).toArray();
    Parity parity = Parity.of(phi.formula());
    above = powers(parity == Parity.ODD ? 1 : 0, m, parity == Parity.NONE ? 1 : 2);
    below = powers(parity == Parity.NONE || safe ? 1 : 2, n, parity == Parity.NONE || safe ? 1 : 2);
  }

  private static int[] powers(int first, int last, int step) {
    return IntStream.iterate(first, k -> k <= last, k -> k + step).toArray();
  }

  /** The best fit with degrees at most m and n. */
  public static RationalApproximant of(Activation phi, double variance, int m, int n) {
    RationalFit fit = new RationalFit(phi, variance, m, n, false);
    double[] c = fit.newton(fit.linear());
    double deviation = Math.sqrt(variance);
    Expr numerator = polynomial(fit.above, c, 0, deviation, false);
    Expr denominator = polynomial(fit.below, c, fit.above.length, deviation, true);
    return RationalApproximant.of(String.format(Locale.ROOT, "fit [%d/%d] at %.4g", m, n, variance), numerator, denominator);
  }

  /**
   * The best P(x)/(1 + Σ b_k |x|^k) with b_k ≥ 0, which has no pole on the real axis whatever its coefficients, but a kink at 0. Source:
   * the safe form of Padé activation units, Molina, Schramowski and Kersting, arXiv:1907.06732.
   */
  public static Expr safe(Activation phi, double variance, int m, int n) {
    RationalFit fit = new RationalFit(phi, variance, m, n, true);
    double[] c = fit.positive();
    double deviation = Math.sqrt(variance);
    // Even powers need no modulus, and without it a denominator of even powers alone is seen to be smooth.
    Expr[] sides = {Expr.sym(Activation.X), Expr.apply("abs", Expr.sym(Activation.X))};
    Expr denominator = Expr.add(Expr.ONE, Expr.add(IntStream.range(0, fit.below.length).mapToObj(k -> term(sides[fit.below[k] % 2], fit.below[k], c[fit.above.length + k], deviation)).toList()));
    return Expr.div(polynomial(fit.above, c, 0, deviation, false), denominator);
  }

  private double[] positive() {
    double[] c = squares(newton(roots(linear())));
    return drop(c) ? positive() : c;
  }

  /** Leaves out the powers in the denominator that matter nowhere under the Gaussian, but would decide what happens at infinity. */
  private boolean drop(double[] c) {
    int[] kept = IntStream.range(0, below.length).filter(k -> c[above.length + k] * Math.pow(REACH, below[k]) > NEGLIGIBLE).map(k -> below[k]).toArray();
    boolean fewer = kept.length < below.length;
    below = kept;
    return fewer;
  }

  /** In the safe form the unknowns are the roots of the coefficients of Q; a root that is zero would stay zero. */
  private double[] roots(double[] c) {
    double[] r = c.clone();
    for (int k = above.length; k < r.length; k++) {
      r[k] = Math.sqrt(Math.max(c[k] - least(k - above.length), 1e-2));
    }
    return r;
  }

  private double least(int k) {
    return k == below.length - 1 ? LEAST : 0;
  }

  private double[] squares(double[] r) {
    double[] c = r.clone();
    for (int k = above.length; k < c.length; k++) {
      c[k] = r[k] * r[k] + least(k - above.length);
    }
    return c;
  }

  /** Coefficients in x from those in x/√Δ, rounded to twelve digits. */
  private static Expr polynomial(int[] powers, double[] c, int offset, double deviation, boolean one) {
    List<Expr> terms = new ArrayList<>();
    if (one) {
      terms.add(Expr.ONE);
    }
    for (int k = 0; k < powers.length; k++) {
      terms.add(term(Expr.sym(Activation.X), powers[k], c[offset + k], deviation));
    }
    return Expr.add(terms);
  }

  private static Expr term(Expr x, int power, double coefficient, double deviation) {
    Rational rounded = Rational.parseDecimal(String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", coefficient / Math.pow(deviation, power)));
    return Expr.mul(Expr.num(rounded), Expr.pow(x, power));
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
          row[above.length + k] = -scale * target[i] * below(i, k);
        }
        rows[i] = row;
        right[i] = scale * target[i];
      }
      double[] c = LeastSquares.solve(rows, right);
      if (safe) {
        c = roots(c);
      }
      double error = error(c);
      if (error < least) {
        least = error;
        best = c;
      }
      for (int i = 0; i < x.length; i++) {
        previous[i] = denominator(c, i);
      }
    }
    return safe ? squares(best) : best;
  }

  /** The k-th power in the denominator at a node. */
  private double below(int i, int k) {
    return Math.pow(safe ? Math.abs(x[i]) : x[i], below[k]);
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
      double q = denominator(c, i);
      double ratio = numerator(c, x[i]) / q;
      for (int k = 0; k < above.length; k++) {
        rows[i][k] = weight[i] * Math.pow(x[i], above[k]) / q;
      }
      for (int k = 0; k < below.length; k++) {
        rows[i][above.length + k] = -weight[i] * ratio * below(i, k) * (safe ? 2 * c[above.length + k] : 1) / q;
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

  /** Q at a node; in the safe form from the roots of its coefficients. */
  private double denominator(double[] c, int i) {
    double sum = 1;
    for (int k = 0; k < below.length; k++) {
      double unknown = c[above.length + k];
      sum += (safe ? unknown * unknown + least(k) : unknown) * below(i, k);
    }
    return sum;
  }

  /** The mean square error; infinite if the denominator changes sign between nodes, which means a pole. */
  private double error(double[] c) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double q = denominator(c, i);
      if (q <= 0) {
        return Double.POSITIVE_INFINITY;
      }
      double difference = weight[i] * (numerator(c, x[i]) / q - target[i]);
      sum += difference * difference;
    }
    return sum;
  }
}
