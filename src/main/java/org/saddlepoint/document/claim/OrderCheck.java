package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saddlepoint.action.Tier;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Series;
import org.saddlepoint.model.FunctionDefinition;

/**
 * Checks {@code left == right to O(x^n) at x = a}: by the exact expansion of the difference where there is one, otherwise by the
 * slope of its logarithm as x approaches a from above (from below where nothing above is admissible).
 */
final class OrderCheck {
  private static final int FIRST = 3;
  private static final int LAST = 18;
  private static final int POINTS = 4;

  private final Expr left;
  private final Expr right;
  private final Claim.Order order;
  private final Unknowns unknowns;
  private final Reduction reduction;
  private final List<OpaqueFunction> opaque;
  private final Deadline deadline;
  private final KernelValues kernels;

  OrderCheck(Expr left, Expr right, Claim.Order order, Unknowns unknowns, Set<String> odd, List<OpaqueFunction> opaque, KernelValues kernels, Deadline deadline) {
    this.kernels = kernels;
    this.left = left;
    this.right = right;
    this.order = order;
    this.unknowns = unknowns;
    this.reduction = new Reduction(unknowns, odd);
    this.opaque = opaque;
    this.deadline = deadline;
  }

  Finding run() {
    if (StageCheck.hasKernels(left) || StageCheck.hasKernels(right)) {
      return bySlope(1, 8);
    }
    try {
      return bySeries();
    } catch (NotAnalyticException | ExpressionLimitException noSeries) {
      return bySlope(POINTS, LAST);
    }
  }

  /** The coefficients below the order must agree; a coefficient that cannot be shown to vanish is tested at points. */
  private Finding bySeries() {
    Series difference = new Asymptotics(order.variable(), order.point(), order.power() - 1, reduction.parity()).series(reduction.of(Expr.sub(left, right)));
    for (int k = difference.lowest(); k < order.power(); k++) {
      Expr coefficient = reduction.of(difference.coefficient(k));
      if (!Zero.isZero(coefficient)) {
        Finding tested = coefficient(k, coefficient);
        if (tested.verdict().tier() != Tier.NUMERIC) {
          return tested;
        }
      }
    }
    return Finding.of(Verdict.exact("series"));
  }

  private Finding coefficient(int k, Expr coefficient) {
    TreeMap<String, Range> others = new TreeMap<>(unknowns.real());
    others.remove(order.variable());
    Unknowns rest = new Unknowns(others, unknowns.complex(), List.of());
    Finding tested = new Trial(rest, SmallNumbers.mentioned(List.of(coefficient)), opaque, functions -> {
      Expr c = reduction.derivatives(FunctionDefinition.expand(coefficient, functions));
      return (point, at) -> new Comparison(at.of(c), Uncertain.ZERO);
    }, deadline, Trial.Effort.FULL).run();
    if (tested.verdict().tier() != Tier.REFUTED) {
      return tested.verdict().tier() == Tier.NUMERIC ? tested : Finding.of(Verdict.inconclusive("series", "the coefficient of order " + k + ", " + coefficient + ", could not be decided"));
    }
    Finding.CounterExample found = tested.counterExample().orElseThrow();
    String what = "the difference of the sides has the term " + Expr.mul(coefficient, Expr.pow(Expr.sub(Expr.sym(order.variable()), order.point()), k));
    return new Finding(Verdict.refuted("series", what), Optional.empty(), Optional.of(new Finding.CounterExample(found.at(), found.left() + " at order " + k, "0")));
  }

  private Finding bySlope(int most, int last) {
    Random random = new Random(977);
    Points points = new Points(unknowns, new TreeSet<>(), random);
    List<FunctionDefinition> functions = opaque.stream().map(f -> f.formula(Integer.MAX_VALUE, random)).toList();
    Expr l = reduction.derivatives(FunctionDefinition.expand(left, functions));
    Expr r = reduction.derivatives(FunctionDefinition.expand(right, functions));
    double lowest = Double.POSITIVE_INFINITY;
    List<Finding.Binding> where = List.of();
    int tested = 0;
    for (int n = 0; n < 50 * most && tested < most && !deadline.passed(); n++) {
      Point point = points.random(functions);
      Valuation at = new Valuation(point.values(), kernels, deadline);
      Optional<Double> slope = slope(l, r, at, 1, last).or(() -> slope(l, r, at, -1, last));
      if (slope.isPresent()) {
        tested++;
        if (slope.get() < lowest) {
          lowest = slope.get();
          where = point.text().stream().filter(b -> !b.name().equals(order.variable())).toList();
        }
      }
    }
    if (tested == 0) {
      return Finding.of(Verdict.inconclusive("slope", "the difference could not be followed towards the point"));
    }
    double missing = order.power() - lowest;
    if (missing > 0.3) {
      Finding.CounterExample example = new Finding.CounterExample(where, "off by a difference of order " + Math.round(lowest * 10) / 10.0, "meant to be right to order " + order.power());
      return new Finding(Verdict.refuted("slope", example.toString()), Optional.empty(), Optional.of(example));
    }
    if (missing > 0.12) {
      return Finding.of(Verdict.inconclusive("slope", "the difference falls with the power " + lowest + ", not clearly " + order.power()));
    }
    return new Finding(Verdict.numeric("slope", tested, 0.12, Math.max(0, missing), ""), Optional.of(new Finding.Worst(Math.max(0, missing), where)), Optional.empty());
  }

  /** The power with which the difference vanishes, as far in as it stands clear of its error; infinite if it is nothing but error. */
  private Optional<Double> slope(Expr l, Expr r, Valuation at, int direction, int last) {
    Uncertain a = at.of(order.point());
    if (!a.defined()) {
      return Optional.empty();
    }
    List<Double> slopes = new ArrayList<>();
    double previous = Double.NaN;
    int defined = 0;
    for (int k = FIRST; k <= last; k++) {
      double x = a.value().re() + direction * Math.scalb(1, -k);
      Valuation here = at.with(order.variable(), Uncertain.exact(x));
      if (!unknowns.real().getOrDefault(order.variable(), Range.REAL).contains(x) || !unknowns.conditions().stream().allMatch(c -> c.holds(here))) {
        continue;
      }
      Uncertain difference = here.of(l).minus(here.of(r));
      if (!difference.defined()) {
        continue;
      }
      defined++;
      if (difference.abs() <= 100 * difference.error()) {
        break;
      }
      if (!Double.isNaN(previous)) {
        slopes.add(Math.log(previous / difference.abs()) / Math.log(2));
      }
      previous = difference.abs();
    }
    if (slopes.isEmpty()) {
      return defined > 0 && Double.isNaN(previous) ? Optional.of(Double.POSITIVE_INFINITY) : Optional.empty();
    }
    // Richardson's step on the slopes removes the next power.
    int n = slopes.size();
    return Optional.of(n < 2 ? slopes.get(0) : 2 * slopes.get(n - 1) - slopes.get(n - 2));
  }
}
