package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Whether an expression keeps away from zero, or from negative values, while its symbols range over intervals and meet
 * conditions: what a quotient needs of its divisor, a logarithm and a root of their argument.
 *
 * <p>Proofs come first: exact root counting (Sturm) for a rational function of one symbol, with |x| and sign(x) resolved on either
 * side of 0; then enclosure by intervals. What neither decides is searched for a counter-example at many points; if none is
 * found, the expression passes. So a violation is never reported without a place, and exotic formulas are not refused needlessly.
 */
public final class RealDomain {
  /** The place of a demand that no point meets, because the expression is constant. */
  public static final String EVERYWHERE = "every point";

  private static final int GRID = 4000;
  private static final double REACH = 40;
  private static final double TOUCHES = 1e-7;
  private static final double NEGATIVE = 1e-13;

  private final Map<String, Interval> ranges;
  private final List<Condition> conditions;

  /** What is demanded of an expression. */
  public enum Demand {
    NOT_ZERO,
    POSITIVE,
    NOT_NEGATIVE
  }

  /** {@code left − right} stands in the relation to zero: the branch of a piecewise formula in which the demand holds. */
  public record Condition(Expr difference, Relation relation) {}

  /** @param ranges the intervals of the symbols; a symbol without one ranges over all reals */
  public RealDomain(Map<String, Interval> ranges, List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
    this.ranges = narrowed(ranges, conditions);
  }

  /** The same symbols under one more condition. */
  public RealDomain given(Condition condition) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(condition);
    return new RealDomain(ranges, more);
  }

  public Map<String, Interval> ranges() {
    return ranges;
  }

  /** Uses conditions of the form x − c (relation) 0 to narrow the range of x. */
  private static Map<String, Interval> narrowed(Map<String, Interval> ranges, List<Condition> conditions) {
    Map<String, Interval> result = new LinkedHashMap<>(ranges);
    for (Condition condition : conditions) {
      Set<String> free = condition.difference.freeSymbols();
      if (free.size() != 1) {
        continue;
      }
      String x = free.iterator().next();
      Optional<RationalPolynomial> line = RationalPolynomial.read(condition.difference, x).filter(p -> p.degree() == 1);
      if (line.isPresent()) {
        double root = line.get().coefficient(0).negate().dividedBy(line.get().leading()).doubleValue();
        boolean rising = line.get().leading().signum() > 0;
        Interval half =
            switch (condition.relation) {
              case EQUAL -> Interval.point(root);
              case NOT_EQUAL -> Interval.REALS;
              case GREATER, AT_LEAST -> half(root, rising, condition.relation == Relation.AT_LEAST);
              case LESS, AT_MOST -> half(root, !rising, condition.relation == Relation.AT_MOST);
            };
        result.put(x, result.getOrDefault(x, Interval.REALS).intersection(half));
      }
    }
    return result;
  }

  private static Interval half(double root, boolean above, boolean included) {
    return above ? new Interval(root, included, Double.POSITIVE_INFINITY, false) : new Interval(Double.NEGATIVE_INFINITY, false, root, included);
  }

  /** Whether the conditions contradict the ranges, so that nothing is ever evaluated here. */
  public boolean isEmpty() {
    return ranges.values().stream().anyMatch(Interval::isEmpty);
  }

  /** A place at which the demand fails, as in {@code x = -1.5}; empty if none is found. */
  public Optional<String> violation(Expr e, Demand demand) {
    if (isEmpty()) {
      return Optional.empty();
    }
    Set<String> free = e.freeSymbols();
    if (free.isEmpty()) {
      return constant(e, demand);
    }
    if (free.size() == 1) {
      String x = free.iterator().next();
      Optional<Optional<Double>> exact = new RationalSigns(x, range(x), demand).violation(e);
      if (exact.isPresent() && conditions.stream().allMatch(c -> c.difference.freeSymbols().equals(free) && RationalPolynomial.read(c.difference, x).filter(p -> p.degree() == 1).isPresent() && c.relation != Relation.NOT_EQUAL || !c.difference.contains(x))) {
        return exact.get().map(place -> shown(Map.of(x, place)));
      }
    }
    Interval enclosure = Enclosure.of(e, ranges);
    boolean proven =
        switch (demand) {
          case NOT_ZERO -> enclosure.isPositive() || enclosure.negate().isPositive();
          case POSITIVE -> enclosure.isPositive();
          case NOT_NEGATIVE -> enclosure.isNonNegative();
        };
    return proven || implied(e, demand) ? Optional.empty() : search(e, demand, new ArrayList<>(free));
  }

  private static Optional<String> constant(Expr e, Demand demand) {
    double value;
    try {
      value = Evaluation.real(e);
    } catch (IllegalArgumentException notReal) {
      value = Double.NaN;
    }
    return holds(value, demand) ? Optional.empty() : Optional.of(EVERYWHERE);
  }

  static boolean holds(double value, Demand demand) {
    return switch (demand) {
      case NOT_ZERO -> value != 0;
      case POSITIVE -> value > 0;
      case NOT_NEGATIVE -> value >= 0;
    };
  }

  /** Whether a condition says just what is demanded. */
  private boolean implied(Expr e, Demand demand) {
    for (Condition c : conditions) {
      Relation relation = c.difference.equals(e) ? c.relation : c.difference.equals(Expr.neg(e)) ? mirrored(c.relation) : Relation.EQUAL;
      boolean strict = relation == Relation.GREATER;
      if (strict || demand == Demand.NOT_NEGATIVE && relation == Relation.AT_LEAST || demand == Demand.NOT_ZERO && (relation == Relation.LESS || relation == Relation.NOT_EQUAL)) {
        return true;
      }
    }
    return false;
  }

  private static Relation mirrored(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case AT_MOST -> Relation.AT_LEAST;
      case GREATER -> Relation.LESS;
      case AT_LEAST -> Relation.AT_MOST;
      default -> relation;
    };
  }

  private Optional<String> search(Expr e, Demand demand, List<String> symbols) {
    List<double[]> points = symbols.size() == 1 ? line(range(symbols.get(0))) : cloud(symbols);
    double[] positive = null;
    double[] negative = null;
    double[] smallest = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] point : points) {
      double value = at(e, symbols, point);
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
    if (demand != Demand.NOT_ZERO && negative != null) {
      return Optional.of(shown(symbols, negative));
    }
    if (positive != null && negative != null) {
      return crossing(e, symbols, positive, negative);
    }
    boolean touches = demand != Demand.NOT_NEGATIVE && smallest != null && symbols.size() == 1;
    return touches ? touched(e, symbols, smallest) : Optional.empty();
  }

  /** A zero between a positive and a negative value, unless the change of sign is a pole or a jump. */
  private Optional<String> crossing(Expr e, List<String> symbols, double[] positive, double[] negative) {
    double[] a = positive.clone();
    double[] b = negative.clone();
    for (int k = 0; k < 200; k++) {
      double[] middle = new double[a.length];
      for (int j = 0; j < a.length; j++) {
        middle[j] = (a[j] + b[j]) / 2;
      }
      double value = at(e, symbols, middle);
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
      if (value > 0) {
        a = middle;
      } else {
        b = middle;
      }
    }
    double rest = Math.max(Math.abs(at(e, symbols, a)), Math.abs(at(e, symbols, b)));
    double scale = Math.max(Math.abs(at(e, symbols, positive)), Math.abs(at(e, symbols, negative)));
    return rest <= 1e-6 * scale ? Optional.of(shown(symbols, b)) : Optional.empty();
  }

  /** A zero without a change of sign: the modulus at its minimum is nothing compared with that at the distance h, as for c·d². */
  private Optional<String> touched(Expr e, List<String> symbols, double[] near) {
    double[] place = polished(e, symbols, near);
    double h = 1e-3 * (1 + Math.abs(place[0]));
    double around = 0;
    for (double x : new double[] {place[0] - h, place[0] + h}) {
      double value = Math.abs(at(e, symbols, new double[] {x}));
      around = value > around ? value : around;
    }
    double least = Math.abs(at(e, symbols, place));
    Interval range = range(symbols.get(0));
    boolean atOpenEnd = place[0] - range.low() < h && !range.lowIncluded() || range.high() - place[0] < h && !range.highIncluded();
    // The place of a double zero is known to half the digits only.
    return least <= TOUCHES * around && !atOpenEnd ? Optional.of(shown(symbols, new double[] {Math.rint(place[0] * 1e6) / 1e6})) : Optional.empty();
  }

  /** Golden-section search for the least modulus next to a grid point. */
  private double[] polished(Expr e, List<String> symbols, double[] start) {
    double width = 0.05 * (1 + Math.abs(start[0]));
    double low = start[0] - width;
    double high = start[0] + width;
    double ratio = (Math.sqrt(5) - 1) / 2;
    for (int k = 0; k < 100; k++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      double atLeft = Math.abs(at(e, symbols, new double[] {left}));
      double atRight = Math.abs(at(e, symbols, new double[] {right}));
      if (!(atRight < atLeft)) {
        high = right;
      } else {
        low = left;
      }
    }
    double[] end = {(low + high) / 2};
    return Double.isNaN(at(e, symbols, end)) ? start : end;
  }

  /** The value at a point, NaN outside the domain. */
  private double at(Expr e, List<String> symbols, double[] point) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int k = 0; k < point.length; k++) {
      if (!range(symbols.get(k)).contains(point[k])) {
        return Double.NaN;
      }
      values.put(symbols.get(k), point[k]);
    }
    for (Condition condition : conditions) {
      if (values.keySet().containsAll(condition.difference.freeSymbols()) && !condition.relation.holds(value(condition.difference, values), 0)) {
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

  private Interval range(String symbol) {
    return ranges.getOrDefault(symbol, Interval.REALS);
  }

  private static double norm(double[] point) {
    double sum = 0;
    for (double x : point) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private static String shown(List<String> symbols, double[] point) {
    Map<String, Double> place = new LinkedHashMap<>();
    for (int k = 0; k < point.length; k++) {
      place.put(symbols.get(k), point[k]);
    }
    return shown(place);
  }

  private static String shown(Map<String, Double> place) {
    Set<String> parts = new LinkedHashSet<>();
    place.forEach((name, value) -> parts.add(name + " = " + rounded(value)));
    return String.join(", ", parts);
  }

  private static String rounded(double value) {
    double near = Math.rint(value * 1e9) / 1e9;
    String text = new java.math.BigDecimal(near == 0 ? 0 : near).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    return text;
  }
}
