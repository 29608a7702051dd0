package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.FunctionDefinition;

/**
 * A choice of all unknowns of a claim.
 *
 * @param values of names; {@code text} spells them
 * @param functions the formulas chosen for functions of which only a property is given
 */
record Point(Map<String, Uncertain> values, List<Finding.Binding> text, List<FunctionDefinition> functions) {
  static String spelled(Rational value) {
    return value.toString();
  }

  static String spelled(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6 ? Long.toString((long) value) : Double.toString(value);
  }
}
