package org.saddlepoint.expr;

import java.util.List;

/** The total order of canonical trees: numbers, constants, symbols, powers by base, then functions, sums and the rest. */
final class ExprOrder {
  private ExprOrder() {}

  static int compare(Expr a, Expr b) {
    if (a == b || a.equals(b)) {
      return 0;
    }
    if (a instanceof Num x && b instanceof Num y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Num) {
      return -1;
    }
    if (b instanceof Num) {
      return 1;
    }
    int order = compareStripped(withoutCoefficient(a), withoutCoefficient(b));
    return order != 0 ? order : coefficient(a).compareTo(coefficient(b));
  }

  private static Expr withoutCoefficient(Expr e) {
    return e instanceof Product p ? p.withoutCoefficient() : e;
  }

  private static Rational coefficient(Expr e) {
    return e instanceof Product p ? p.coefficient() : Rational.ONE;
  }

  private static int compareStripped(Expr a, Expr b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a instanceof Product || b instanceof Product) {
      List<Expr> x = a instanceof Product p ? p.factors() : List.of(a);
      List<Expr> y = b instanceof Product p ? p.factors() : List.of(b);
      return lists(x, y);
    }
    if (a instanceof Power || b instanceof Power) {
      Expr baseA = a instanceof Power p ? p.base() : a;
      Expr baseB = b instanceof Power p ? p.base() : b;
      int order = compare(baseA, baseB);
      if (order != 0) {
        return order;
      }
      return compare(a instanceof Power p ? p.exponent() : Expr.ONE, b instanceof Power p ? p.exponent() : Expr.ONE);
    }
    int rank = Integer.compare(rank(a), rank(b));
    return rank != 0 ? rank : sameKind(a, b);
  }

  private static int rank(Expr e) {
    if (e instanceof Num) {
      return 0;
    }
    if (e instanceof Constant) {
      return 1;
    }
    if (e instanceof Symbol) {
      return 2;
    }
    if (e instanceof Apply) {
      return 3;
    }
    if (e instanceof Kernel) {
      return 4;
    }
    if (e instanceof Sum) {
      return 5;
    }
    return e instanceof Conditional ? 6 : 7;
  }

  private static int sameKind(Expr a, Expr b) {
    if (a instanceof Num x && b instanceof Num y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Constant x && b instanceof Constant y) {
      return x.spelling().compareTo(y.spelling());
    }
    if (a instanceof Symbol x && b instanceof Symbol y) {
      return x.name().compareTo(y.name());
    }
    if (a instanceof Apply x && b instanceof Apply y) {
      return first(x.function().compareTo(y.function()), () -> lists(x.arguments(), y.arguments()), () -> integers(x.orders(), y.orders()));
    }
    if (a instanceof Kernel x && b instanceof Kernel y) {
      return first(
          x.head().compareTo(y.head()), () -> lists(x.labels(), y.labels()), () -> lists(x.arguments(), y.arguments()), () -> integers(x.orders(), y.orders()));
    }
    if (a instanceof Sum x && b instanceof Sum y) {
      return lists(x.terms(), y.terms());
    }
    if (a instanceof Conditional x && b instanceof Conditional y) {
      return first(x.relation().compareTo(y.relation()), () -> lists(x.children(), y.children()));
    }
    Binder x = (Binder) a;
    Binder y = (Binder) b;
    return first(x.head().compareTo(y.head()), () -> compare(x.anonymousBody(), y.anonymousBody()), () -> lists(x.parameters(), y.parameters()));
  }

  private static int first(int order, java.util.function.IntSupplier... rest) {
    int result = order;
    for (int k = 0; result == 0 && k < rest.length; k++) {
      result = rest[k].getAsInt();
    }
    return result;
  }

  private static int lists(List<Expr> a, List<Expr> b) {
    for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
      int order = compare(a.get(k), b.get(k));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int integers(List<Integer> a, List<Integer> b) {
    for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
      int order = Integer.compare(a.get(k), b.get(k));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
