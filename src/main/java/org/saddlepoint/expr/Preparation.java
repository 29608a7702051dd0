package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the arguments of functions to normal form, so that equal arguments look equal, and, for deciding zero, writes hyperbolic
 * and circular functions as exponentials and logarithms of numbers through those of primes.
 */
final class Preparation {
  private final boolean exponentials;

  /** @param exponentials whether hyperbolic and circular functions become exponentials */
  Preparation(boolean exponentials) {
    this.exponentials = exponentials;
  }

  /** The expression as numerator over denominator in this kind of normal form. */
  Expr canonical(Expr e) {
    if (e.children().isEmpty()) {
      return e;
    }
    Expr prepared = prepare(e);
    FormReader reader = new FormReader(List.of(prepared), true);
    return reader.generators().expression(reader.read(prepared));
  }

  Expr prepare(Expr e) {
    if (e.children().isEmpty()) {
      return e;
    }
    if (e instanceof Sum || e instanceof Product) {
      return e.withChildren(e.children().stream().map(this::prepare).toList());
    }
    if (e instanceof Power p) {
      return power(p);
    }
    Expr renewed = e.withChildren(e.children().stream().map(this::canonical).toList());
    if (renewed instanceof Apply a && a.builtin().isPresent() && !a.builtin().get().variadic()) {
      return exponentials ? exponentialForm(a, a.builtin().get(), a.argument()) : a;
    }
    return renewed;
  }

  private Expr power(Power p) {
    if (!(p.exponent() instanceof Num n)) {
      return Expr.pow(prepare(p.base()), canonical(p.exponent()));
    }
    if (n.value().isInteger() || p.base().children().isEmpty()) {
      return Expr.pow(prepare(p.base()), n);
    }
    Expr base = canonical(p.base());
    if (base instanceof Power q && q.exponent() instanceof Num k && k.value().isInteger() && !k.value().numerator().testBit(0) && isReal(q.base())) {
      return Expr.pow(prepare(Expr.apply(Builtin.ABS.spelling(), q.base())), Expr.num(k.value().times(n.value())));
    }
    if (base instanceof Sum s) {
      Rational content = content(s);
      return Expr.mul(Expr.pow(Expr.num(content), n), Expr.pow(Expr.mul(Expr.num(content.reciprocal()), s), n));
    }
    return Expr.pow(base, n);
  }

  /** Symbols are real, and so are the elementary functions of them that have no branch. */
  private static boolean isReal(Expr e) {
    return e instanceof Symbol;
  }

  /** The positive number that all coefficients are coprime multiples of. */
  private static Rational content(Sum s) {
    BigInteger divisor = BigInteger.ZERO;
    BigInteger multiple = BigInteger.ONE;
    for (Rational c : Generators.terms(s).values()) {
      divisor = divisor.gcd(c.numerator());
      multiple = multiple.multiply(c.denominator()).divide(multiple.gcd(c.denominator()));
    }
    return Rational.of(divisor, multiple);
  }

  private static Expr exponentialForm(Apply a, Builtin function, Expr u) {
    return switch (function) {
      case SINH -> Expr.mul(Expr.HALF, Expr.sub(exp(u), exp(Expr.neg(u))));
      case COSH -> Expr.mul(Expr.HALF, Expr.add(exp(u), exp(Expr.neg(u))));
      case TANH -> tangent(Expr.mul(Expr.TWO, u));
      case SIN -> Expr.mul(Expr.HALF, Expr.neg(Expr.I), Expr.sub(exp(Expr.mul(Expr.I, u)), exp(Expr.mul(Expr.num(-1), Expr.I, u))));
      case COS -> Expr.mul(Expr.HALF, Expr.add(exp(Expr.mul(Expr.I, u)), exp(Expr.mul(Expr.num(-1), Expr.I, u))));
      case TAN -> Expr.mul(Expr.num(-1), Expr.I, tangent(Expr.mul(Expr.TWO, Expr.I, u)));
      case ERFC -> Expr.sub(Expr.ONE, Expr.apply(Builtin.ERF.spelling(), u));
      case LOG -> u instanceof Num n && n.value().signum() > 0 ? logarithm(n.value()) : a;
      default -> a;
    };
  }

  private static Expr exp(Expr u) {
    return Expr.apply(Builtin.EXP.spelling(), expandedTerms(u));
  }

  /** A number or I times a sum, multiplied out, so that the exponents of products of exponentials can be compared term by term. */
  private static Expr expandedTerms(Expr u) {
    if (!(u instanceof Product p)) {
      return u;
    }
    List<Expr> sums = p.factors().stream().filter(f -> f instanceof Sum).toList();
    if (sums.size() != 1) {
      return u;
    }
    List<Expr> others = new ArrayList<>(p.factors());
    others.remove(sums.get(0));
    List<Expr> terms = new ArrayList<>();
    for (Expr term : sums.get(0).children()) {
      List<Expr> factors = new ArrayList<>(others);
      factors.add(term);
      terms.add(Expr.mul(factors));
    }
    return Expr.add(terms);
  }

  /** (exp(v) − 1)/(exp(v) + 1). */
  private static Expr tangent(Expr v) {
    return Expr.div(Expr.sub(exp(v), Expr.ONE), Expr.add(exp(v), Expr.ONE));
  }

  /** The logarithm of a positive number as a combination of those of its prime factors. */
  private static Expr logarithm(Rational value) {
    List<Expr> terms = new ArrayList<>();
    PrimeFactors.of(value.numerator()).forEach((prime, k) -> terms.add(logarithm(prime, k)));
    PrimeFactors.of(value.denominator()).forEach((prime, k) -> terms.add(logarithm(prime, -k)));
    return Expr.add(terms);
  }

  private static Expr logarithm(BigInteger prime, int factor) {
    return Expr.mul(Expr.num(factor), Expr.apply(Builtin.LOG.spelling(), Expr.num(Rational.of(prime))));
  }
}
