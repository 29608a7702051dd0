package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;

/**
 * The equations of a stage in discrete time as oriented rules: each is a recurrence Σ_m a_m F(τ + m) = … that expresses a function at
 * a later or an earlier lag by its values in a window as long as the recurrence; at lags that are numbers, by smaller ones.
 */
final class Recurrences {
  private static final String TAU = "tau";

  private final List<Recurrence> all = new ArrayList<>();

  /** {@code difference} = 0, in which the function stands at tau + low … tau + high. */
  private record Recurrence(Kernel function, Expr difference, int low, int high) {}

  Recurrences(List<TwoPoint.Equation> equations) {
    for (TwoPoint.Equation e : equations) {
      Expr difference = Expr.sub(e.left(), e.right());
      TreeSet<Integer> lags = new TreeSet<>();
      if (collect(difference, e.leading(), lags) && !lags.isEmpty()) {
        all.add(new Recurrence(e.leading(), difference, lags.first(), lags.last()));
      }
    }
  }

  /** Collects the lags of a function relative to tau; false if it stands elsewhere, for instance mirrored. */
  private static boolean collect(Expr e, Kernel function, TreeSet<Integer> lags) {
    if (e instanceof Kernel k && k.head().equals(function.head()) && k.labels().equals(function.labels()) && k.arguments().size() == 1) {
      Optional<Integer> lag = whole(Expr.sub(k.arguments().get(0), Expr.sym(TAU)));
      lag.ifPresent(lags::add);
      return lag.isPresent();
    }
    return e.children().stream().allMatch(c -> collect(c, function, lags));
  }

  private static Optional<Integer> whole(Expr e) {
    boolean whole = e instanceof Num n && n.value().isInteger() && n.value().abs().compareTo(Rational.of(1_000)) < 0;
    return whole ? Optional.of(((Num) e).value().numerator().intValue()) : Optional.empty();
  }

  /**
   * What a recurrence says of the kernel; empty if it is in the window already.
   *
   * @param canonical brings kernels at lags that are numbers into their form
   */
  Optional<Expr> of(Kernel k, UnaryOperator<Expr> canonical) {
    for (Recurrence r : all) {
      if (r.function.head().equals(k.head()) && r.function.labels().equals(k.labels()) && k.orders().get(0) == 0) {
        Optional<Expr> value = whole(k.arguments().get(0)).isPresent() ? atNumber(r, k, whole(k.arguments().get(0)).get(), canonical) : atName(r, k);
        if (value.isPresent()) {
          return value;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Expr> atName(Recurrence r, Kernel k) {
    Expr lag = k.arguments().get(0);
    int step = step(lag);
    boolean single = r.low == r.high;
    if (!single && step >= r.low && step < r.high) {
      return Optional.empty();
    }
    int end = step < r.low ? r.low : r.high;
    return solved(r.difference.substitute(TAU, Expr.sub(lag, Expr.num(end))), k);
  }

  private static int step(Expr lag) {
    return lag instanceof Sum s ? s.terms().stream().flatMap(t -> whole(t).stream()).findFirst().orElse(0) : 0;
  }

  private static Optional<Expr> atNumber(Recurrence r, Kernel k, int n, UnaryOperator<Expr> canonical) {
    if (n <= 0 && r.low < r.high) {
      return Optional.empty();
    }
    Expr here = r.difference.substitute(TAU, Expr.num(n - r.high)).rewrite(canonical::apply);
    return within(here, k, n) ? solved(here, k) : Optional.empty();
  }

  /** Whether the function stands at no larger lag. */
  private static boolean within(Expr e, Kernel k, int n) {
    boolean beyond = e instanceof Kernel o && o.head().equals(k.head()) && o.labels().equals(k.labels()) && whole(o.arguments().get(0)).filter(m -> Math.abs(m) <= Math.abs(n)).isEmpty();
    return !beyond && e.children().stream().allMatch(c -> within(c, k, n));
  }

  private static Optional<Expr> solved(Expr difference, Kernel k) {
    String place = "wanted#";
    Expr marked = difference.rewrite(e -> e.equals(k) ? Expr.sym(place) : e);
    Expr coefficient = marked.derivative(place);
    if (coefficient.isZero() || coefficient.contains(place)) {
      return Optional.empty();
    }
    return Optional.of(Expr.neg(Expr.div(marked.substitute(place, Expr.ZERO), coefficient)));
  }
}
