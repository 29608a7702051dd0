package org.saddlepoint.expr;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The points where a function of one variable is not smooth: zeros of what stands inside abs, sign, logarithms and fractional powers,
 * equality in min, max and conditions. Solved exactly where the equation is linear or a rational polynomial, otherwise numerically;
 * a candidate at which the two one-sided expansions agree is dropped. Poles are not kinks.
 */
public final class Kinks {
  private static final int ORDER = 6;

  private Kinks() {}

  /** The kinks in increasing order; the function may contain no other symbol than the variable. */
  public static List<Kink> of(Expr function, String variable) {
    Set<Expr> switches = new LinkedHashSet<>();
    collect(function, variable, switches);
    TreeMap<Double, Kink> kinks = new TreeMap<>();
    for (Expr u : switches) {
      for (RealZero zero : RealZero.of(u, variable)) {
        kink(function, variable, zero).ifPresent(k -> kinks.putIfAbsent(k.at(), k));
      }
    }
    return List.copyOf(kinks.values());
  }

  /** Real points at which a divisor vanishes, where the formula has no value even if the function has a limit, as sin(x)/x at 0. */
  public static List<Double> divisions(Expr function, String variable) {
    Set<Expr> divisors = new LinkedHashSet<>();
    collectDivisors(function, variable, divisors);
    TreeSet<Double> points = new TreeSet<>();
    divisors.forEach(u -> RealZero.of(u, variable).forEach(zero -> points.add(zero.value() + 0.0)));
    return List.copyOf(points);
  }

  private static void collectDivisors(Expr e, String variable, Set<Expr> divisors) {
    if (e.contains(variable)) {
      e.children().forEach(c -> collectDivisors(c, variable, divisors));
      if (e instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0) {
        divisors.add(p.base());
      }
    }
  }

  /** The expressions whose zeros may be kinks. */
  private static void collect(Expr e, String variable, Set<Expr> switches) {
    if (!e.contains(variable)) {
      return;
    }
    e.children().forEach(c -> collect(c, variable, switches));
    if (e instanceof Conditional c) {
      switches.add(Expr.sub(c.left(), c.right()));
    } else if (e instanceof Power p && (!(p.exponent() instanceof Num n) || !n.value().isInteger())) {
      switches.add(p.base());
    } else if (e instanceof Apply a && (a.isBuiltin(Builtin.ABS) || a.isBuiltin(Builtin.SIGN) || a.isBuiltin(Builtin.LOG))) {
      switches.add(a.argument());
    } else if (e instanceof Apply a && (a.isBuiltin(Builtin.MIN) || a.isBuiltin(Builtin.MAX))) {
      for (int i = 0; i < a.arguments().size(); i++) {
        for (int j = 0; j < i; j++) {
          switches.add(Expr.sub(a.arguments().get(i), a.arguments().get(j)));
        }
      }
    }
  }

  private static Optional<Kink> kink(Expr function, String variable, RealZero zero) {
    if (zero.exact().isEmpty()) {
      return Optional.of(new Kink(zero.value(), Optional.empty(), jumps(function, variable, zero.value()) ? -1 : 0, Optional.empty()));
    }
    try {
      OneSidedSeries above = OneSidedSeries.above(function, variable, zero.exact().get(), ORDER);
      OneSidedSeries below = OneSidedSeries.below(function, variable, zero.exact().get(), ORDER);
      return compare(above, below, zero);
    } catch (NotAnalyticException singular) {
      return Optional.of(new Kink(zero.value(), zero.exact(), -1, Optional.empty()));
    }
  }

  private static Optional<Kink> compare(OneSidedSeries above, OneSidedSeries below, RealZero zero) {
    Optional<Rational> exponent = least(above.singularExponent(), below.singularExponent());
    boolean pole = exponent.isPresent() && exponent.get().isInteger();
    int smoothness = exponent.map(p -> p.signum() < 0 ? -1 : p.numerator().divide(p.denominator()).intValue()).orElse(Integer.MAX_VALUE);
    for (int k = 0; k <= Math.min(smoothness, ORDER); k++) {
      Rational order = Rational.of(k);
      Expr mirrored = Expr.mul(Expr.num(k % 2 == 0 ? 1 : -1), below.coefficient(order));
      if (!NormalForm.areEqual(above.coefficient(order), mirrored)) {
        smoothness = k - 1;
      }
    }
    if (pole || smoothness == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new Kink(zero.value(), zero.exact(), smoothness, exponent));
  }

  private static Optional<Rational> least(Optional<Rational> a, Optional<Rational> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.get().compareTo(b.get()) <= 0 ? a : b;
  }

  /** Whether the values close to a point on its two sides differ. */
  static boolean jumps(Expr function, String variable, double at) {
    double step = 1e-7 * Math.max(1, Math.abs(at));
    double above = Evaluation.real(function, variable, at + step);
    double below = Evaluation.real(function, variable, at - step);
    return !(Math.abs(above - below) <= 1e-5 * (1 + Math.abs(above)));
  }
}
