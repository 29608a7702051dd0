package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A symbolic scalar expression: immutable, canonical at construction, compared by structure.
 *
 * <p>Canonical means: sums and products are flat, sorted, with like terms and like bases collected and exact rational
 * coefficients; powers of numbers are evaluated where the result is exact; odd and even functions carry no sign inside.
 * Nothing is expanded and no symbol is assumed positive. All symbols stand for real numbers unless under {@code conj}.
 * Equality of canonical trees is sufficient for equality of values; {@code NormalForm} decides more.
 *
 * <p>Build expressions with the static methods of this interface; the node classes have no public constructors.
 */
public sealed interface Expr extends Comparable<Expr> permits Num, Constant, Symbol, Sum, Product, Power, Apply, Conditional, Kernel, Binder {
  Expr ZERO = new Num(Rational.ZERO);
  Expr ONE = new Num(Rational.ONE);
  Expr TWO = new Num(Rational.of(2));
  Expr MINUS_ONE = new Num(Rational.MINUS_ONE);
  Expr HALF = new Num(Rational.HALF);
  Expr PI = Constant.PI;
  Expr I = Constant.I;

  static Expr num(long value) {
    return new Num(Rational.of(value));
  }

  static Expr num(long numerator, long denominator) {
    return new Num(Rational.of(numerator, denominator));
  }

  static Expr num(Rational value) {
    return new Num(value);
  }

  static Expr sym(String name) {
    return new Symbol(name);
  }

  static Expr add(Expr... terms) {
    return Sum.of(Arrays.asList(terms));
  }

  static Expr add(List<? extends Expr> terms) {
    return Sum.of(terms);
  }

  static Expr mul(Expr... factors) {
    return Product.of(Arrays.asList(factors));
  }

  static Expr mul(List<? extends Expr> factors) {
    return Product.of(factors);
  }

  static Expr neg(Expr value) {
    return mul(MINUS_ONE, value);
  }

  static Expr sub(Expr left, Expr right) {
    return add(left, neg(right));
  }

  /** left / right; ArithmeticException if right is the number zero. */
  static Expr div(Expr left, Expr right) {
    return mul(left, pow(right, MINUS_ONE));
  }

  static Expr pow(Expr base, Expr exponent) {
    return Power.of(base, exponent);
  }

  static Expr pow(Expr base, int exponent) {
    return Power.of(base, num(exponent));
  }

  static Expr sqrt(Expr value) {
    return Power.of(value, HALF);
  }

  /** The value of a named function, built in or of the model. */
  static Expr apply(String function, Expr... arguments) {
    return Apply.of(function, Arrays.asList(arguments));
  }

  static Expr apply(String function, List<? extends Expr> arguments) {
    return Apply.of(function, arguments);
  }

  /** The direct subexpressions, in canonical order. */
  List<Expr> children();

  /** The same node over other subexpressions (as many as {@link #children()}), canonical again. */
  Expr withChildren(List<Expr> children);

  /** Whether this is the number zero. */
  default boolean isZero() {
    return this instanceof Num n && n.value().isZero();
  }

  /** Whether this is the number one. */
  default boolean isOne() {
    return this instanceof Num n && n.value().isOne();
  }

  /** Names of the symbols that occur free, sorted. */
  default Set<String> freeSymbols() {
    Set<String> names = new TreeSet<>();
    collectFree(names);
    return names;
  }

  private void collectFree(Set<String> names) {
    if (this instanceof Symbol s) {
      names.add(s.name());
    } else if (this instanceof Binder b) {
      Set<String> inner = b.body().freeSymbols();
      inner.remove(b.variable());
      names.addAll(inner);
      b.parameters().forEach(p -> names.addAll(p.freeSymbols()));
    } else {
      children().forEach(c -> ((Expr) c).collectFree(names));
    }
  }

  /** Whether the symbol occurs free. */
  default boolean contains(String symbol) {
    return freeSymbols().contains(symbol);
  }

  /** Rebuilds the tree bottom-up, applying {@code change} to every node after its children. */
  default Expr rewrite(UnaryOperator<Expr> change) {
    List<Expr> old = children();
    if (old.isEmpty()) {
      return change.apply(this);
    }
    List<Expr> renewed = new ArrayList<>(old.size());
    boolean same = true;
    for (Expr child : old) {
      Expr next = child.rewrite(change);
      same &= next == child;
      renewed.add(next);
    }
    return change.apply(same ? this : withChildren(renewed));
  }

  /** Replaces every free occurrence of a symbol; bound variables are renamed where they would capture. */
  default Expr substitute(String symbol, Expr value) {
    return Substitution.of(symbol, value).in(this);
  }

  /** The partial derivative with respect to a symbol; piecewise functions are differentiated piece by piece. */
  default Expr derivative(String symbol) {
    return Derivative.of(this, symbol);
  }

  default Expr plus(Expr other) {
    return add(this, other);
  }

  default Expr minus(Expr other) {
    return sub(this, other);
  }

  default Expr times(Expr other) {
    return mul(this, other);
  }

  @Override
  default int compareTo(Expr other) {
    return ExprOrder.compare(this, other);
  }
}
