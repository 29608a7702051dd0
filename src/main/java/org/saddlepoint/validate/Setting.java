package org.saddlepoint.validate;

import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.SourcePosition;

/** A value that an experiment gives to a parameter of the model, and where it says so. */
public record Setting(String parameter, Rational value, SourcePosition position) {
  /** As the model reader takes it. */
  String text() {
    return parameter + "=" + value;
  }
}
