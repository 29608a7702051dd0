package org.saddlepoint.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/**
 * Writes a rational number: 1/2, 2/15 and 3/64 as fractions; as a decimal what was probably typed as one and ends early: 0.1, 12.5,
 * 0.001, and with a power of ten below that.
 */
final class NumberFormula {
  private static final int LARGEST_DENOMINATOR = 64;
  private static final int LARGEST_NUMERATOR = 999;
  private static final int MOST_DECIMALS = 15;
  private static final int MOST_ZEROS = 3;

  private NumberFormula() {}

  static Formula of(Rational value, boolean inline) {
    Formula size = unsigned(value.abs(), inline);
    return value.signum() < 0 ? Formula.row(Formula.minus(), size) : size;
  }

  private static Formula unsigned(Rational value, boolean inline) {
    if (value.isInteger()) {
      return new Formula.Number(value.toString());
    }
    if (isDecimal(value)) {
      return decimal(new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator())).stripTrailingZeros());
    }
    Formula top = new Formula.Number(value.numerator().toString());
    Formula bottom = new Formula.Number(value.denominator().toString());
    return inline ? Formula.row(top, Formula.sign(Sign.SLASH), bottom) : Formula.fraction(top, bottom);
  }

  private static Formula decimal(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent >= -MOST_ZEROS) {
      return new Formula.Number(value.toPlainString());
    }
    Formula power = Formula.sup(Formula.num(10), Formula.num(exponent));
    BigDecimal mantissa = value.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    return mantissa.compareTo(BigDecimal.ONE) == 0 ? power : Formula.row(new Formula.Number(mantissa.toPlainString()), Formula.sign(Sign.TIMES), power);
  }

  /** Whether a rational that is not an integer is written with a decimal point. */
  static boolean isDecimal(Rational value) {
    BigInteger denominator = value.denominator();
    if (value.isInteger() || BigInteger.TEN.pow(MOST_DECIMALS).mod(denominator).signum() != 0) {
      return false;
    }
    boolean large = denominator.compareTo(BigInteger.valueOf(LARGEST_DENOMINATOR)) > 0 || value.numerator().abs().compareTo(BigInteger.valueOf(LARGEST_NUMERATOR)) > 0;
    boolean tenths = denominator.compareTo(BigInteger.TEN) >= 0 && denominator.mod(BigInteger.valueOf(5)).signum() == 0;
    return large || tenths;
  }
}
