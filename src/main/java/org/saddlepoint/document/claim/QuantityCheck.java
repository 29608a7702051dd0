package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Status;

/**
 * Checks an equality of quantities by solving the theory at parameter values that can be redone by hand. Where the theory does
 * not hold and the claim does not exclude the point, the claim is refuted there.
 */
final class QuantityCheck {
  /** What the solver promises for most quantities; a claim that misses by more is false. */
  private static final double TOLERANCE = 1e-6;
  private static final double CERTAIN = 30;
  private static final int POINTS = 5;
  private static final int ENOUGH = 3;

  private final Theory.Values theory;
  private final Unknowns unknowns;
  private final Deadline deadline;
  private double tolerance = TOLERANCE;

  QuantityCheck(Theory.Values theory, Unknowns unknowns, Deadline deadline) {
    this.theory = theory;
    this.unknowns = unknowns;
    this.deadline = deadline;
  }

  Finding run(Expr left, Expr right) {
    Points points = new Points(unknowns, Set.of(), new Random(611));
    List<Point> tried = new ArrayList<>(points.small(POINTS, List.of()));
    int added = 0;
    for (int k = 0; k < 60 && added < POINTS / 2 && unknowns.hasNames(); k++) {
      Point point = points.random(List.of());
      if (point.values().values().stream().allMatch(v -> v.abs() > 0.1 && v.abs() < 4)) {
        tried.add(Math.min(2 * added++ + 1, tried.size()), point);
      }
    }
    // Coefficients of 1/N come with fewer digits than leading orders.
    tolerance = theory.hasNextOrder() ? 10 * TOLERANCE : TOLERANCE;
    int equal = 0;
    double worst = 0;
    List<Finding.Binding> worstAt = List.of();
    Optional<Finding> outside = Optional.empty();
    String why = "";
    for (Point point : tried) {
      if (deadline.passed() || equal >= POINTS) {
        break;
      }
      Valuation at = new Valuation(point.values(), theory, deadline);
      if (!unknowns.conditions().stream().allMatch(c -> c.holds(at))) {
        continue;
      }
      theory.forget();
      Comparison comparison;
      try {
        comparison = new Comparison(at.of(left), at.of(right));
      } catch (Deadline.Passed timeOver) {
        break;
      }
      if (answer(comparison) == Comparison.Answer.DIFFERENT) {
        Finding.CounterExample example = new Finding.CounterExample(point.text(), Comparison.spelled(comparison.left()), Comparison.spelled(comparison.right()));
        return new Finding(Verdict.refuted("theory", example.toString()), Optional.empty(), Optional.of(example));
      }
      if (answer(comparison) == Comparison.Answer.EQUAL) {
        equal++;
        if (comparison.residual() >= worst) {
          worst = comparison.residual();
          worstAt = point.text();
        }
      } else {
        why = theory.last().map(r -> r.message()).filter(m -> !m.isEmpty()).orElse(why);
        outside = outside.isPresent() ? outside : outside(comparison, point);
      }
    }
    if (equal > 0 && outside.isPresent()) {
      return outside.get();
    }
    if (equal < (unknowns.hasNames() ? ENOUGH : 1)) {
      return Finding.of(Verdict.inconclusive("theory", "the theory gives both sides at only " + equal + " points" + (why.isEmpty() ? "" : ": " + why)));
    }
    return new Finding(Verdict.numeric("theory", equal, tolerance, worst, ""), Optional.of(new Finding.Worst(worst, worstAt)), Optional.empty());
  }

  private Comparison.Answer answer(Comparison comparison) {
    return comparison.answer(tolerance, CERTAIN, tolerance);
  }

  /** A point that the conditions admit and at which the theory does not hold, or has no such quantity. */
  private Optional<Finding> outside(Comparison comparison, Point point) {
    boolean undefined = answer(comparison) == Comparison.Answer.UNDEFINED;
    Optional<Status> status = theory.last().map(r -> r.status());
    boolean regime = undefined && status.filter(s -> s == Status.OUTSIDE_VALIDITY || s == Status.QUIESCENT || s == Status.CONVERGED).isPresent();
    if (!regime) {
      return Optional.empty();
    }
    String reason = theory.last().map(r -> r.message()).orElse("");
    Finding.CounterExample example = new Finding.CounterExample(point.text(), value(comparison.left()), value(comparison.right()));
    String where = String.join(", ", point.text().stream().map(Finding.Binding::toString).toList());
    return Optional.of(new Finding(Verdict.refuted("theory", "at " + where + " the claim has no meaning" + (reason.isEmpty() ? "" : " (" + reason + ")") + "; state the condition under which it holds"), Optional.empty(), Optional.of(example)));
  }

  private static String value(Uncertain value) {
    return value.defined() ? Comparison.spelled(value) : "undefined";
  }
}
