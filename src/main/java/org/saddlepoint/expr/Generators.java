package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the polynomials that stand for one expression: each is base^(term/root) for a symbol, function or sum that is
 * treated as opaque, or exp(term/root). The roots are the least common denominators of all exponents that occur, found beforehand,
 * so that exp(x/2)² = exp(x) and √a·√a = a hold identically.
 */
final class Generators {
  /** Stands for the base of the natural exponential. */
  static final Expr EULER = new Symbol("\u2107");

  private record Key(Expr base, Expr term) {}

  private record Generator(Expr base, Expr term, int root) {}

  private final Map<Key, Integer> roots = new HashMap<>();
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Generator> generators = new ArrayList<>();

  /** Notes every exponent of an expression that will be read. */
  void scan(Expr e) {
    if (e instanceof Sum || e instanceof Product) {
      e.children().forEach(this::scan);
    } else if (e instanceof Power p) {
      if (p.exponent() instanceof Num n) {
        note(p.base(), Expr.ONE, n.value());
      } else {
        terms(p.exponent()).forEach((term, c) -> note(p.base(), term, c));
      }
      scan(p.base());
    } else if (e instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
      terms(a.argument()).forEach((term, c) -> note(EULER, term, c));
    } else if (e instanceof Apply a && a.isBuiltin(Builtin.ABS)) {
      scan(a.argument());
    }
  }

  private void note(Expr base, Expr term, Rational exponent) {
    BigInteger denominator = exponent.denominator();
    if (denominator.bitLength() > 16) {
      throw new ExpressionLimitException("a power with the exponent " + exponent);
    }
    roots.merge(new Key(base, term), denominator.intValue(), (a, b) -> a / BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue() * b);
  }

  /** The rational coefficients of the terms of a sum. */
  static Map<Expr, Rational> terms(Expr exponent) {
    Map<Expr, Rational> terms = new LinkedHashMap<>();
    List<Expr> summands = exponent instanceof Sum s ? s.terms() : List.of(exponent);
    for (Expr summand : summands) {
      if (summand instanceof Num n) {
        terms.put(Expr.ONE, n.value());
      } else if (summand instanceof Product p) {
        terms.put(p.withoutCoefficient(), p.coefficient());
      } else {
        terms.put(summand, Rational.ONE);
      }
    }
    return terms;
  }

  /** The common denominator of the exponents term·c of a base. */
  int root(Expr base, Expr term) {
    return roots.getOrDefault(new Key(base, term), 1);
  }

  /** The number of the variable base^(term/root), if there is one yet. */
  Optional<Integer> find(Expr base, Expr term) {
    return Optional.ofNullable(numbers.get(new Key(base, term)));
  }

  /** A new variable base^(term/root). */
  int create(Expr base, Expr term) {
    int number = generators.size();
    numbers.put(new Key(base, term), number);
    generators.add(new Generator(base, term, root(base, term)));
    return number;
  }

  Expr expression(Monomial monomial) {
    List<Expr> factors = new ArrayList<>();
    for (int v = 0; v < monomial.variables(); v++) {
      if (monomial.exponent(v) > 0) {
        Generator g = generators.get(v);
        Expr exponent = Expr.mul(Expr.num(monomial.exponent(v), g.root()), g.term());
        factors.add(g.base().equals(EULER) ? Expr.apply(Builtin.EXP.spelling(), exponent) : Expr.pow(g.base(), exponent));
      }
    }
    return Expr.mul(factors);
  }

  Expr expression(Polynomial p) {
    List<Expr> terms = new ArrayList<>();
    p.terms().forEach((monomial, c) -> terms.add(Expr.mul(Expr.num(c), expression(monomial))));
    return Expr.add(terms);
  }

  /** Numerator over denominator, with the rational content and common powers of the numerator in front. */
  Expr expression(Fraction f) {
    List<Expr> factors = new ArrayList<>();
    if (f.isPolynomial()) {
      return expression(f.numerator());
    }
    f.denominator().forEach((factor, k) -> factors.add(Expr.pow(expression(factor), -k)));
    Monomial common = f.numerator().commonMonomial();
    Polynomial rest = f.numerator().dividedBy(common);
    Rational content = rest.content();
    // A sum that begins with a minus sign is easier to read than a sign in front of it.
    Rational factor = rest.size() > 1 ? content.abs() : content;
    factors.add(Expr.num(factor));
    factors.add(expression(common));
    factors.add(expression(rest.times(factor.reciprocal())));
    return Expr.mul(factors);
  }
}
