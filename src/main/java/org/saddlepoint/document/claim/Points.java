package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.FunctionDefinition;

/** Points at which a claim is tested: small rationals in the order of their simplicity, then random numbers of many sizes. */
final class Points {
  private static final int[][] SMALL_COMPLEX = {{0, 1}, {1, 1}, {1, 0}, {0, -1}, {2, 1}, {-1, 2}, {1, -2}};

  /** Integers are drawn from a stretch of twice this length. */
  private static final int FAR = 4;

  private final Unknowns unknowns;
  private final Set<Rational> mentioned;
  private final Random random;

  Points(Unknowns unknowns, Set<Rational> mentioned, Random random) {
    this.unknowns = unknowns;
    this.mentioned = mentioned;
    this.random = random;
  }

  /** The first points with small rational values, all names together in the order of total complexity. */
  List<Point> small(int most, List<FunctionDefinition> functions) {
    List<List<Choice>> choices = new ArrayList<>();
    List<String> names = new ArrayList<>();
    unknowns.real().forEach((name, range) -> {
      names.add(name);
      choices.add(SmallNumbers.in(range, mentioned).stream().map(r -> new Choice(Uncertain.of(r), Point.spelled(r))).toList());
    });
    for (String name : unknowns.complex()) {
      names.add(name);
      List<Choice> complex = new ArrayList<>();
      for (int[] z : SMALL_COMPLEX) {
        complex.add(new Choice(new Uncertain(new Complex(z[0], z[1]), 0), spelled(new Complex(z[0], z[1]))));
      }
      choices.add(complex);
    }
    List<Point> points = new ArrayList<>();
    int longest = choices.stream().mapToInt(List::size).sum();
    for (int total = 0; total <= longest && points.size() < most; total++) {
      combine(choices, 0, total, new int[choices.size()], indices -> {
        if (points.size() < most) {
          points.add(point(names, choices, indices, functions));
        }
      });
    }
    return points;
  }

  private record Choice(Uncertain value, String text) {}

  private static void combine(List<List<Choice>> choices, int at, int left, int[] indices, Consumer<int[]> each) {
    if (at == choices.size()) {
      if (left == 0) {
        each.accept(indices);
      }
      return;
    }
    for (int k = 0; k <= left && k < choices.get(at).size(); k++) {
      indices[at] = k;
      combine(choices, at + 1, left - k, indices, each);
    }
  }

  private static Point point(List<String> names, List<List<Choice>> choices, int[] indices, List<FunctionDefinition> functions) {
    Map<String, Uncertain> values = new HashMap<>();
    List<Finding.Binding> text = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      Choice choice = choices.get(k).get(indices[k]);
      values.put(names.get(k), choice.value);
      text.add(new Finding.Binding(names.get(k), choice.text));
    }
    return new Point(values, text, functions);
  }

  /** A random point; its numbers have few digits so that they can be written down. */
  Point random(List<FunctionDefinition> functions) {
    Map<String, Uncertain> values = new HashMap<>();
    List<Finding.Binding> text = new ArrayList<>();
    unknowns.real().forEach((name, range) -> {
      double x = rounded(draw(range), range);
      values.put(name, Uncertain.exact(x));
      text.add(new Finding.Binding(name, Point.spelled(x)));
    });
    for (String name : unknowns.complex()) {
      Complex z = new Complex(rounded(draw(Range.REAL), Range.REAL), rounded(draw(Range.REAL), Range.REAL));
      values.put(name, new Uncertain(z, 0));
      text.add(new Finding.Binding(name, spelled(z)));
    }
    return new Point(values, text, functions);
  }

  private double draw(Range range) {
    if (range.whole()) {
      double low = Double.isFinite(range.low()) ? range.low() : Double.isFinite(range.high()) ? range.high() - FAR : -FAR;
      double high = Double.isFinite(range.high()) ? range.high() : low + 2 * FAR;
      double drawn = Math.floor(low) + random.nextInt((int) (high - low) + 2);
      return range.contains(drawn) ? drawn : Math.floor((low + high) / 2);
    }
    if (range.isBounded()) {
      return range.low() + (range.high() - range.low()) * random.nextDouble();
    }
    double size = Math.exp(1.2 * random.nextGaussian());
    if (random.nextInt(8) == 0) {
      size *= 30;
    }
    if (Double.isFinite(range.low())) {
      return range.low() + size;
    }
    if (Double.isFinite(range.high())) {
      return range.high() - size;
    }
    return random.nextBoolean() ? size : -size;
  }

  private static double rounded(double x, Range range) {
    double few = new java.math.BigDecimal(x).round(new java.math.MathContext(3)).doubleValue();
    return range.contains(few) ? few : x;
  }

  private static String spelled(Complex z) {
    String imaginary = Math.abs(z.im()) == 1 ? "I" : Point.spelled(Math.abs(z.im())) + "*I";
    if (z.im() == 0) {
      return Point.spelled(z.re());
    }
    String sign = z.im() < 0 ? "-" : "";
    return z.re() == 0 ? sign + imaginary : Point.spelled(z.re()) + (z.im() < 0 ? " - " : " + ") + imaginary;
  }
}
