package org.saddlepoint.export;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/**
 * Writes expressions in a language with {@code + - * /}, a power operator and function calls; a subclass says how each thing is
 * called. Parentheses follow the common precedence: a minus sign in front of a product, a power tighter than a minus sign.
 */
abstract class CodeWriter {
  static final int SUM = 1;
  static final int PRODUCT = 2;
  static final int POWER = 3;
  static final int ATOM = 4;

  /** Integers beyond this are not exact in a double. */
  static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private final Identifiers names;

  CodeWriter(Identifiers names) {
    this.names = names;
  }

  /** Text with the strength that holds it together. */
  record Piece(String text, int strength) {}

  final String write(Expr e) {
    return piece(e).text();
  }

  final String write(Expr e, int needed) {
    Piece piece = piece(e);
    return piece.strength() < needed ? "(" + piece.text() + ")" : piece.text();
  }

  final String name(String name) {
    return names.of(name);
  }

  /** The names of the functions in the formulas that the file does not define and that are not built in, derivatives apart. */
  final List<String> unknownFunctions(List<Expr> formulas) {
    TreeSet<String> found = new TreeSet<>();
    formulas.forEach(e -> unknown(e, found));
    return List.copyOf(found);
  }

  private void unknown(Expr e, TreeSet<String> found) {
    if (e instanceof Kernel k) {
      found.add(differentiated(name(Identifiers.name(k)), k.orders()));
    } else if (e instanceof Apply a && a.builtin().isEmpty() && !a.function().equals("conj") && !isDefined(a.function())) {
      found.add(differentiated(name(a.function()), a.orders()));
    }
    e.children().forEach(c -> unknown(c, found));
  }

  /** Whether the same file defines a function. */
  final boolean isDefined(String function) {
    return names.isDefined(function);
  }

  final String list(List<Expr> items) {
    return items.stream().map(this::write).collect(Collectors.joining(", "));
  }

  private Piece piece(Expr e) {
    if (e instanceof Num n) {
      return number(n.value());
    } else if (e instanceof Constant c) {
      return constant(c);
    } else if (e instanceof Symbol s) {
      return new Piece(name(s.name()), ATOM);
    } else if (e instanceof Sum s) {
      return sum(s);
    } else if (e instanceof Product p) {
      return product(p.factors());
    } else if (e instanceof Power p) {
      return inDenominator(p) ? product(List.of(p)) : power(p);
    } else if (e instanceof Apply a) {
      return a.builtin().map(b -> builtin(b, a.arguments())).orElseGet(() -> userFunction(a));
    } else if (e instanceof Conditional c) {
      return conditional(c);
    } else if (e instanceof Kernel k) {
      return kernel(k);
    }
    return binder((Binder) e);
  }

  private Piece sum(Sum sum) {
    StringBuilder out = new StringBuilder();
    for (Expr term : sum.terms()) {
      boolean negative = coefficient(term).signum() < 0;
      out.append(out.length() == 0 ? (negative ? "-" : "") : negative ? " - " : " + ");
      out.append(write(negative ? Expr.neg(term) : term, PRODUCT));
    }
    return new Piece(out.toString(), SUM);
  }

  private static Rational coefficient(Expr term) {
    return term instanceof Num n ? n.value() : term instanceof Product p ? p.coefficient() : Rational.ONE;
  }

  static boolean inDenominator(Expr e) {
    return e instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0;
  }

  private Piece product(List<Expr> factors) {
    Rational coefficient = factors.get(0) instanceof Num n ? n.value() : Rational.ONE;
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    Rational size = coefficient.abs();
    if (isWritable(size)) {
      addInteger(size.numerator(), above);
      addInteger(size.denominator(), below);
    } else {
      above.add(number(size).text());
    }
    for (Expr factor : factors) {
      if (factor instanceof Num) {
        continue;
      } else if (inDenominator(factor)) {
        below.add(write(Expr.pow(factor, -1), POWER));
      } else {
        above.add(write(factor, POWER));
      }
    }
    String top = above.isEmpty() ? "1" : String.join("*", above);
    String bottom = below.isEmpty() ? "" : "/" + (below.size() == 1 ? below.get(0) : "(" + String.join("*", below) + ")");
    String text = (coefficient.signum() < 0 ? "-" : "") + top + bottom;
    return new Piece(text, coefficient.signum() < 0 ? SUM : PRODUCT);
  }

  private void addInteger(BigInteger value, List<String> factors) {
    if (!value.equals(BigInteger.ONE)) {
      factors.add(number(Rational.of(value)).text());
    }
  }

  /** Whether numerator and denominator can be written as integers. */
  boolean isWritable(Rational value) {
    return value.numerator().abs().compareTo(EXACT) <= 0 && value.denominator().compareTo(EXACT) <= 0;
  }

  private Piece power(Power p) {
    if (p.exponent().equals(Expr.HALF)) {
      return builtin(Builtin.SQRT, List.of(p.base()));
    }
    return new Piece(base(p.base()) + powerSign() + write(p.exponent(), ATOM), POWER);
  }

  /** The base of a power, in parentheses unless it is a name, a call or a natural number. */
  String base(Expr base) {
    return write(base, ATOM);
  }

  Piece number(Rational value) {
    if (!isWritable(value)) {
      String digits = Double.toString(value.doubleValue());
      return new Piece(digits, value.signum() < 0 ? SUM : ATOM);
    }
    String text = value.isInteger() ? value.numerator().toString() : value.numerator() + "/" + value.denominator();
    return new Piece(text, value.signum() < 0 ? SUM : value.isInteger() ? ATOM : PRODUCT);
  }

  final Piece call(String function, List<Expr> arguments) {
    return new Piece(function + "(" + list(arguments) + ")", ATOM);
  }

  /** f_d2(x): the second derivative of a function that the user supplies. */
  static String differentiated(String function, List<Integer> orders) {
    boolean plain = orders.stream().allMatch(k -> k == 0);
    return plain ? function : function + "_d" + orders.stream().map(String::valueOf).collect(Collectors.joining("_"));
  }

  final InputException refused(String what, String language) {
    return InputException.commandLine(what + " cannot be written in " + language, "export it to sympy or mathematica");
  }

  /** The n-th derivative of a body that is still waiting to be taken. */
  static Expr differentiated(Binder b) {
    int order = b.parameters().isEmpty() ? 1 : ((Num) b.parameters().get(0)).value().intValue();
    Expr result = b.body();
    for (int k = 0; k < order; k++) {
      result = result.derivative(b.variable());
    }
    return result;
  }

  abstract String powerSign();

  abstract Piece constant(Constant c);

  abstract Piece builtin(Builtin builtin, List<Expr> arguments);

  abstract Piece userFunction(Apply a);

  abstract Piece conditional(Conditional c);

  abstract Piece kernel(Kernel k);

  abstract Piece binder(Binder b);

  /** Lines that a file needs before its definitions. */
  abstract String preamble(List<Expr> expressions);

  /** The definition of a function, or of a constant where there are no arguments. */
  abstract String definition(Definition definition);

  /** An equation, or the difference of its sides as a function. */
  abstract String equation(Equation equation);

  /** Parameters with their values. */
  abstract String parameters(Map<String, Rational> values);

  /** A line of comment. */
  abstract String comment(String text);
}
