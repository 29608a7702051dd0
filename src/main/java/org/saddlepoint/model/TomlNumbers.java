package org.saddlepoint.model;

import java.math.BigInteger;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Rational;

/** Numbers of a TOML file as the exact rationals that they spell. */
public final class TomlNumbers {
  private TomlNumbers() {}

  /** The value; InputException for {@code inf}, {@code nan} and what a double cannot hold. */
  public static Rational value(TomlValue.Number number, String key) {
    String literal = number.literal().replace("_", "");
    String unsigned = literal.replaceFirst("^[+-]", "");
    if (unsigned.equals("inf") || unsigned.equals("nan")) {
      throw new InputException(number.position(), "'" + key + "' is " + number.literal(), "write a finite number");
    }
    if (unsigned.length() > 400) {
      throw new InputException(number.position(), "a number of " + unsigned.length() + " characters", "numbers have at most 400");
    }
    if (unsigned.matches("0[xob].*")) {
      int radix = unsigned.charAt(1) == 'x' ? 16 : unsigned.charAt(1) == 'o' ? 8 : 2;
      return Rational.of(new BigInteger(unsigned.substring(2), radix));
    }
    try {
      Rational value = Rational.parseDecimal(literal);
      double rounded = value.doubleValue();
      if (!Double.isInfinite(rounded) && (rounded != 0 || value.isZero())) {
        return value;
      }
    } catch (NumberFormatException | ExpressionLimitException beyond) {
      // Answered below together with what a double cannot hold.
    }
    throw new InputException(number.position(), "the number " + number.literal() + " is beyond double precision", "numbers lie between 1e-308 and 1e308");
  }
}
