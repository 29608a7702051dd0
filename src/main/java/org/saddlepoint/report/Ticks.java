package org.saddlepoint.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.typeset.Formula;

/**
 * Where an axis has ticks: labelled ones at round numbers (steps 1, 2, 5 times a power of ten; powers of ten on a logarithmic
 * axis), unlabelled ones between. Values are those of the axis, not logarithms.
 *
 * @param exponent a common power of ten of all labels of a linear axis, 0 for none
 */
record Ticks(List<Double> major, List<Double> minor, List<Formula> labels, int exponent) {
  static Ticks of(Range range, int most) {
    return range.logarithmic() ? logarithmic(range, most) : linear(range, most);
  }

  private static Ticks linear(Range range, int most) {
    double step = step(range.high() - range.low(), most);
    boolean two = Math.rint(step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9))) == 2;
    double fine = two ? step / 4 : step / 5;
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    int size = (int) Math.floor(Math.log10(largest) + 1e-12);
    int exponent = size >= 5 || size <= -3 ? size : 0;
    int decimals = Math.max(0, exponent - (int) Math.floor(Math.log10(step) + 1e-9));
    List<Double> major = multiples(range, step);
    List<Formula> labels = major.stream().map(v -> number(v, exponent, decimals)).toList();
    List<Double> minor = multiples(range, fine).stream().filter(v -> Math.abs(v / step - Math.rint(v / step)) > 1e-6).toList();
    return new Ticks(major, minor, labels, exponent);
  }

  /** A round step that gives about {@code most} ticks, never many more. */
  static double step(double span, int most) {
    double raw = span / Math.max(2, most);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double mantissa = raw / power;
    int round = mantissa <= 1 + 1e-9 ? 1 : mantissa <= 2 + 1e-9 ? 2 : mantissa <= 5 + 1e-9 ? 5 : 10;
    return round * power;
  }

  private static List<Double> multiples(Range range, double step) {
    List<Double> values = new ArrayList<>();
    double slack = 1e-9 * (range.high() - range.low());
    long last = (long) Math.floor((range.high() + slack) / step);
    for (long k = (long) Math.ceil((range.low() - slack) / step); k <= last; k++) {
      values.add(k * step);
    }
    return values;
  }

  private static Formula number(double value, int exponent, int decimals) {
    BigDecimal scaled = BigDecimal.valueOf(value).scaleByPowerOfTen(-exponent).setScale(decimals, RoundingMode.HALF_EVEN);
    Formula digits = new Formula.Number(scaled.abs().toPlainString());
    return scaled.signum() < 0 ? Formula.row(Formula.minus(), digits) : digits;
  }

  private static Ticks logarithmic(Range range, int most) {
    int first = (int) Math.floor(Math.log10(range.low()) + 1e-9);
    int last = (int) Math.ceil(Math.log10(range.high()) - 1e-9);
    int stride = Math.max(1, (int) Math.ceil((last - first) / (double) Math.max(2, most)));
    List<Double> major = new ArrayList<>();
    List<Double> minor = new ArrayList<>();
    List<Formula> labels = new ArrayList<>();
    boolean narrow = decades(range) < 2;
    boolean plain = narrow && first >= -3 && last <= 5;
    for (int decade = first; decade <= last; decade++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = digit * Math.pow(10, decade);
        if (!range.contains(value)) {
          continue;
        }
        boolean labelled = digit == 1 ? Math.floorMod(decade, stride) == 0 : narrow && (digit == 2 || digit == 5);
        if (labelled) {
          major.add(value);
          labels.add(plain ? plain(digit, decade) : power(digit, decade));
        } else if (stride == 1 || digit == 1) {
          minor.add(value);
        }
      }
    }
    return new Ticks(major, minor, labels, 0);
  }

  /** How many powers of ten lie in the range. */
  private static int decades(Range range) {
    return (int) (Math.floor(Math.log10(range.high()) + 1e-9) - Math.ceil(Math.log10(range.low()) - 1e-9)) + 1;
  }

  private static Formula plain(int digit, int decade) {
    return new Formula.Number(BigDecimal.valueOf(digit).scaleByPowerOfTen(decade).toPlainString());
  }

  private static Formula power(int digit, int decade) {
    if (decade == 0) {
      return plain(digit, decade);
    }
    Formula power = Formula.sup(Formula.num(10), Formula.num(decade));
    return digit == 1 ? power : Formula.row(Formula.num(digit), Formula.sign(org.saddlepoint.typeset.Sign.TIMES), power);
  }
}
