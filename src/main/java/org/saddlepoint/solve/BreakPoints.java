package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Inversion;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.RationalPolynomial;
import org.saddlepoint.expr.RealRoot;
import org.saddlepoint.expr.RealRoots;

/**
 * Points at which a formula of one symbol, with numbers for everything else, jumps or has a kink or a branch point: zeros of
 * what stands under abs, sign, log and broken powers, and where conditions and min, max switch. Exact for polynomials; other
 * switches are searched on |u| ≤ 1000.
 */
final class BreakPoints {
  private static final int SCAN = 4000;
  private static final double FARTHEST = 1000;

  private BreakPoints() {}

  static double[] of(Expr formula, String symbol) {
    List<Expr> switches = new ArrayList<>();
    collect(formula, symbol, switches);
    TreeSet<Double> points = new TreeSet<>();
    for (Expr e : switches) {
      // A zero that bisection leaves at 1e-29 is zero.
      zeros(e, symbol).forEach(z -> points.add(Math.abs(z) < 1e-14 ? 0.0 : z));
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(Expr e, String symbol, List<Expr> switches) {
    if (!e.contains(symbol)) {
      return;
    }
    if (Inversion.is(e)) {
      inverse((Binder) e, switches);
    } else if (e instanceof Conditional c) {
      switches.add(Expr.sub(c.left(), c.right()));
    } else if (e instanceof Apply a && (a.isBuiltin(Builtin.ABS) || a.isBuiltin(Builtin.SIGN) || a.isBuiltin(Builtin.LOG))) {
      switches.add(a.argument());
    } else if (e instanceof Apply a && (a.isBuiltin(Builtin.MIN) || a.isBuiltin(Builtin.MAX))) {
      pairs(a.arguments(), switches);
    } else if (e instanceof Power p && !(p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0)) {
      switches.add(p.base());
    }
    e.children().forEach(c -> collect(c, symbol, switches));
  }

  /** The inverse of f has a kink where f has one, and a root where f' = 0. */
  private static void inverse(Binder inverse, List<Expr> switches) {
    String s = inverse.variable();
    List<Double> places = new ArrayList<>(zeros(inverse.body().derivative(s), s));
    Arrays.stream(of(inverse.body(), s)).forEach(places::add);
    for (double place : places) {
      double at = Evaluation.real(inverse.body(), s, place);
      switches.add(Expr.sub(inverse.parameters().get(0), Expr.num(Rational.ofDouble(at))));
    }
  }

  private static void pairs(List<Expr> arguments, List<Expr> switches) {
    for (int i = 0; i < arguments.size(); i++) {
      for (int j = 0; j < i; j++) {
        switches.add(Expr.sub(arguments.get(i), arguments.get(j)));
      }
    }
  }

  private static List<Double> zeros(Expr e, String symbol) {
    if (!e.contains(symbol)) {
      return List.of();
    }
    Optional<RationalPolynomial> polynomial = RationalPolynomial.read(e, symbol);
    if (polynomial.isPresent() && polynomial.get().degree() > 0) {
      return new RealRoots(polynomial.get()).isolate().stream().map(RealRoot::value).toList();
    }
    Expr slope = e.derivative(symbol);
    if (!slope.contains(symbol)) {
      return List.of(-Evaluation.real(e, symbol, 0) / Evaluation.real(slope));
    }
    return scan(e, symbol);
  }

  private static List<Double> scan(Expr e, String symbol) {
    List<Double> found = new ArrayList<>();
    double before = point(0);
    double valueBefore = Evaluation.real(e, symbol, before);
    for (int k = 1; k <= SCAN; k++) {
      double here = point(k);
      double value = Evaluation.real(e, symbol, here);
      if (value == 0 || value * valueBefore < 0) {
        found.add(bisect(e, symbol, before, here));
      }
      before = here;
      valueBefore = value;
    }
    return found;
  }

  /** Dense near zero, sparse far out. */
  private static double point(int k) {
    double s = 2.0 * k / SCAN - 1;
    return FARTHEST * Math.sinh(12 * s) / Math.sinh(12);
  }

  private static double bisect(Expr e, String symbol, double low, double high) {
    double sign = Math.signum(Evaluation.real(e, symbol, low));
    double a = low;
    double b = high;
    for (int k = 0; k < 80 && b - a > Math.ulp(Math.abs(a) + Math.abs(b)); k++) {
      double middle = 0.5 * (a + b);
      if (Math.signum(Evaluation.real(e, symbol, middle)) == sign) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return 0.5 * (a + b);
  }
}
