package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A quotient of polynomials P/Q that agrees with a function on x ≥ 0 both in its expansion in powers of x at 0 and in that in powers of
 * 1/x for x → +∞. One linear system over an exact field decides the m + n + 1 coefficients.
 */
public final class TwoPointPade {
  private TwoPointPade() {}

  /**
   * The approximant with numerator of degree n + L and denominator of degree n, where the function grows like x^L.
   *
   * @param function with an expansion in integer powers of x for x → 0+ and of 1/x for x → +∞
   * @param n the degree of the denominator
   * @param atInfinity how many leading coefficients of the expansion at infinity are matched; the others of the 2n + L + 1 conditions
   *     are coefficients at 0
   * @throws NotAnalyticException with a sentence, if one of the expansions does not exist or the conditions contradict each other
   */
  public static Approximant approximant(Expr function, String variable, int n, int atInfinity) {
    OneSidedSeries far = OneSidedSeries.atInfinity(function, variable, true, 2 * n + 2);
    Rational leading = far.leadingExponent().map(Rational::negate).orElseThrow(
        () -> new NotAnalyticException(function + " vanishes at infinity faster than every power, which no quotient of polynomials does"));
    int m = leading.isSmallInteger() ? n + leading.intValue() : -1;
    if (m < 0 || m > Pade.MAXIMUM_ORDER) {
      throw new NotAnalyticException(function + " grows like |x|^(" + leading + "), which a quotient with a denominator of degree " + n + " cannot");
    }
    if (atInfinity < 1 || atInfinity > m + n) {
      throw new IllegalArgumentException("between 1 and " + (m + n) + " coefficients at infinity can be matched, got " + atInfinity);
    }
    OneSidedSeries near = OneSidedSeries.above(function, variable, Expr.ZERO, m + n - atInfinity);
    if (near.singularExponent().isPresent()) {
      throw new NotAnalyticException(function + " has a term with the power " + near.singularExponent().get() + " of " + variable + " at 0");
    }
    List<Expr> taylor = new ArrayList<>();
    for (int k = 0; k <= m + n - atInfinity; k++) {
      taylor.add(NormalForm.simplify(near.coefficient(Rational.of(k))));
    }
    List<Expr> tail = new ArrayList<>();
    for (int k = 0; k < atInfinity; k++) {
      tail.add(NormalForm.simplify(far.coefficient(Rational.of(k).minus(leading))));
    }
    boolean rational = taylor.stream().allMatch(c -> c instanceof Num) && tail.stream().allMatch(c -> c instanceof Num);
    return rational ? solve(RationalCoefficients.INSTANCE, taylor, tail, m, n, variable) : solve(SymbolicCoefficients.INSTANCE, taylor, tail, m, n, variable);
  }

  /** Unknowns p_0 … p_m, q_1 … q_n; the column after them is the right-hand side, from q_0 = 1. */
  private static <T> Approximant solve(Coefficients<T> field, List<Expr> taylor, List<Expr> tail, int m, int n, String variable) {
    List<List<T>> rows = new ArrayList<>();
    for (int k = 0; k < taylor.size(); k++) {
      List<T> row = zeros(field, m + n + 2);
      for (int j = 0; j <= Math.min(n, k); j++) {
        enter(row, j, field.of(taylor.get(k - j)).orElseThrow(), m, field);
      }
      if (k <= m) {
        row.set(k, field.of(Rational.MINUS_ONE));
      }
      rows.add(row);
    }
    for (int i = 0; i < tail.size(); i++) {
      List<T> row = zeros(field, m + n + 2);
      for (int j = Math.max(n - i, 0); j <= n; j++) {
        enter(row, j, field.of(tail.get(i - n + j)).orElseThrow(), m, field);
      }
      if (m - i >= 0) {
        row.set(m - i, field.of(Rational.MINUS_ONE));
      }
      rows.add(row);
    }
    List<T> solution = eliminate(rows, field).orElseThrow(
        () -> new NotAnalyticException("no quotient of degrees " + m + " and " + n + " agrees with the function at 0 and at infinity in these orders"));
    List<T> q = new ArrayList<>(List.of(field.one()));
    q.addAll(solution.subList(m + 1, m + n + 1));
    return Pade.assembled(solution.subList(0, m + 1), q, field, variable, m, n, taylor.size() - 1);
  }

  private static <T> List<T> zeros(Coefficients<T> field, int length) {
    return new ArrayList<>(Collections.nCopies(length, field.zero()));
  }

  private static <T> void enter(List<T> row, int j, T value, int m, Coefficients<T> field) {
    if (j == 0) {
      row.set(row.size() - 1, field.times(Rational.MINUS_ONE, value));
    } else {
      row.set(m + j, value);
    }
  }

  /** The solution of a square system by elimination; empty if it is singular. */
  private static <T> Optional<List<T>> eliminate(List<List<T>> rows, Coefficients<T> field) {
    int size = rows.size();
    for (int column = 0; column < size; column++) {
      int pivot = column;
      while (pivot < size && field.isZero(rows.get(pivot).get(column))) {
        pivot++;
      }
      if (pivot == size) {
        return Optional.empty();
      }
      Collections.swap(rows, column, pivot);
      T inverse = field.reciprocal(rows.get(column).get(column));
      List<T> normal = rows.get(column).stream().map(v -> field.times(inverse, v)).toList();
      rows.set(column, normal);
      for (int i = 0; i < size; i++) {
        T factor = rows.get(i).get(column);
        if (i != column && !field.isZero(factor)) {
          List<T> reduced = new ArrayList<>();
          for (int j = 0; j <= size; j++) {
            reduced.add(field.minus(rows.get(i).get(j), field.times(factor, normal.get(j))));
          }
          rows.set(i, reduced);
        }
      }
    }
    return Optional.of(rows.stream().map(r -> r.get(size)).toList());
  }
}
