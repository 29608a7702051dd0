package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an expression as a fraction of polynomials in {@link Generators}, entering algebraic rules for roots, I, |u| and cos as they occur. */
final class FormReader {
  private static final int LARGEST_EXPONENT = 100_000;

  private final Generators generators = new Generators();
  private final FractionArithmetic arithmetic = new FractionArithmetic();

  private final boolean identities;

  /**
   * Prepares for these expressions; only they may be read.
   *
   * @param identities whether cos² = 1 − sin² and |u|² = u² are used
   */
  FormReader(List<Expr> expressions, boolean identities) {
    this.identities = identities;
    expressions.forEach(generators::scan);
  }

  Generators generators() {
    return generators;
  }

  FractionArithmetic arithmetic() {
    return arithmetic;
  }

  Fraction read(Expr e) {
    if (e instanceof Num n) {
      return Fraction.of(n.value());
    }
    if (e instanceof Sum s) {
      return sum(s);
    }
    if (e instanceof Product p) {
      Fraction product = Fraction.ONE;
      for (Expr factor : p.factors()) {
        product = arithmetic.times(product, read(factor));
      }
      return product;
    }
    if (e instanceof Power p) {
      return p.exponent() instanceof Num n ? power(p.base(), n.value()) : exponential(p.base(), p.exponent());
    }
    if (e instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
      return exponential(Generators.EULER, a.argument());
    }
    return opaque(e, Rational.ONE);
  }

  /** Summed in halves, so that intermediate results stay as small as they can. */
  private Fraction sum(Sum s) {
    List<Fraction> parts = new ArrayList<>();
    s.terms().forEach(t -> parts.add(read(t)));
    while (parts.size() > 1) {
      List<Fraction> halves = new ArrayList<>();
      for (int k = 0; k < parts.size(); k += 2) {
        halves.add(k + 1 < parts.size() ? arithmetic.plus(parts.get(k), parts.get(k + 1)) : parts.get(k));
      }
      parts.clear();
      parts.addAll(halves);
    }
    return parts.get(0);
  }

  private Fraction power(Expr base, Rational exponent) {
    if (exponent.isInteger() && (base instanceof Sum || base instanceof Product || base instanceof Power)) {
      return arithmetic.power(read(base), small(exponent));
    }
    return opaque(base, exponent);
  }

  private static int small(Rational exponent) {
    if (!exponent.isSmallInteger() || Math.abs(exponent.intValue()) > LARGEST_EXPONENT) {
      throw new ExpressionLimitException("a power with the exponent " + exponent);
    }
    return exponent.intValue();
  }

  private Fraction exponential(Expr base, Expr exponent) {
    Fraction product = Fraction.ONE;
    for (Map.Entry<Expr, Rational> term : Generators.terms(exponent).entrySet()) {
      boolean rational = term.getKey().isOne() && !base.equals(Generators.EULER);
      Fraction factor = rational ? read(Expr.pow(base, Expr.num(term.getValue()))) : variable(base, term.getKey(), term.getValue());
      product = arithmetic.times(product, factor);
    }
    return product;
  }

  private Fraction variable(Expr base, Expr term, Rational exponent) {
    int number = generators.find(base, term).orElseGet(() -> generators.create(base, term));
    int power = small(exponent.times(Rational.of(generators.root(base, term))));
    return arithmetic.power(Fraction.of(Polynomial.variable(number, 1)), power);
  }

  /** base^exponent for a base without structure of its own, or with a fractional exponent. */
  private Fraction opaque(Expr base, Rational exponent) {
    if (generators.find(base, Expr.ONE).isEmpty()) {
      enter(base);
    }
    return variable(base, Expr.ONE, exponent);
  }

  /** Creates the variable base^(1/root), after the variables that its rule needs. */
  private void enter(Expr base) {
    int root = generators.root(base, Expr.ONE);
    Optional<Expr> square = square(base);
    if (square.isPresent()) {
      Fraction value = read(square.get());
      int number = generators.create(base, Expr.ONE);
      arithmetic.add(new FractionArithmetic.AlgebraicRule(number, 2 * root, value, base.equals(Expr.I)));
    } else if (base instanceof Num || base instanceof Sum || base instanceof Product || base instanceof Power) {
      Fraction value = read(base);
      int number = generators.create(base, Expr.ONE);
      arithmetic.add(new FractionArithmetic.AlgebraicRule(number, root, value, base instanceof Num));
    } else {
      generators.create(base, Expr.ONE);
    }
  }

  /** The square of I, of |u| for real u and of cos u, in terms of what is simpler. */
  private Optional<Expr> square(Expr base) {
    if (base.equals(Expr.I)) {
      return Optional.of(Expr.MINUS_ONE);
    }
    if (base instanceof Apply a && a.isBuiltin(Builtin.COS) && identities) {
      return Optional.of(Expr.sub(Expr.ONE, Expr.pow(Expr.apply(Builtin.SIN.spelling(), a.argument()), 2)));
    }
    if (base instanceof Apply a && a.isBuiltin(Builtin.ABS) && identities && isReal(a.argument())) {
      return Optional.of(Expr.pow(a.argument(), 2));
    }
    return Optional.empty();
  }

  private static boolean isReal(Expr e) {
    return !e.equals(Expr.I) && !(e instanceof Apply a && a.function().equals("conj")) && e.children().stream().allMatch(FormReader::isReal);
  }
}
