package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real solution of u(x) = 0.
 *
 * @param value the solution to double precision
 * @param exact the solution as a number or symbolic constant, if there is such a form
 */
record RealZero(double value, Optional<Expr> exact) {
  private static final double FINE_RANGE = 40;
  private static final double FINE_STEP = 0x1p-5;
  private static final double COARSE_RATIO = 1.05;
  private static final double LARGEST = 1e6;
  private static final int MOST = 1000;

  /** All real zeros of a rational function or of a linear one with symbolic coefficients, otherwise those that change sign below 1e6. */
  static List<RealZero> of(Expr u, String variable) {
    Optional<RationalFraction> rational = RationalFraction.read(u, variable);
    if (rational.isPresent()) {
      RationalPolynomial numerator = rational.get().numerator();
      return numerator.isZero() ? List.of() : RealRoots.of(numerator).stream().map(r -> new RealZero(r.value(), r.exact().map(Expr::num))).toList();
    }
    Optional<List<Expr>> coefficients = NormalForm.coefficients(NormalForm.numerator(u), variable);
    if (coefficients.isPresent() && coefficients.get().size() == 2) {
      Expr zero = NormalForm.simplify(Expr.neg(Expr.div(coefficients.get().get(0), coefficients.get().get(1))));
      return List.of(new RealZero(Evaluation.real(zero), Optional.of(zero)));
    }
    return scanned(u, variable);
  }

  private static List<RealZero> scanned(Expr u, String variable) {
    List<RealZero> zeros = new ArrayList<>();
    double left = -LARGEST;
    double before = Evaluation.real(u, variable, left);
    while (left < LARGEST && zeros.size() < MOST) {
      double right = next(left);
      double after = Evaluation.real(u, variable, right);
      if (after == 0) {
        Expr exact = Expr.num(Rational.ofDouble(right));
        zeros.add(new RealZero(right, NormalForm.isZero(u.substitute(variable, exact)) ? Optional.of(exact) : Optional.empty()));
      } else if (before * after < 0) {
        zeros.add(new RealZero(bisected(u, variable, left, right, before), Optional.empty()));
      }
      left = right;
      before = after;
    }
    return zeros;
  }

  private static double next(double x) {
    if (x < -FINE_RANGE) {
      return Math.min(x / COARSE_RATIO, -FINE_RANGE);
    }
    return x < FINE_RANGE ? x + FINE_STEP : x * COARSE_RATIO;
  }

  private static double bisected(Expr u, String variable, double from, double to, double sign) {
    double low = from;
    double high = to;
    while (true) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (Evaluation.real(u, variable, middle) * sign > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
