package org.saddlepoint.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Rational;

/**
 * Writes functions of numbers for a language in which integrals are calls of a quadrature with an anonymous function; a subclass
 * gives the words.
 */
abstract class NumericWriter extends CodeWriter {
  /**
   * The words of a language.
   *
   * @param name of the language in messages
   * @param conjugate function of complex conjugation
   * @param choose function of a condition and two values
   * @param quadrature function of an integrand and two bounds, the value its first result
   * @param first what selects the first result
   * @param constant stands before a constant's definition
   */
  record Words(String name, String conjugate, String choose, String quadrature, String first, String constant) {}

  private final Words words;

  NumericWriter(Identifiers names, Words words) {
    super(names);
    this.words = words;
  }

  /** An anonymous function of one variable. */
  abstract String anonymous(String variable, String body);

  /** The definition of a function. */
  abstract String function(String name, String arguments, String remark, String value);

  /** A float, since neither language raises an integer to a negative integer. */
  @Override
  final String base(Expr base) {
    return base instanceof Num n && n.value().isInteger() && n.value().signum() > 0 ? n.value().doubleValue() + "" : super.base(base);
  }

  @Override
  final Piece userFunction(Apply a) {
    return call(a.function().equals("conj") ? words.conjugate : differentiated(name(a.function()), a.orders()), a.arguments());
  }

  @Override
  final Piece conditional(Conditional c) {
    String condition = write(c.left()) + " " + c.relation().spelling() + " " + write(c.right());
    return new Piece(words.choose + "(" + condition + ", " + write(c.then()) + ", " + write(c.otherwise()) + ")", ATOM);
  }

  @Override
  final Piece kernel(Kernel k) {
    String name = differentiated(name(Identifiers.name(k)), k.orders());
    return k.arguments().isEmpty() ? new Piece(name, ATOM) : call(name, k.arguments());
  }

  @Override
  final Piece binder(Binder b) {
    String integrand = anonymous(name(b.variable()), write(b.body()));
    return switch (b.head()) {
      case "mean" -> new Piece("gaussian_mean(" + integrand + ", " + write(b.parameters().get(0)) + ")", ATOM);
      case "integral" -> new Piece(words.quadrature + "(" + integrand + ", " + list(b.parameters()) + ")" + words.first, ATOM);
      case "diff" -> new Piece(write(differentiated(b), ATOM), ATOM);
      default -> throw refused("the operator '" + b.head() + "'", words.name);
    };
  }

  @Override
  final String definition(Definition d) {
    if (d.arguments().isEmpty()) {
      return name(d.name()) + " = " + write(d.value()) + remark(d.remark());
    }
    return function(name(d.name()), d.arguments().stream().map(this::name).collect(Collectors.joining(", ")), d.remark(), write(d.value()));
  }

  @Override
  final String equation(Equation e) {
    List<String> arguments = new ArrayList<>(e.variables().stream().map(this::name).toList());
    arguments.addAll(unknownFunctions(e.formulas()));
    return function(name(e.name()), String.join(", ", arguments), e.remark(), write(e.left()) + " - " + write(e.right(), PRODUCT));
  }

  @Override
  final String parameters(Map<String, Rational> values) {
    return values.entrySet().stream().map(v -> words.constant + name(v.getKey()) + " = " + v.getValue().doubleValue()).collect(Collectors.joining("\n"));
  }

  @Override
  final String comment(String text) {
    return "# " + text;
  }

  final String remark(String text) {
    return text.isEmpty() ? "" : "  # " + text;
  }
}
