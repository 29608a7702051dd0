package org.saddlepoint.model;

import java.util.Set;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.SourcePosition;

/** What the readers of all sections share: the names of the file, its functions, and its parameters' values. */
record Reading(Names names, FunctionTable functions, Values values) {
  /** A scope of parameters, functions, these reserved names and the site parameters of these species. */
  ModelScope scope(String place, Set<String> reserved, Set<String> species) {
    return new ModelScope(names, functions, place, reserved, species);
  }

  /** A formula written as a string, or a plain number. */
  Expr formula(TomlValue value, String key, ModelScope scope) {
    if (value instanceof TomlValue.Number number) {
      return new Num(TomlNumbers.value(number, key));
    }
    if (value instanceof TomlValue.Text text) {
      FormulaText formula = text.formula();
      return new Resolver(formula, scope).resolve(FormulaParser.expression(formula, Dialect.MODEL));
    }
    throw new InputException(value.position(), "'" + key + "' is " + value.kind(), "write a formula in quotation marks");
  }

  /** A formula in parameters alone whose value is at least (or, if strict, above) zero; {@code what} names it in messages. */
  Expr nonNegative(TomlValue value, String key, String what, boolean strict) {
    Expr e = formula(value, key, scope(what, Set.of(), Set.of()));
    double number = values.of(e);
    if (!(strict ? number > 0 : number >= 0) || Double.isInfinite(number)) {
      throw wrong(value, what + " is " + Values.shown(number) + " at the values of the parameters", strict ? "it must be positive" : "it must not be negative");
    }
    return e;
  }

  /** A mistake that is a whole value's: placed at the first character of a formula. */
  static InputException wrong(TomlValue value, String wrong, String right) {
    return new InputException(start(value), wrong, right);
  }

  /** Where the content of a value begins: inside the quotation marks of a string. */
  static SourcePosition start(TomlValue value) {
    return value instanceof TomlValue.Text text ? text.placement().at(0) : value.position();
  }
}
