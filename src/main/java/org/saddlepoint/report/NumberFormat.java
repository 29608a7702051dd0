package org.saddlepoint.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Numbers as people read them: a value with as many digits as its error gives meaning to. 0.5538(4) is 0.5538 ± 0.0004;
 * errors below a millionth of the value are written out, 2.064080019 ± 2e-9. An error has one digit, two if it begins with 1.
 */
public final class NumberFormat {
  private static final int MOST_DIGITS = 10;

  private NumberFormat() {}

  /** value ± error; without an error (or an error of zero) the value alone; an empty value is a dash. */
  public static String of(OptionalDouble value, OptionalDouble error) {
    if (value.isEmpty()) {
      return "–";
    }
    return error.isPresent() ? of(value.getAsDouble(), error.getAsDouble()) : of(value.getAsDouble());
  }

  /** A value without an error, to ten digits at most. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    BigDecimal digits = new BigDecimal(value).round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    return minus(plain(digits.signum() == 0 ? BigDecimal.ZERO : digits.stripTrailingZeros()));
  }

  /** A value with its absolute error. */
  public static String of(double value, double error) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (!Double.isFinite(error)) {
      return of(value) + " ± ?";
    }
    if (!(error > 0)) {
      return of(value);
    }
    BigDecimal rounded = roundedError(error);
    if (error < 1e-6 * Math.abs(value)) {
      int scale = Math.min(rounded.scale(), 15 - exponent(value));
      return minus(plain(new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN))) + " ± " + scientific(rounded);
    }
    return concise(value, rounded);
  }

  /** A standard score, to one decimal. */
  public static String score(double z) {
    return Double.isFinite(z) ? minus(String.format(Locale.ROOT, "%.1f", z)) : "–";
  }

  /** All digits of a double, as programs read it; empty for what is not finite. */
  public static String exact(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  }

  /** One digit, or two where the first is 1, with trailing zeros as digits. */
  private static BigDecimal roundedError(double error) {
    BigDecimal one = new BigDecimal(error).round(new MathContext(1, RoundingMode.HALF_EVEN));
    boolean leadingOne = one.unscaledValue().abs().toString().startsWith("1");
    int scale = one.scale() - (one.unscaledValue().abs().toString().length() - 1);
    return new BigDecimal(error).setScale(leadingOne ? scale + 1 : scale, RoundingMode.HALF_EVEN);
  }

  private static int exponent(double value) {
    return value == 0 ? Integer.MIN_VALUE : (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /** 0.5538(4), 3.21(4)e-5, 1230 ± 20 */
  private static String concise(double value, BigDecimal error) {
    int size = Math.max(exponent(value), exponent(error.doubleValue()));
    int shift = size < -4 || size > 6 ? size : 0;
    BigDecimal scaledError = error.scaleByPowerOfTen(-shift);
    BigDecimal scaledValue = new BigDecimal(value).scaleByPowerOfTen(-shift).setScale(scaledError.scale(), RoundingMode.HALF_EVEN);
    String power = shift == 0 ? "" : "e" + shift;
    if (scaledError.scale() <= 0) {
      String pair = minus(scaledValue.toPlainString()) + " ± " + scaledError.toPlainString();
      return power.isEmpty() ? pair : "(" + pair + ")" + power;
    }
    boolean crossesPoint = scaledError.compareTo(BigDecimal.ONE) >= 0;
    String digits = crossesPoint ? scaledError.toPlainString() : scaledError.unscaledValue().toString();
    return minus(scaledValue.toPlainString()) + "(" + digits + ")" + power;
  }

  private static String scientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    BigDecimal mantissa = value.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }

  private static String plain(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    boolean moderate = value.signum() == 0 || exponent >= -5 && exponent <= 9;
    return moderate ? value.toPlainString() : scientific(value);
  }

  private static String minus(String number) {
    return number.startsWith("-") ? "−" + number.substring(1) : number;
  }
}
