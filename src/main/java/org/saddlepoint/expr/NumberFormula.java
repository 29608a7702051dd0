package org.saddlepoint.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** Writes a rational number: small ones as fractions, and as a decimal where it ends early and the fraction would be long. */
final class NumberFormula {
  private static final int LARGEST_PLAIN_DENOMINATOR = 64;
  private static final int MOST_DECIMALS = 12;

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
      return new Formula.Number(new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator())).toPlainString());
    }
    Formula top = new Formula.Number(value.numerator().toString());
    Formula bottom = new Formula.Number(value.denominator().toString());
    return inline ? Formula.row(top, Formula.sign(Sign.SLASH), bottom) : Formula.fraction(top, bottom);
  }

  /** Whether a rational is written with a decimal point: 0.001 and 2.375e-4, but 1/2 and 3/10. */
  static boolean isDecimal(Rational value) {
    BigInteger rest = value.denominator();
    if (rest.compareTo(BigInteger.valueOf(LARGEST_PLAIN_DENOMINATOR)) <= 0) {
      return false;
    }
    return BigInteger.TEN.pow(MOST_DECIMALS).mod(rest).signum() == 0;
  }
}
