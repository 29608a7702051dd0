package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  public List<Condition> conditions() {
    return conditions;
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
        return exact.get().map(place -> CounterExample.shown(List.of(x), new double[] {place}));
      }
    }
    Interval enclosure = Enclosure.of(e, ranges);
    boolean proven =
        switch (demand) {
          case NOT_ZERO -> enclosure.isPositive() || enclosure.negate().isPositive();
          case POSITIVE -> enclosure.isPositive();
          case NOT_NEGATIVE -> enclosure.isNonNegative();
        };
    return proven || implied(e, demand) ? Optional.empty() : new CounterExample(this, e, demand).found();
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

  Interval range(String symbol) {
    return ranges.getOrDefault(symbol, Interval.REALS);
  }
}
