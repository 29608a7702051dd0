package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.FunctionDefinition;

/**
 * Tests an equality at points: small rationals first, so that a counter-example can be redone by hand, then random ones. It is
 * NUMERIC when all informative points agree and there are enough of them.
 */
final class Trial {
  private static final int ENOUGH = 12;

  /** A share of points, 1 in so many, at which one side only has a value: fewer may be failures of the quadrature. */
  private static final int MOST_ONE_SIDED = 4;

  /** How much to try: numbers of points with small rationals (with and without functions to choose), of random points, of choices of functions. */
  enum Effort {
    /** In search of a counter-example. */
    FULL(240, 24, 48, 6, 8),
    /** A look at a few points where a proof was found already. */
    QUICK(8, 3, 4, 1, 2);

    private final int small;
    private final int smallPerChoice;
    private final int random;
    private final int choices;
    private final int simple;

    Effort(int small, int smallPerChoice, int random, int choices, int simple) {
      this.small = small;
      this.smallPerChoice = smallPerChoice;
      this.random = random;
      this.choices = choices;
      this.simple = simple;
    }
  }

  /** Both sides at a point. */
  interface Sides {
    Comparison at(Point point, Valuation valuation);
  }

  /** The sides once the functions without formula have been chosen. */
  interface Chosen {
    Sides with(List<FunctionDefinition> functions);
  }

  private final Unknowns unknowns;
  private final List<OpaqueFunction> opaque;
  private final Chosen chosen;
  private final Points points;
  private final Random random = new Random(20241);
  private final Deadline deadline;
  private final Effort effort;

  private int equal;
  private int tried;
  private int oneSided;
  private Optional<Point> halfway = Optional.empty();
  private double worst;
  private List<Finding.Binding> worstAt = List.of();
  private Optional<Point> unclear = Optional.empty();

  Trial(Unknowns unknowns, Set<Rational> mentioned, List<OpaqueFunction> opaque, Chosen chosen, Deadline deadline, Effort effort) {
    this.unknowns = unknowns;
    this.opaque = opaque;
    this.chosen = chosen;
    this.points = new Points(unknowns, mentioned, random);
    this.deadline = deadline;
    this.effort = effort;
  }

  Finding run() {
    if (unknowns.isEmpty()) {
      return Finding.of(Verdict.inconclusive("values", "the conditions exclude every point"));
    }
    try {
      Optional<Finding> refuted = search();
      if (refuted.isPresent()) {
        return refuted.get();
      }
    } catch (Deadline.Passed timeOver) {
      if (equal < ENOUGH) {
        return Finding.of(Verdict.inconclusive("values", "the time limit passed after " + equal + " points"));
      }
    }
    return judged();
  }

  private Optional<Finding> search() {
    for (List<FunctionDefinition> functions : simpleChoices()) {
      Optional<Finding> refuted = small(functions, opaque.isEmpty() ? effort.small : effort.smallPerChoice);
      if (refuted.isPresent()) {
        return refuted;
      }
    }
    int choices = opaque.isEmpty() ? 1 : effort.choices;
    int each = !unknowns.hasNames() ? 1 : effort.random / choices;
    for (int k = 0; k < choices; k++) {
      List<FunctionDefinition> functions = randomChoice();
      Sides sides = chosen.with(functions);
      // Conditions may exclude most random points.
      int attempts = opaque.isEmpty() && !unknowns.hasNames() ? 0 : 40 * each;
      int found = 0;
      for (int n = 0; n < attempts && found < each; n++) {
        Point point = points.random(functions);
        if (admitted(point)) {
          found++;
          Optional<Finding> refuted = test(point, sides);
          if (refuted.isPresent()) {
            return refuted;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> small(List<FunctionDefinition> functions, int most) {
    Sides sides = chosen.with(functions);
    Deadline share = deadline.atMost(3);
    for (Point point : points.small(most, functions)) {
      if (share.passed() && equal > 0) {
        deadline.check();
        return Optional.empty();
      }
      if (admitted(point)) {
        Optional<Finding> refuted = test(point, sides);
        if (refuted.isPresent()) {
          return refuted;
        }
      }
    }
    return Optional.empty();
  }

  private boolean admitted(Point point) {
    Valuation at = valuation(point);
    return unknowns.conditions().stream().allMatch(c -> c.holds(at));
  }

  private Valuation valuation(Point point) {
    return new Valuation(point.values(), KernelValues.NONE, deadline);
  }

  private Optional<Finding> test(Point point, Sides sides) {
    tried++;
    Comparison comparison = sides.at(point, valuation(point));
    switch (comparison.answer()) {
      case EQUAL -> {
        equal++;
        if (comparison.residual() >= worst) {
          worst = comparison.residual();
          worstAt = bindings(point);
        }
      }
      case DIFFERENT -> {
        Finding.CounterExample example = new Finding.CounterExample(bindings(point), Comparison.spelled(comparison.left()), Comparison.spelled(comparison.right()));
        return Optional.of(new Finding(Verdict.refuted("values", example.toString()), Optional.empty(), Optional.of(example)));
      }
      case UNCLEAR -> unclear = Optional.of(point);
      case UNDEFINED -> {
        if (comparison.left().defined() != comparison.right().defined()) {
          oneSided++;
          halfway = halfway.isPresent() ? halfway : Optional.of(point);
        }
      }
      default -> { }
    }
    return Optional.empty();
  }

  private static List<Finding.Binding> bindings(Point point) {
    List<Finding.Binding> all = new ArrayList<>(point.text());
    point.functions().forEach(f -> all.add(new Finding.Binding(f.name() + "(" + String.join(", ", f.arguments()) + ")", f.body().toString())));
    return all;
  }

  private Finding judged() {
    boolean constant = !unknowns.hasNames() && opaque.isEmpty();
    if (unclear.isPresent()) {
      return Finding.of(Verdict.inconclusive("values", "the sides could not be told apart to the accuracy asked for" + place(bindings(unclear.get()))));
    }
    if (halfway.isPresent() && oneSided * MOST_ONE_SIDED > tried) {
      return Finding.of(Verdict.inconclusive("values", "one side has no value" + place(bindings(halfway.get())) + ", where the other has one; state the condition under which the claim holds"));
    }
    if (equal < (constant ? 1 : ENOUGH)) {
      return Finding.of(Verdict.inconclusive("values", tried == 0 ? "no admissible point was found" : "both sides have a value at only " + equal + " of " + tried + " points"));
    }
    Verdict verdict = Verdict.numeric("values", equal, Comparison.TOLERANCE, worst, "");
    return new Finding(verdict, Optional.of(new Finding.Worst(worst, worstAt)), Optional.empty());
  }

  private static String place(List<Finding.Binding> at) {
    return at.isEmpty() ? "" : " at " + String.join(", ", at.stream().map(Finding.Binding::toString).toList());
  }

  /** Simple formulas for all functions together: the k-th of each. */
  private List<List<FunctionDefinition>> simpleChoices() {
    if (opaque.isEmpty()) {
      return List.of(List.of());
    }
    int longest = opaque.stream().mapToInt(OpaqueFunction::simple).max().orElse(0);
    List<List<FunctionDefinition>> choices = new ArrayList<>();
    for (int k = 0; k < Math.min(longest, effort.simple); k++) {
      List<FunctionDefinition> functions = new ArrayList<>();
      for (int f = 0; f < opaque.size(); f++) {
        functions.add(opaque.get(f).formula((k + f) % opaque.get(f).simple(), random));
      }
      choices.add(functions);
    }
    return choices;
  }

  private List<FunctionDefinition> randomChoice() {
    return opaque.stream().map(f -> f.formula(Integer.MAX_VALUE, random)).toList();
  }
}
