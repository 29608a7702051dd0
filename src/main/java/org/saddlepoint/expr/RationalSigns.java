package org.saddlepoint.expr;

import java.util.List;
import java.util.Optional;

/** Signs of a rational function of one symbol on an interval, exactly; |x| and sign(x) are resolved on either side of zero. */
final class RationalSigns {
  /** Exact root counting of larger fractions would take too long. */
  private static final int LARGEST_DEGREE = 64;

  private final String variable;
  private final Interval range;
  private final RealDomain.Demand demand;

  RationalSigns(String variable, Interval range, RealDomain.Demand demand) {
    this.variable = variable;
    this.range = range;
    this.demand = demand;
  }

  /** Empty if the expression is not rational; else the place nearest to 0 at which the demand fails, if there is one. */
  Optional<Optional<Double>> violation(Expr e) {
    if (!kinks(e)) {
      return fraction(e).map(f -> first(f, range));
    }
    Optional<RationalFraction> left = fraction(resolved(e, -1));
    Optional<RationalFraction> right = fraction(resolved(e, 1));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Optional<Double> below = first(left.get(), range.intersection(Interval.POSITIVE.negate()));
    Optional<Double> above = first(right.get(), range.intersection(Interval.POSITIVE));
    return Optional.of(nearest(atZero(e), nearest(below, above)));
  }

  private Optional<Double> atZero(Expr e) {
    if (!range.contains(0)) {
      return Optional.empty();
    }
    try {
      return RealDomain.holds(Evaluation.real(e, variable, 0), demand) ? Optional.empty() : Optional.of(0.0);
    } catch (ArithmeticException pole) {
      return Optional.empty();
    }
  }

  private Optional<RationalFraction> fraction(Expr e) {
    if (degree(e) > LARGEST_DEGREE) {
      return Optional.empty();
    }
    try {
      return RationalFraction.read(e, variable);
    } catch (ExpressionLimitException | ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  /** A bound on the degree of numerator and denominator together. */
  private static double degree(Expr e) {
    if (e instanceof Power p && p.exponent() instanceof Num n) {
      return degree(p.base()) * n.value().abs().doubleValue();
    }
    if (e instanceof Symbol) {
      return 1;
    }
    double largest = 0;
    double sum = 0;
    for (Expr child : e.children()) {
      double degree = degree(child);
      largest = Math.max(largest, degree);
      sum += degree;
    }
    return e instanceof Sum && !(hasDivisor(e)) ? largest : sum;
  }

  private static boolean hasDivisor(Expr e) {
    return e instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0 || e.children().stream().anyMatch(RationalSigns::hasDivisor);
  }

  private boolean kinks(Expr e) {
    return kink(e) || e.children().stream().anyMatch(this::kinks);
  }

  private boolean kink(Expr e) {
    return e instanceof Apply a && (a.isBuiltin(Builtin.ABS) || a.isBuiltin(Builtin.SIGN)) && a.argument().equals(Expr.sym(variable));
  }

  private Expr resolved(Expr e, int sign) {
    return e.rewrite(node -> !kink(node) ? node : ((Apply) node).isBuiltin(Builtin.ABS) ? Expr.mul(Expr.num(sign), Expr.sym(variable)) : Expr.num(sign));
  }

  private Optional<Double> first(RationalFraction f, Interval where) {
    if (where.isEmpty()) {
      return Optional.empty();
    }
    if (f.numerator().isZero()) {
      return demand == RealDomain.Demand.NOT_NEGATIVE ? Optional.empty() : Optional.of(where.contains(0) ? 0.0 : inside(where));
    }
    RationalPolynomial signs = demand == RealDomain.Demand.NOT_ZERO ? f.numerator() : f.numerator().times(f.denominator());
    Optional<Double> nearest = Optional.empty();
    if (demand != RealDomain.Demand.NOT_NEGATIVE) {
      for (RealRoot root : RealRoots.of(f.numerator())) {
        if (in(root, where)) {
          nearest = nearest(nearest, Optional.of(root.value()));
        }
      }
    }
    return demand == RealDomain.Demand.NOT_ZERO ? nearest : nearest(nearest, negative(signs, where));
  }

  /** Whether a root lies in the interval; bounds are doubles, so a root that equals one is compared exactly where it is rational. */
  private static boolean in(RealRoot root, Interval where) {
    Optional<Rational> exact = root.exact();
    double value = root.value();
    if (exact.isPresent()) {
      boolean low = Double.isInfinite(where.low()) || compare(exact.get(), where.low()) > 0 || compare(exact.get(), where.low()) == 0 && where.lowIncluded();
      boolean high = Double.isInfinite(where.high()) || compare(exact.get(), where.high()) < 0 || compare(exact.get(), where.high()) == 0 && where.highIncluded();
      return low && high;
    }
    return where.contains(value);
  }

  private static int compare(Rational root, double bound) {
    return Double.compare(root.doubleValue(), bound);
  }

  /** A point in the interval at which the polynomial is negative: the one nearest to 0 among points between its roots. */
  private static Optional<Double> negative(RationalPolynomial p, Interval where) {
    List<RealRoot> roots = RealRoots.of(p);
    double[] ends = new double[roots.size() + 2];
    ends[0] = Double.NEGATIVE_INFINITY;
    ends[ends.length - 1] = Double.POSITIVE_INFINITY;
    for (int k = 0; k < roots.size(); k++) {
      ends[k + 1] = roots.get(k).value();
    }
    Optional<Double> nearest = Optional.empty();
    for (int k = 0; k + 1 < ends.length; k++) {
      Interval piece = new Interval(ends[k], false, ends[k + 1], false).intersection(where);
      if (!piece.isEmpty()) {
        double x = inside(piece);
        if (p.at(Rational.ofDouble(x)).signum() < 0) {
          nearest = nearest(nearest, Optional.of(x));
        }
      }
    }
    return nearest;
  }

  /** A member of an interval, a round one if possible. */
  private static double inside(Interval piece) {
    for (double candidate : new double[] {-1, 1, -0.5, 0.5, -2, 2, -10, 10}) {
      if (candidate > piece.low() && candidate < piece.high()) {
        return candidate;
      }
    }
    if (piece.isPoint()) {
      return piece.low();
    }
    return Double.isInfinite(piece.low()) ? piece.high() - 1 : Double.isInfinite(piece.high()) ? piece.low() + 1 : (piece.low() + piece.high()) / 2;
  }

  private static Optional<Double> nearest(Optional<Double> a, Optional<Double> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return Math.abs(a.get()) <= Math.abs(b.get()) ? a : b;
  }
}
