package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Complex;

/**
 * Limits by extrapolation: the function on the geometric sequence x = a ± 2^−k (± 2^k for an infinite a), where powers of the
 * distance are geometric sequences that Wynn's ε algorithm removes exactly. The error is the disagreement of the last
 * extrapolations plus what rounding leaves.
 */
final class LimitValue {
  private static final int FIRST = 2;
  private static final int MOST = 26;
  private static final double GOOD = 1e-12;

  private final Valuation at;

  LimitValue(Valuation at) {
    this.at = at;
  }

  Uncertain of(Binder b) {
    Uncertain target = at.of(b.parameters().get(0));
    if (Double.isNaN(target.value().re()) || !target.isReal()) {
      return Uncertain.UNDEFINED;
    }
    double a = target.value().re();
    if (b.head().equals(Operators.LIMIT_FROM_ABOVE)) {
      return side(b, a, 1);
    }
    if (b.head().equals(Operators.LIMIT_FROM_BELOW)) {
      return side(b, a, -1);
    }
    if (Double.isInfinite(a)) {
      return side(b, a, a > 0 ? -1 : 1);
    }
    Uncertain above = side(b, a, 1);
    Uncertain below = side(b, a, -1);
    if (!above.defined() || !below.defined()) {
      return Uncertain.UNDEFINED;
    }
    double gap = above.minus(below).abs();
    boolean same = gap <= 10 * (above.error() + below.error()) + 1e-9 * above.abs();
    return same ? new Uncertain(above.value(), Math.max(above.error(), gap)) : Uncertain.UNDEFINED;
  }

  private Uncertain side(Binder b, double a, int direction) {
    List<Uncertain> values = new ArrayList<>();
    Uncertain best = Uncertain.UNDEFINED;
    for (int k = FIRST; k <= MOST; k++) {
      double x = Double.isInfinite(a) ? -direction * Math.scalb(1, k) : a + direction * Math.scalb(Math.max(1, Math.abs(a)), -k);
      Uncertain value = at.with(b.variable(), Uncertain.exact(x)).of(b.body());
      if (!value.defined()) {
        if (values.size() >= 6) {
          break;
        }
        values.clear();
        continue;
      }
      values.add(value);
      if (values.size() >= 5) {
        Uncertain next = extrapolated(values);
        if (next.defined() && next.error() < best.error()) {
          best = next;
        }
        if (best.error() <= GOOD * best.abs() || best.error() <= 1e-15) {
          break;
        }
      }
    }
    // A limit of which fewer than six digits are known may well be none.
    return best.error() <= 1e-6 * Math.max(best.abs(), 1e-6) ? best : Uncertain.UNDEFINED;
  }

  private static Uncertain extrapolated(List<Uncertain> values) {
    Complex all = wynn(values);
    Complex earlier = wynn(values.subList(0, values.size() - 1));
    Complex shorter = wynn(values.subList(1, values.size()));
    double rounding = values.get(values.size() - 1).error() * 8;
    return new Uncertain(all, 2 * Math.max(all.minus(earlier).abs(), all.minus(shorter).abs()) + rounding);
  }

  /** The last entry of an even column of the ε table; a vanishing difference means that the sequence has converged. */
  private static Complex wynn(List<Uncertain> values) {
    int n = values.size();
    Complex[] previous = new Complex[n + 1];
    Complex[] current = new Complex[n];
    java.util.Arrays.fill(previous, Complex.ZERO);
    for (int k = 0; k < n; k++) {
      current[k] = values.get(k).value();
    }
    Complex result = current[n - 1];
    for (int column = 1; column < n; column++) {
      Complex[] next = new Complex[n - column];
      for (int k = 0; k < next.length; k++) {
        Complex difference = current[k + 1].minus(current[k]);
        if (difference.abs() <= 1e-300 || column % 2 == 1 && difference.abs() <= 1e-16 * current[k].abs()) {
          return column % 2 == 1 ? current[k + 1] : result;
        }
        next[k] = previous[k + 1].plus(Complex.ONE.dividedBy(difference));
      }
      previous = current;
      current = next;
      if (column % 2 == 0) {
        result = current[current.length - 1];
      }
    }
    return result;
  }
}
