package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Exact simplifications and partial derivatives of the built-in functions. */
final class Elementary {
  private Elementary() {}

  static Expr simplified(Builtin builtin, List<Expr> arguments) {
    if (builtin.variadic()) {
      return extremum(builtin, arguments);
    }
    Expr x = arguments.get(0);
    if (builtin == Builtin.SQRT) {
      return Expr.sqrt(x);
    }
    if (builtin.parity() != Builtin.Parity.NONE && isNegative(x)) {
      Expr positive = simplified(builtin, List.of(Expr.neg(x)));
      return builtin.parity() == Builtin.Parity.EVEN ? positive : Expr.neg(positive);
    }
    if (x instanceof Num n) {
      Expr exact = atNumber(builtin, n.value());
      if (exact != null) {
        return exact;
      }
    }
    if (builtin == Builtin.EXP && x instanceof Apply a && a.isBuiltin(Builtin.LOG)) {
      return a.argument();
    }
    if (builtin == Builtin.LOG && x instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
      return a.argument();
    }
    if (builtin == Builtin.ABS && x instanceof Apply a && (a.isBuiltin(Builtin.ABS) || a.isBuiltin(Builtin.EXP))) {
      return x;
    }
    if (builtin == Builtin.ABS && x.equals(Expr.PI)) {
      return x;
    }
    return Apply.raw(builtin, List.of(x));
  }

  /** The exact value at a rational, or null where there is none simpler. */
  private static Expr atNumber(Builtin builtin, Rational x) {
    return switch (builtin) {
      case EXP, COS, COSH, ERFC -> x.isZero() ? Expr.ONE : null;
      case LOG -> x.isOne() ? Expr.ZERO : null;
      case ABS -> new Num(x.abs());
      case SIGN -> Expr.num(x.signum());
      case SIN, TAN, ATAN, SINH, TANH, ERF -> x.isZero() ? Expr.ZERO : null;
      default -> null;
    };
  }

  private static Expr extremum(Builtin builtin, List<Expr> arguments) {
    boolean max = builtin == Builtin.MAX;
    TreeSet<Expr> distinct = new TreeSet<>();
    Rational best = null;
    for (Expr argument : arguments) {
      List<Expr> parts = argument instanceof Apply a && a.isBuiltin(builtin) ? a.arguments() : List.of(argument);
      for (Expr part : parts) {
        if (part instanceof Num n) {
          best = best == null || (max ? n.value().compareTo(best) > 0 : n.value().compareTo(best) < 0) ? n.value() : best;
        } else {
          distinct.add(part);
        }
      }
    }
    List<Expr> all = new ArrayList<>();
    if (best != null) {
      all.add(new Num(best));
    }
    all.addAll(distinct);
    return all.size() == 1 ? all.get(0) : Apply.raw(builtin, List.copyOf(all));
  }

  /** Whether the expression is written with a minus sign in front. */
  static boolean isNegative(Expr x) {
    if (x instanceof Num n) {
      return n.value().signum() < 0;
    }
    if (x instanceof Product p) {
      return p.coefficient().signum() < 0;
    }
    return x instanceof Sum s && isNegative(s.terms().get(0));
  }

  static Expr partial(Builtin builtin, List<Expr> arguments, int index) {
    if (!builtin.variadic()) {
      return builtin.derivative(arguments.get(0));
    }
    List<Expr> others = new ArrayList<>(arguments);
    Expr chosen = others.remove(index);
    Expr rest = simplified(builtin, others);
    Relation relation = builtin == Builtin.MAX ? Relation.GREATER : Relation.LESS;
    return Conditional.of(chosen, relation, rest, Expr.ONE, Expr.ZERO);
  }
}
