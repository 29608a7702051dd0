package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.model.FunctionDefinition;

/**
 * Checks an equality of two-point functions modulo the equations of a stage. Both sides are reduced by {@link KernelRules}; a
 * difference that does not vanish is evaluated in {@link KernelWorld}s. A Dirac distribution at lag zero is compared by its factor.
 */
final class StageCheck {
  private static final int WORLDS = 40;
  private static final int ENOUGH = 12;
  private static final int MOST_ATTEMPTS = 20;
  /** The name of the check of what the equations leave open. */
  static final String UNDECIDED = "unsolved process";

  private final StageModel stage;
  private final KernelRules rules;
  private final Reduction reduction;
  private final Unknowns unknowns;
  private final Claim claim;
  private final Deadline deadline;

  StageCheck(StageModel stage, Claim claim, Unknowns unknowns, Reduction reduction, Deadline deadline) {
    this.stage = stage;
    this.claim = claim;
    this.unknowns = unknowns;
    this.deadline = deadline;
    this.rules = new KernelRules(stage, unknowns);
    this.reduction = reduction;
  }

  Finding run(Expr left, Expr right) {
    Expr l = reduced(left);
    Expr r = reduced(right);
    Expr difference = reduced(Expr.sub(l, r));
    Pulses pulses = new Pulses(unknowns);
    Expr smooth = pulses.taken(difference);
    for (Pulses.One pulse : pulses.all()) {
      Expr factor = reduced(pulses.factor(smooth, pulse));
      if (pulses.atZero(pulse) && !Zero.isZero(factor)) {
        return pulse(factor);
      }
    }
    if (Zero.isZero(pulses.without(smooth))) {
      return Finding.of(Verdict.exact("normal form"));
    }
    Pulses separate = new Pulses(unknowns);
    return compared(separate.without(separate.taken(l)), separate.without(separate.taken(r)), WORLDS);
  }

  /** Whether the sides could be equal for the two-point functions that solve the equations: their difference has several terms that can cancel. */
  boolean mayAgree(Expr left, Expr right) {
    Expr difference = NormalForm.expand(reduced(Expr.sub(left, right)));
    List<Expr> terms = difference instanceof Sum s ? s.terms() : List.of(difference);
    // Transforms of what the solver gives at lags would take too long.
    return !hasTransform(difference) && terms.stream().map(StageCheck::kernelPart).distinct().count() > 1 && terms.stream().anyMatch(StageCheck::hasCorrelations);
  }

  private static Expr kernelPart(Expr term) {
    return Expr.mul((term instanceof Product p ? p.factors() : List.of(term)).stream().filter(StageCheck::hasKernels).toList());
  }

  private static boolean hasCorrelations(Expr e) {
    return e instanceof Kernel k && !k.head().equals(TwoPoint.RESPONSE) || e.children().stream().anyMatch(StageCheck::hasCorrelations);
  }

  /** Whether an operator runs over the argument of a correlation, or over a parameter on which it depends: values at points are not enough then. */
  private boolean followsCorrelations(Expr e) {
    boolean here = e instanceof Binder b && !b.head().equals(Operators.MEAN) && dependent(b.body(), b.variable());
    return here || e.children().stream().anyMatch(this::followsCorrelations);
  }

  private boolean dependent(Expr e, String variable) {
    boolean here = e instanceof Kernel && hasCorrelations(e) && !isSolved((Kernel) e) && (e.contains(variable) || stage.network().parameters().stream().anyMatch(p -> p.name().equals(variable)));
    return here || e.children().stream().anyMatch(c -> dependent(c, variable));
  }

  /** Heads that stand for spectra at one frequency. */
  private static boolean isSolved(Kernel k) {
    return k.head().equals(KernelWorld.TRANSFER);
  }

  /** Applies the operators and the equations. */
  Expr reduced(Expr e) {
    return rules.of(reduction.of(stage.givens().apply(stage.relabelled(e))));
  }

  /** A pulse that only one side has. */
  private Finding pulse(Expr factor) {
    Finding tested = compared(factor, Expr.ZERO, 12);
    if (tested.counterExample().isEmpty()) {
      return Finding.of(Verdict.inconclusive("lag zero", "the sides differ by delta(tau) times " + factor + ", which could not be decided"));
    }
    Finding.CounterExample found = tested.counterExample().get();
    List<Finding.Binding> at = new ArrayList<>(List.of(new Finding.Binding("tau", "0")));
    at.addAll(found.at());
    Finding.CounterExample example = new Finding.CounterExample(at, found.left() + "*delta(tau) more than the right side", "without it");
    return new Finding(Verdict.refuted("lag zero", "the sides differ by " + factor + " times delta(tau), for example " + String.join(", ", found.at().stream().map(Object::toString).toList())), Optional.empty(), Optional.of(example));
  }

  private Finding compared(Expr leftSide, Expr rightSide, int count) {
    Expr left = spectra(leftSide);
    Expr right = spectra(rightSide);
    if (hasTransform(left) || hasTransform(right)) {
      return Finding.of(Verdict.inconclusive("independent kernels", "a Fourier transform remains that the equations do not give"));
    }
    if (followsCorrelations(left) || followsCorrelations(right)) {
      return Finding.of(Verdict.inconclusive(UNDECIDED, "an operator acts on a correlation whose course the equations do not give"));
    }
    List<OpaqueFunction> opaque = claim.opaque().stream().map(o -> new OpaqueFunction(o.name(), 1, o.odd(), false)).toList();
    Random random = new Random(5113);
    Unknowns names = names(left, right);
    Points points = new Points(names, Set.of(), random);
    List<Point> small = points.small(count / 2, List.of());
    Tally tally = new Tally("independent kernels", ENOUGH);
    // Conditions may exclude most points.
    for (int k = 0; k < MOST_ATTEMPTS * count && tally.compared() < count && !deadline.passed(); k++) {
      List<FunctionDefinition> chosen = new ArrayList<>();
      for (OpaqueFunction o : opaque) {
        chosen.add(o.formula(k, random));
      }
      Point point = k < small.size() ? small.get(k) : points.random(List.of());
      List<FunctionDefinition> functions = new ArrayList<>(stage.givens().functions());
      functions.addAll(chosen);
      KernelWorld world = new KernelWorld(stage, functions, 31L * k + 7);
      Valuation at = new Valuation(point.values(), world, deadline);
      Comparison comparison;
      try {
        if (!names.conditions().stream().allMatch(c -> c.holds(at))) {
          continue;
        }
        comparison = new Comparison(value(left, chosen, at), value(right, chosen, at));
      } catch (Deadline.Passed timeOver) {
        break;
      }
      List<Finding.Binding> bindings = new ArrayList<>(point.text());
      chosen.forEach(f -> bindings.add(new Finding.Binding(f.name() + "(x)", f.body().toString())));
      bindings.addAll(world.bindings());
      if (comparison.answer() == Comparison.Answer.DIFFERENT && !world.guessed().isEmpty()) {
        Expr rest = NormalForm.expand(Expr.sub(left, right));
        if (!right.isZero() || !rest.equals(left)) {
          // What the equations do not say may cancel.
          return compared(rest, Expr.ZERO, count);
        }
        return Finding.of(Verdict.inconclusive(UNDECIDED, "the equations do not say how " + String.join(", ", world.guessed()) + " depend on the order parameters"));
      }
      Optional<Finding> refuted = tally.add(comparison, bindings);
      if (refuted.isPresent()) {
        return refuted.get();
      }
    }
    return tally.finding();
  }

  /** The equations bring names that the claim does not contain; responses depend on parameters of the dynamics. */
  private Unknowns names(Expr left, Expr right) {
    List<Expr> formulas = new ArrayList<>(List.of(left, right));
    if (hasResponse(left) || hasResponse(right)) {
      stage.network().parameters().forEach(p -> formulas.add(stage.givens().apply(Expr.sym(p.name()))));
    }
    return stage.stepped(Unknowns.of(formulas, stage.givens().remaining(), claim.positive()), List.of(claim.left(), claim.right()));
  }

  /** Spectra that no equation determines are free: even functions have real ones. */
  private Expr spectra(Expr e) {
    return e.rewrite(n -> {
      if (!(n instanceof Binder b) || !b.head().equals(Operators.FOURIER) || !(b.body() instanceof Kernel k) || k.labels().size() != 2) {
        return n;
      }
      if (k.head().equals(TwoPoint.RESPONSE) && stage.spectrum(k.head(), k.labels()).isPresent()) {
        return Kernel.of(KernelWorld.TRANSFER, k.labels(), b.parameters());
      }
      if (k.head().equals(TwoPoint.RESPONSE) && stage.isOrderParameter(k)) {
        return Kernel.of(KernelWorld.FREE_TRANSFER, k.labels(), b.parameters());
      }
      boolean even = k.head().equals(TwoPoint.CORRELATION) && k.labels().get(0).equals(k.labels().get(1));
      return even && !rules.determines(k) ? Kernel.of(KernelWorld.SPECTRUM, k.labels(), b.parameters()) : n;
    });
  }

  private static boolean hasTransform(Expr e) {
    return e instanceof Binder b && b.head().equals(Operators.FOURIER) && hasKernels(b.body()) || e.children().stream().anyMatch(StageCheck::hasTransform);
  }

  private static boolean hasResponse(Expr e) {
    return e instanceof Kernel k && (k.head().equals(TwoPoint.RESPONSE) || k.head().equals(KernelWorld.TRANSFER)) || e.children().stream().anyMatch(StageCheck::hasResponse);
  }

  private Uncertain value(Expr e, List<FunctionDefinition> chosen, Valuation at) {
    return at.of(reduction.derivatives(FunctionDefinition.expand(e, chosen)));
  }

  /** Whether an expression contains functions of a stage. */
  static boolean hasKernels(Expr e) {
    return e instanceof Kernel || e.children().stream().anyMatch(StageCheck::hasKernels);
  }
}
