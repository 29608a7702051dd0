package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;

/** Formulas for reading: what is a number becomes a decimal of ten digits. */
final class Decimals {
  private static final int LONG = 6;
  private static final Pattern FRACTION = Pattern.compile("(?<![\\w.^])(\\d+)((?:\\*(?:[a-z]+|abs\\([a-z]+\\))(?:\\^\\d+)?)?)/(\\d{5,})");
  private static final Pattern WHOLE = Pattern.compile("(?<![\\w.^])\\d{20,}");
  /** An exact formula longer than this is not read. */
  private static final int READABLE = 240;

  private Decimals() {}

  /** The formula with numerical factors and coefficients joined and shortened; small rational exponents stay. */
  static Expr in(Expr e) {
    if (e.freeSymbols().isEmpty()) {
      return e instanceof Num n && n.value().toString().length() <= LONG ? e : rounded(Evaluation.real(e));
    }
    if (e instanceof Product product) {
      List<Expr> numbers = new ArrayList<>();
      List<Expr> rest = new ArrayList<>();
      product.factors().forEach(f -> (f.freeSymbols().isEmpty() ? numbers : rest).add(f));
      List<Expr> all = new ArrayList<>(List.of(in(Expr.mul(numbers))));
      rest.forEach(f -> all.add(in(f)));
      return Expr.mul(all);
    }
    if (e instanceof Power power && power.exponent() instanceof Num) {
      return Expr.pow(in(power.base()), power.exponent());
    }
    return e.children().isEmpty() ? e : e.withChildren(e.children().stream().map(Decimals::in).toList());
  }

  /** The formula itself as long as it can be read, else with decimals. */
  static Expr readable(Expr e) {
    return e.toString().length() <= READABLE ? e : in(e);
  }

  /** A text of exact numbers as it is as long as it can be read, else with decimals. */
  static String readable(String exact) {
    return exact.length() <= READABLE ? exact : WHOLE.matcher(decimal(exact)).replaceAll(m -> String.format(Locale.ROOT, "%.9e", Double.parseDouble(m.group())));
  }

  /** The formula as text, long fractions with a power of ten as decimals. */
  static String text(Expr e) {
    return decimal(e.toString());
  }

  private static String decimal(String exact) {
    return FRACTION.matcher(exact).replaceAll(m -> {
      String value = String.format(Locale.ROOT, "%.10g", Double.parseDouble(m.group(1)) / Double.parseDouble(m.group(3)));
      return (value.contains("e") ? value : value.replaceFirst("0+$", "")) + m.group(2);
    });
  }

  private static Expr rounded(double value) {
    return Expr.num(Rational.parseDecimal(String.format(Locale.ROOT, "%.9e", value)));
  }
}
