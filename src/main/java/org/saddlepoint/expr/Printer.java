package org.saddlepoint.expr;

import java.util.List;
import java.util.stream.Collectors;

/** The plain-text form in the formula grammar of model files: parsing it gives the same expression back. */
final class Printer {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int UNARY = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private Printer() {}

  static String print(Expr e) {
    StringBuilder out = new StringBuilder();
    write(e, SUM, out);
    return out.toString();
  }

  private static void write(Expr e, int context, StringBuilder out) {
    boolean fence = strength(e) < context;
    if (fence) {
      out.append('(');
    }
    body(e, out);
    if (fence) {
      out.append(')');
    }
  }

  private static int strength(Expr e) {
    if (e instanceof Num n) {
      return n.value().signum() < 0 ? SUM : n.value().isInteger() ? ATOM : PRODUCT;
    }
    if (e instanceof Sum) {
      return SUM;
    }
    if (e instanceof Product p) {
      return p.coefficient().signum() < 0 ? SUM : PRODUCT;
    }
    if (e instanceof Power p) {
      return inDenominator(p) ? PRODUCT : p.exponent().equals(Expr.HALF) ? ATOM : POWER;
    }
    return ATOM;
  }

  private static boolean inDenominator(Expr e) {
    return e instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0;
  }

  private static void body(Expr e, StringBuilder out) {
    if (e instanceof Num n) {
      out.append(n.value());
    } else if (e instanceof Sum s) {
      sum(s, out);
    } else if (e instanceof Product p) {
      product(p.coefficient(), p.withoutCoefficient() instanceof Product rest ? rest.factors() : List.of(p.withoutCoefficient()), out);
    } else if (e instanceof Power p) {
      power(p, out);
    } else if (e instanceof Apply a) {
      out.append(a.function());
      out.append(primes(a.orders()));
      out.append('(').append(list(a.arguments())).append(')');
    } else if (e instanceof Conditional c) {
      out.append("if(").append(c.left()).append(' ').append(c.relation().spelling()).append(' ').append(c.right());
      out.append(", ").append(c.then()).append(", ").append(c.otherwise()).append(')');
    } else if (e instanceof Kernel k) {
      out.append(k.head());
      if (!k.labels().isEmpty()) {
        out.append('[').append(k.labels().stream().map(Object::toString).collect(Collectors.joining(","))).append(']');
      }
      out.append(primes(k.orders()));
      if (!k.arguments().isEmpty()) {
        out.append('(').append(list(k.arguments())).append(')');
      }
    } else if (e instanceof Binder b) {
      binder(b, out);
    } else {
      out.append(e);
    }
  }

  private static void binder(Binder b, StringBuilder out) {
    String head = b.head().startsWith("limit") ? "limit" : b.head();
    out.append(head).append('(').append(b.body()).append(", ").append(b.variable());
    List<Expr> rest = b.parameters();
    if (head.equals("mean") && rest.size() == 1) {
      out.append(" ~ normal(").append(rest.get(0)).append(')');
      rest = List.of();
    } else if (head.equals("limit") && rest.size() == 1) {
      out.append(" -> ").append(rest.get(0));
      out.append(b.head().equals("limit_above") ? " from above" : b.head().equals("limit_below") ? " from below" : "");
      rest = List.of();
    }
    rest.forEach(p -> out.append(", ").append(p));
    out.append(')');
  }

  private static String primes(List<Integer> orders) {
    if (orders.stream().allMatch(k -> k == 0)) {
      return "";
    }
    if (orders.size() == 1) {
      return "'".repeat(orders.get(0));
    }
    return "'" + orders;
  }

  private static String list(List<Expr> items) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static void sum(Sum s, StringBuilder out) {
    boolean first = true;
    for (Expr term : s.terms()) {
      boolean negative = Elementary.isNegative(term) && !(term instanceof Sum);
      if (first) {
        out.append(negative ? "-" : "");
      } else {
        out.append(negative ? " - " : " + ");
      }
      write(negative ? Expr.neg(term) : term, PRODUCT, out);
      first = false;
    }
  }

  private static void product(Rational coefficient, List<Expr> factors, StringBuilder out) {
    if (coefficient.signum() < 0) {
      out.append('-');
    }
    List<Expr> above = factors.stream().filter(f -> !inDenominator(f)).toList();
    List<Expr> below = factors.stream().filter(Printer::inDenominator).map(f -> Expr.pow(f, -1)).toList();
    Rational size = coefficient.abs();
    Rational top = Rational.of(size.numerator());
    boolean one = top.isOne() && !above.isEmpty();
    if (!one) {
      out.append(top);
    }
    for (int k = 0; k < above.size(); k++) {
      out.append(k > 0 || !one ? "*" : "");
      write(above.get(k), UNARY, out);
    }
    if (!size.isInteger()) {
      out.append('/').append(size.denominator());
    }
    for (Expr factor : below) {
      out.append('/');
      write(factor, UNARY, out);
    }
  }

  private static void power(Power p, StringBuilder out) {
    if (inDenominator(p)) {
      out.append("1/");
      write(Expr.pow(p, -1), UNARY, out);
    } else if (p.exponent().equals(Expr.HALF)) {
      out.append("sqrt(").append(p.base()).append(')');
    } else {
      write(p.base(), ATOM, out);
      out.append('^');
      write(p.exponent(), ATOM, out);
    }
  }
}
