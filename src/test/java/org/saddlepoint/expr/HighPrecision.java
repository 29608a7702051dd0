package org.saddlepoint.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reference arithmetic with 60 digits, independent of {@link Math}: Taylor series after argument reduction, Newton's iteration for
 * log, Machin's formula for π. Serves as the "exact" value in tests of everything that computes in doubles.
 */
public final class HighPrecision implements Arithmetic<BigDecimal> {
  private static final int DIGITS = 60;
  private static final MathContext WORK = new MathContext(DIGITS + 20);
  private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-(DIGITS + 25));
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal PI = machin();

  /** The value of an expression at doubles, which are taken as the exact numbers that they are. */
  public static BigDecimal value(Expr e, Map<String, Double> symbols) {
    Map<String, BigDecimal> exact = symbols.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, s -> new BigDecimal(s.getValue())));
    return new Evaluation<>(new HighPrecision(), Environment.of(exact)).value(e);
  }

  /** |computed − exact| in units of the last place of the exact value as a double. */
  public static double ulps(double computed, BigDecimal exact) {
    double nearest = exact.doubleValue();
    if (Double.isInfinite(nearest) || Double.isInfinite(computed) || Double.isNaN(computed)) {
      return nearest == computed ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal difference = new BigDecimal(computed).subtract(exact).abs();
    return difference.divide(new BigDecimal(Math.max(Math.ulp(nearest), Double.MIN_NORMAL * 0x1p-52)), WORK).doubleValue();
  }

  private static BigDecimal machin() {
    BigDecimal fifth = arctanOfReciprocal(5).multiply(BigDecimal.valueOf(16));
    return fifth.subtract(arctanOfReciprocal(239).multiply(BigDecimal.valueOf(4)), WORK);
  }

  private static BigDecimal arctanOfReciprocal(int n) {
    return arctanSeries(BigDecimal.ONE.divide(BigDecimal.valueOf(n), WORK));
  }

  private static BigDecimal arctanSeries(BigDecimal x) {
    BigDecimal square = x.multiply(x, WORK).negate();
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int k = 3; power.abs().compareTo(TINY) > 0; k += 2) {
      power = power.multiply(square, WORK);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), WORK), WORK);
    }
    return sum;
  }

  @Override
  public BigDecimal number(Rational value) {
    return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), WORK);
  }

  @Override
  public BigDecimal constant(Constant constant) {
    if (!constant.equals(Constant.PI)) {
      throw new IllegalArgumentException(constant + " is not a decimal number");
    }
    return PI;
  }

  @Override
  public BigDecimal plus(BigDecimal left, BigDecimal right) {
    return left.add(right, new MathContext(WORK.getPrecision() + 400));
  }

  @Override
  public BigDecimal times(BigDecimal left, BigDecimal right) {
    return left.multiply(right, WORK);
  }

  @Override
  public BigDecimal dividedBy(BigDecimal left, BigDecimal right) {
    return left.divide(right, WORK);
  }

  @Override
  public BigDecimal power(BigDecimal base, Rational exponent) {
    if (exponent.isSmallInteger()) {
      int n = exponent.intValue();
      BigDecimal power = base.pow(Math.abs(n), WORK);
      return n < 0 ? BigDecimal.ONE.divide(power, WORK) : power;
    }
    if (base.signum() == 0 && exponent.signum() > 0) {
      return BigDecimal.ZERO;
    }
    return exponent.equals(Rational.HALF) ? base.sqrt(WORK) : power(base, number(exponent));
  }

  @Override
  public BigDecimal power(BigDecimal base, BigDecimal exponent) {
    return exp(log(base).multiply(exponent, WORK));
  }

  @Override
  public BigDecimal apply(Builtin function, List<BigDecimal> arguments) {
    BigDecimal x = arguments.get(0);
    return switch (function) {
      case EXP -> exp(x);
      case LOG -> log(x);
      case SQRT -> x.sqrt(WORK);
      case ABS -> x.abs();
      case SIGN -> BigDecimal.valueOf(x.signum());
      case MIN -> arguments.stream().reduce(BigDecimal::min).orElseThrow();
      case MAX -> arguments.stream().reduce(BigDecimal::max).orElseThrow();
      case SIN -> sin(x);
      case COS -> sin(x.add(PI.divide(TWO, WORK)));
      case TAN -> sin(x).divide(sin(x.add(PI.divide(TWO, WORK))), WORK);
      case ATAN -> atan(x);
      case SINH -> exp(x).subtract(exp(x.negate())).divide(TWO, WORK);
      case COSH -> exp(x).add(exp(x.negate())).divide(TWO, WORK);
      case TANH -> tanh(x);
      case ERF -> erf(x);
      case ERFC -> BigDecimal.ONE.subtract(erf(x));
    };
  }

  static BigDecimal exp(BigDecimal x) {
    if (x.doubleValue() < -20_000) {
      return BigDecimal.ZERO;
    }
    int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 8);
    MathContext wide = new MathContext(WORK.getPrecision() + halvings);
    BigDecimal reduced = x.divide(new BigDecimal(BigInteger.TWO.pow(halvings)), wide);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int k = 1; term.abs().compareTo(TINY.scaleByPowerOfTen(-halvings)) > 0; k++) {
      term = term.multiply(reduced, wide).divide(BigDecimal.valueOf(k), wide);
      sum = sum.add(term, wide);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum, wide);
    }
    return sum;
  }

  static BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw new IllegalArgumentException("the logarithm of " + x.doubleValue() + " is not real");
    }
    // A double cannot hold every decimal, so start from the decimal exponent and the leading digits.
    int shift = x.precision() - x.scale();
    BigDecimal y = BigDecimal.valueOf(Math.log(x.scaleByPowerOfTen(-shift).doubleValue()) + shift * Math.log(10));
    for (int k = 0; k < 4; k++) {
      BigDecimal ratio = x.multiply(exp(y.negate()), WORK);
      y = y.add(TWO.multiply(ratio.subtract(BigDecimal.ONE)).divide(ratio.add(BigDecimal.ONE), WORK), WORK);
    }
    return y;
  }

  private static BigDecimal sin(BigDecimal x) {
    BigDecimal turn = PI.multiply(TWO);
    BigDecimal turns = x.divide(turn, WORK).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal y = x.subtract(turns.multiply(turn));
    BigDecimal square = y.multiply(y, WORK).negate();
    BigDecimal term = y;
    BigDecimal sum = y;
    for (int k = 2; term.abs().compareTo(TINY) > 0; k += 2) {
      term = term.multiply(square, WORK).divide(BigDecimal.valueOf((long) k * (k + 1)), WORK);
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigDecimal atan(BigDecimal x) {
    BigDecimal y = x;
    int doublings = 0;
    while (y.abs().compareTo(new BigDecimal("0.05")) > 0) {
      BigDecimal root = BigDecimal.ONE.add(y.multiply(y, WORK)).sqrt(WORK);
      y = y.divide(BigDecimal.ONE.add(root), WORK);
      doublings++;
    }
    return arctanSeries(y).multiply(new BigDecimal(BigInteger.TWO.pow(doublings)));
  }

  private static BigDecimal tanh(BigDecimal x) {
    if (Math.abs(x.doubleValue()) > 300) {
      return BigDecimal.valueOf(x.signum());
    }
    BigDecimal grown = exp(x.multiply(TWO));
    return grown.subtract(BigDecimal.ONE).divide(grown.add(BigDecimal.ONE), WORK);
  }

  /** (2x/√π) exp(−x²) Σ (2x²)ⁿ/(2n+1)!!, with digits to spare for 1 − erf up to |x| = 30. */
  private static BigDecimal erf(BigDecimal x) {
    if (Math.abs(x.doubleValue()) > 40) {
      return BigDecimal.valueOf(x.signum());
    }
    MathContext wide = new MathContext(WORK.getPrecision() + 10 + (int) (x.doubleValue() * x.doubleValue() * 0.45));
    BigDecimal square = x.multiply(x);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int n = 1; term.abs().compareTo(sum.abs().scaleByPowerOfTen(-wide.getPrecision())) > 0; n++) {
      term = term.multiply(square, wide).multiply(TWO).divide(BigDecimal.valueOf(2L * n + 1), wide);
      sum = sum.add(term, wide);
    }
    BigDecimal gauss = BigDecimal.ONE.divide(expWide(square, wide), wide);
    return TWO.multiply(sum).multiply(gauss).divide(piWide(wide).sqrt(wide), wide);
  }

  private static BigDecimal expWide(BigDecimal x, MathContext wide) {
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int k = 1; term.compareTo(sum.scaleByPowerOfTen(-wide.getPrecision())) > 0; k++) {
      term = term.multiply(x, wide).divide(BigDecimal.valueOf(k), wide);
      sum = sum.add(term, wide);
    }
    return sum;
  }

  private static BigDecimal piWide(MathContext wide) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int n : new int[] {5, 239}) {
      BigDecimal square = BigDecimal.valueOf(-(long) n * n);
      BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), wide);
      BigDecimal arctan = power;
      for (int k = 3; power.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(-wide.getPrecision())) > 0; k += 2) {
        power = power.divide(square, wide);
        arctan = arctan.add(power.divide(BigDecimal.valueOf(k), wide), wide);
      }
      sum = sum.add(arctan.multiply(BigDecimal.valueOf(n == 5 ? 16 : -4)));
    }
    return sum;
  }

  @Override
  public boolean holds(Relation relation, BigDecimal left, BigDecimal right) {
    return relation.holds(left.compareTo(right), 0);
  }
}
