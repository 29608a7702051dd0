package org.saddlepoint.expr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A search for a place at which an expression fails a demand, where no proof decides: a change of sign is followed to its zero,
 * a small modulus to its minimum. A pole or a jump between the signs is no zero.
 */
final class CounterExample {
  private static final int GRID = 4000;
  private static final double REACH = 40;
  private static final double TOUCHES = 1e-7;
  private static final double NEGATIVE = 1e-13;

  private final RealDomain domain;
  private final Expr e;
  private final RealDomain.Demand demand;
  private final List<String> symbols;

  CounterExample(RealDomain domain, Expr e, RealDomain.Demand demand) {
    this.domain = domain;
    this.e = e;
    this.demand = demand;
    this.symbols = List.copyOf(e.freeSymbols());
  }

  /** The place, empty if none is found. */
  Optional<String> found() {
    List<double[]> points = symbols.size() == 1 ? line(range(symbols.get(0))) : cloud(symbols);
    double[] positive = null;
    double[] negative = null;
    double[] smallest = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] point : points) {
      double value = at(point);
      if (Double.isNaN(value)) {
        continue;
      }
      positive = value > 0 && (positive == null || norm(point) < norm(positive)) ? point : positive;
      negative = value < -NEGATIVE && (negative == null || norm(point) < norm(negative)) ? point : negative;
      if (Math.abs(value) < least && norm(point) < REACH) {
        least = Math.abs(value);
        smallest = point;
      }
    }
    if (demand != RealDomain.Demand.NOT_ZERO && negative != null) {
      return Optional.of(shown(symbols, negative));
    }
    if (positive != null && negative != null) {
      return crossing(positive, negative);
    }
    boolean touches = demand != RealDomain.Demand.NOT_NEGATIVE && smallest != null && symbols.size() == 1;
    return touches ? touched(smallest) : Optional.empty();
  }

  /** A zero between a positive and a negative value, unless the change of sign is a pole or a jump. */
  private Optional<String> crossing(double[] positive, double[] negative) {
    double[] a = positive.clone();
    double[] b = negative.clone();
    for (int k = 0; k < 200; k++) {
      double[] middle = new double[a.length];
      for (int j = 0; j < a.length; j++) {
        middle[j] = (a[j] + b[j]) / 2;
      }
      double value = at(middle);
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
      if (value > 0) {
        a = middle;
      } else {
        b = middle;
      }
    }
    double rest = Math.max(Math.abs(at(a)), Math.abs(at(b)));
    double scale = Math.max(Math.abs(at(positive)), Math.abs(at(negative)));
    return rest <= 1e-6 * scale ? Optional.of(shown(symbols, b)) : Optional.empty();
  }

  /** A zero without a change of sign: the modulus at its minimum is nothing compared with that at the distance h, as for c·d². */
  private Optional<String> touched(double[] near) {
    double[] place = polished(near);
    double h = 1e-3 * (1 + Math.abs(place[0]));
    double around = 0;
    for (double x : new double[] {place[0] - h, place[0] + h}) {
      double value = Math.abs(at(new double[] {x}));
      around = value > around ? value : around;
    }
    double least = Math.abs(at(place));
    Interval range = range(symbols.get(0));
    boolean atOpenEnd = place[0] - range.low() < h && !range.lowIncluded() || range.high() - place[0] < h && !range.highIncluded();
    // The place of a double zero is known to half the digits only.
    return least <= TOUCHES * around && !atOpenEnd ? Optional.of(shown(symbols, new double[] {Math.rint(place[0] * 1e6) / 1e6})) : Optional.empty();
  }

  /** Golden-section search for the least modulus next to a grid point. */
  private double[] polished(double[] start) {
    double width = 0.05 * (1 + Math.abs(start[0]));
    double low = start[0] - width;
    double high = start[0] + width;
    double ratio = (Math.sqrt(5) - 1) / 2;
    for (int k = 0; k < 100; k++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      double atLeft = Math.abs(at(new double[] {left}));
      double atRight = Math.abs(at(new double[] {right}));
      if (!(atRight < atLeft)) {
        high = right;
      } else {
        low = left;
      }
    }
    double[] end = {(low + high) / 2};
    return Double.isNaN(at(end)) ? start : end;
  }

  /** The value at a point, NaN outside the domain. */
  private double at(double[] point) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int k = 0; k < point.length; k++) {
      if (!range(symbols.get(k)).contains(point[k])) {
        return Double.NaN;
      }
      values.put(symbols.get(k), point[k]);
    }
    for (RealDomain.Condition condition : domain.conditions()) {
      if (values.keySet().containsAll(condition.difference().freeSymbols()) && !condition.relation().holds(value(condition.difference(), values), 0)) {
        return Double.NaN;
      }
    }
    return value(e, values);
  }

  private static double value(Expr e, Map<String, Double> values) {
    try {
      return Evaluation.real(e, values);
    } catch (ArithmeticException | IllegalArgumentException undefined) {
      return Double.NaN;
    }
  }

  /** Points of a range, dense near 0 and near finite bounds. */
  private static List<double[]> line(Interval range) {
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k <= GRID; k++) {
      double s = 2.0 * k / GRID - 1;
      points.add(new double[] {Math.sinh(4.5 * s)});
      if (!Double.isInfinite(range.low()) && !Double.isInfinite(range.high())) {
        points.add(new double[] {(range.low() + range.high()) / 2 + s * (range.high() - range.low()) / 2});
      } else if (!Double.isInfinite(range.low())) {
        points.add(new double[] {range.low() + Math.sinh(4.5 * (s + 1) / 2)});
      } else if (!Double.isInfinite(range.high())) {
        points.add(new double[] {range.high() - Math.sinh(4.5 * (s + 1) / 2)});
      }
    }
    return points;
  }

  private List<double[]> cloud(List<String> symbols) {
    Random random = new Random(5);
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < GRID; k++) {
      double[] point = new double[symbols.size()];
      double scale = Math.exp(2 * random.nextGaussian() * 0.7);
      for (int j = 0; j < point.length; j++) {
        Interval range = range(symbols.get(j));
        double draw = scale * random.nextGaussian();
        boolean bounded = !Double.isInfinite(range.low()) && !Double.isInfinite(range.high());
        point[j] =
            bounded
                ? range.low() + random.nextDouble() * (range.high() - range.low())
                : !Double.isInfinite(range.low()) ? range.low() + Math.abs(draw) : !Double.isInfinite(range.high()) ? range.high() - Math.abs(draw) : draw;
      }
      points.add(point);
    }
    return points;
  }

  private static double norm(double[] point) {
    double sum = 0;
    for (double x : point) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private Interval range(String symbol) {
    return domain.range(symbol);
  }

  /** A place as messages print it, as in {@code x = -1.5}. */
  static String shown(List<String> symbols, double[] point) {
    StringJoiner parts = new StringJoiner(", ");
    for (int k = 0; k < point.length; k++) {
      double near = Math.rint(point[k] * 1e9) / 1e9;
      parts.add(symbols.get(k) + " = " + new BigDecimal(near == 0 ? 0 : near).round(new MathContext(6)).stripTrailingZeros().toPlainString());
    }
    return parts.toString();
  }
}
