package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Cuts a function of one variable at the zeros of what its conditions, abs, sign, min and max depend on, and resolves them in between. */
public final class Pieces {
  private Pieces() {}

  /** The pieces from −∞ to ∞; one piece for a function without switches. The function may contain no other symbol than the variable. */
  public static List<Piece> of(Expr function, String variable) {
    return of(function, variable, List.of());
  }

  /** The same, cut also at given points. */
  public static List<Piece> of(Expr function, String variable, List<Double> cuts) {
    Set<Expr> switches = new LinkedHashSet<>();
    collect(function, variable, switches);
    TreeSet<Double> ends = new TreeSet<>(cuts);
    switches.forEach(u -> RealZero.of(u, variable).forEach(zero -> ends.add(zero.value() + 0.0)));
    ends.add(Double.NEGATIVE_INFINITY);
    ends.add(Double.POSITIVE_INFINITY);
    List<Piece> pieces = new ArrayList<>();
    double low = Double.NEGATIVE_INFINITY;
    for (double high : ends.tailSet(low, false)) {
      double inside = Piece.between(low, high);
      pieces.add(new Piece(low, high, function.rewrite(e -> resolved(e, variable, inside))));
      low = high;
    }
    return pieces;
  }

  private static void collect(Expr e, String variable, Set<Expr> switches) {
    if (!e.contains(variable)) {
      return;
    }
    e.children().forEach(c -> collect(c, variable, switches));
    if (e instanceof Conditional c) {
      switches.add(Expr.sub(c.left(), c.right()));
    } else if (e instanceof Apply a && (a.isBuiltin(Builtin.ABS) || a.isBuiltin(Builtin.SIGN))) {
      switches.add(a.argument());
    } else if (e instanceof Apply a && (a.isBuiltin(Builtin.MIN) || a.isBuiltin(Builtin.MAX))) {
      for (int i = 0; i < a.arguments().size(); i++) {
        for (int j = 0; j < i; j++) {
          switches.add(Expr.sub(a.arguments().get(i), a.arguments().get(j)));
        }
      }
    }
  }

  private static Expr resolved(Expr e, String variable, double inside) {
    if (!e.contains(variable)) {
      return e;
    }
    if (e instanceof Conditional c) {
      double left = Evaluation.real(c.left(), variable, inside);
      double right = Evaluation.real(c.right(), variable, inside);
      return c.relation().holds(left, right) ? c.then() : c.otherwise();
    }
    if (!(e instanceof Apply a) || a.builtin().isEmpty()) {
      return e;
    }
    return switch (a.builtin().get()) {
      case ABS -> Expr.mul(Expr.num((long) Math.signum(Evaluation.real(a.argument(), variable, inside))), a.argument());
      case SIGN -> Expr.num((long) Math.signum(Evaluation.real(a.argument(), variable, inside)));
      case MIN, MAX -> {
        double extreme = Evaluation.real(a, variable, inside);
        yield a.arguments().stream().filter(x -> Evaluation.real(x, variable, inside) == extreme).findFirst().orElse(a);
      }
      default -> a;
    };
  }
}
