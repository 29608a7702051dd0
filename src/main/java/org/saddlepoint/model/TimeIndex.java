package org.saddlepoint.model;

import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Syntax;

/** The time in the brackets of {@code x[t]} and {@code x[t+1]}. */
final class TimeIndex {
  private TimeIndex() {}

  /** 0 for {@code x[t]}, 1 for {@code x[t+1]}; InputException for any other bracket. */
  static int shift(Syntax.Name name, FormulaText text) {
    if (name.labels().size() != 1) {
      throw unreadable(name, text);
    }
    Syntax index = name.labels().get(0);
    if (isTime(index)) {
      return 0;
    }
    if (!(index instanceof Syntax.Sum sum) || sum.terms().size() != 2 || !isTime(sum.terms().get(0).operand()) || !(sum.terms().get(1).operand() instanceof Syntax.Number number)) {
      throw unreadable(name, text);
    }
    if (sum.terms().get(1).minus()) {
      throw text.error(name, "'" + text.excerpt(name) + "' reaches back in time", "write the equation for " + name.name() + "[t+1]; an older value is a field of its own, as in y[t+1] = " + name.name());
    }
    if (number.value().isZero()) {
      return 0;
    }
    if (!number.value().equals(Rational.ONE)) {
      throw text.error(name, "'" + text.excerpt(name) + "' is more than one step ahead", "write the equation for " + name.name() + "[t+1], with an older value as a field of its own");
    }
    return 1;
  }

  private static boolean isTime(Syntax part) {
    return part instanceof Syntax.Name name && name.bare() && name.name().equals("t");
  }

  private static InputException unreadable(Syntax.Name name, FormulaText text) {
    return text.error(name, "'" + text.excerpt(name) + "' is not a field at a time", "write " + name.name() + "[t+1] or " + name.name());
  }
}
