package org.saddlepoint.cas;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/**
 * Compares an answer with the question in numbers. Symja is sometimes wrong without an error (a series of sqrt(x) about 0
 * comes back as 0), so no answer leaves this package unchecked.
 *
 * <p>Points are random but the same in every run: positive symbols in (0.2, 2.2), the others in (−2, 2).
 */
final class SpotCheck {
  private static final int POINTS = 12;
  private static final int NEEDED = 3;
  /** Twelve points of double arithmetic agree to far better than this unless terms cancel badly. */
  private static final double TOLERANCE = 1e-8;
  private static final long SEED = 20240902L;

  private final Set<String> positive;

  /** @param positive the veiled names of symbols that stand for positive numbers */
  SpotCheck(Set<String> positive) {
    this.positive = positive;
  }

  /**
   * Requires that two expressions agree wherever both have a value.
   *
   * @throws CasException if they differ at a point, or have values at fewer than three
   */
  void requireEqual(Expr question, Expr answer) {
    int compared = 0;
    for (int k = 0; k < POINTS; k++) {
      Map<String, Double> point = point(k, Expr.add(question, answer).freeSymbols(), question.freeSymbols(), answer.freeSymbols());
      Complex asked = value(question, point);
      Complex given = value(answer, point);
      if (!asked.isFinite() || !given.isFinite()) {
        continue;
      }
      compared++;
      double scale = 1 + magnitude(question, point) + magnitude(answer, point);
      if (asked.minus(given).abs() > TOLERANCE * scale) {
        throw notConfirmed("Symja's " + answer + " differs from " + question + " at " + point);
      }
    }
    if (compared < NEEDED) {
      throw notConfirmed("Symja's " + answer + " could be compared at " + compared + " points only");
    }
  }

  /**
   * Requires that a number depending on parameters, computed in another way, agrees with an expression for it.
   *
   * @param computed the number at given parameters; NaN where it cannot be computed
   * @throws CasException if they differ at a point, or have values at fewer than three (at none, for an expression without
   *     symbols)
   */
  void requireEqual(ToDoubleFunction<Map<String, Double>> computed, Set<String> parameters, Expr answer, double tolerance) {
    boolean number = parameters.isEmpty() && answer.freeSymbols().isEmpty();
    int needed = number ? 1 : NEEDED;
    int compared = 0;
    for (int k = 0; k < POINTS && compared < needed; k++) {
      Map<String, Double> point = point(k, parameters, answer.freeSymbols());
      double expected = computed.applyAsDouble(point);
      Complex given = value(answer, point);
      if (Double.isNaN(expected) || Double.isNaN(given.re())) {
        continue;
      }
      compared++;
      if (!agree(expected, given, tolerance)) {
        throw notConfirmed("Symja's " + answer + " is " + given + " where the value is " + expected + ", at " + point);
      }
    }
    if (compared < needed) {
      throw notConfirmed("Symja's " + answer + " could be compared at " + compared + " points only");
    }
  }

  /** A value that shows the expression to differ from zero, if one of the points does. */
  OptionalDouble nonZeroValue(Expr e) {
    for (int k = 0; k < POINTS; k++) {
      Map<String, Double> point = point(k, e.freeSymbols());
      Complex value = value(e, point);
      if (value.isFinite() && value.abs() > TOLERANCE * magnitude(e, point)) {
        return OptionalDouble.of(value.abs());
      }
    }
    return OptionalDouble.empty();
  }

  static CasException notConfirmed(String what) {
    return new CasException(CasException.Reason.NOT_CONFIRMED, what);
  }

  private static boolean agree(double expected, Complex given, double tolerance) {
    if (Double.isInfinite(expected) || Double.isInfinite(given.re())) {
      return expected == given.re();
    }
    return new Complex(expected, 0).minus(given).abs() <= tolerance * (1 + Math.abs(expected));
  }

  @SafeVarargs
  private Map<String, Double> point(int k, Set<String>... names) {
    Map<String, Double> point = new HashMap<>();
    for (Set<String> some : names) {
      for (String name : some) {
        point.computeIfAbsent(name, n -> {
          double uniform = new SplittableRandom(SEED + 7919L * k + n.hashCode()).nextDouble();
          return positive.contains(n) ? 0.2 + 2 * uniform : -2 + 4 * uniform;
        });
      }
    }
    return point;
  }

  /** The principal complex value; not finite where there is none. */
  private static Complex value(Expr e, Map<String, Double> point) {
    try {
      double real = Evaluation.real(e, point);
      if (!Double.isNaN(real)) {
        return new Complex(real, 0);
      }
    } catch (IllegalArgumentException | ArithmeticException notReal) {
      // Contains the imaginary unit, or divides by zero here; the complex value below decides.
    }
    try {
      Map<String, Complex> complex = new HashMap<>();
      point.forEach((name, x) -> complex.put(name, new Complex(x, 0)));
      return Evaluation.complex(e, complex);
    } catch (IllegalArgumentException | ArithmeticException noValue) {
      return new Complex(Double.NaN, 0);
    }
  }

  /** The size of the largest things that are added up, against which rounding is measured. */
  private static double magnitude(Expr e, Map<String, Double> point) {
    if (e instanceof Sum s) {
      return s.terms().stream().mapToDouble(term -> magnitude(term, point)).sum();
    }
    if (e instanceof Product p) {
      return p.factors().stream().mapToDouble(factor -> magnitude(factor, point)).reduce(1, (a, b) -> a * b);
    }
    double size = value(e, point).abs();
    return Double.isNaN(size) ? 1 : size;
  }
}
