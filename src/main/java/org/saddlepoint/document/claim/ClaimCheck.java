package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Tier;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Parameter;

/** Checks a claim that is about no stage: a bare identity. */
public final class ClaimCheck {
  /** How long a proof is tested with values, in seconds. */
  private static final double SECOND_LOOK = 0.8;

  /** How long the solver is asked about a claim that independent values refute, in seconds. */
  private static final double SECOND_OPINION = 6;

  private final Claim claim;
  private final Deadline deadline;

  private ClaimCheck(Claim claim, Deadline deadline) {
    this.claim = claim;
    this.deadline = deadline;
  }

  private ClaimCheck(Claim claim, double seconds) {
    this(claim, Deadline.in(seconds));
  }

  /** The verdict on a claim, reached within about the given number of seconds. */
  public static Finding check(Claim claim, double seconds) {
    return inTime(() -> new ClaimCheck(claim, seconds).run());
  }

  /** The verdict on a claim about a stage. @param theory remembers what was solved for earlier claims */
  public static Finding check(Claim claim, Stage stage, Theory theory, double seconds) {
    return inTime(() -> new ClaimCheck(claim, seconds).about(stage, theory));
  }

  private static Finding inTime(Supplier<Finding> check) {
    try {
      return check.get();
    } catch (Deadline.Passed timeOver) {
      return Finding.of(Verdict.inconclusive("time limit", "the time for this check was over before anything was decided"));
    }
  }

  private Finding about(Stage stage, Theory theory) {
    if (stage instanceof Microscopic action) {
      return ActionClaim.of(claim, action).map(c -> new ClaimCheck(c, deadline).run())
          .orElseGet(() -> Finding.of(Verdict.inconclusive("stage", "claims about an action are about functional derivatives fdiff(S, x~(t)) in continuous time")));
    }
    Givens givens = Givens.of(claim);
    Optional<StageModel> model = StageModel.of(stage, givens);
    if (model.isEmpty()) {
      return Finding.of(Verdict.inconclusive("stage", "claims about this kind of stage cannot be decided; bind a saddle point and name it"));
    }
    if (FourPointValue.occursIn(claim.left()) || FourPointValue.occursIn(claim.right())) {
      return demanded(FourPointValue.compare(stage, model.get(), claim, givens, new Reduction(Unknowns.of(List.of(claim.left(), claim.right()), List.of(), claim.positive()), odd()), deadline));
    }
    Expr left = Quantities.marked(givens.apply(claim.left()), stage.network());
    Expr right = Quantities.marked(givens.apply(claim.right()), stage.network());
    Set<String> parameters = stage.network().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    boolean solver = Quantities.occursIn(left) || Quantities.occursIn(right) || claim.order().isPresent();
    List<Expr> formulas = new ArrayList<>(List.of(left, right));
    if (solver) {
      parameters.forEach(p -> formulas.add(givens.apply(Expr.sym(p))));
    }
    Unknowns unknowns = model.get().stepped(Unknowns.of(formulas, givens.remaining(), claim.positive()), List.of(left, right));
    Reduction reduction = new Reduction(unknowns, odd(), parameters);
    StageCheck equations = new StageCheck(model.get(), claim, unknowns, reduction, deadline);
    if (!solver) {
      Finding decided = equations.run(left, right);
      if (decided.verdict().check().equals(StageCheck.UNDECIDED)) {
        return demanded(solved(left, right, model.get(), theory, parameters, givens, deadline).orElse(decided));
      }
      // Two-point functions were taken for independent; their equations may yet make the sides equal.
      boolean doubtful = decided.verdict().tier() == Tier.REFUTED && equations.mayAgree(left, right);
      Optional<Finding> second = doubtful ? solved(equations.reduced(left), equations.reduced(right), model.get(), theory, parameters, givens, deadline.atMost(SECOND_OPINION)) : Optional.empty();
      return demanded(second.filter(f -> f.verdict().tier() == Tier.NUMERIC).orElse(decided));
    }
    Expr l = equations.reduced(left);
    Expr r = equations.reduced(right);
    if (claim.order().isEmpty() && Zero.isZero(Expr.sub(l, r))) {
      return Finding.of(Verdict.exact("normal form"));
    }
    Set<String> wanted = new TreeSet<>(Quantities.wanted(l, stage.network()));
    wanted.addAll(Quantities.wanted(r, stage.network()));
    Theory.Values values = theory.of(model.get(), wanted);
    return claim.order().isPresent()
        ? new OrderCheck(l, r, claim.order().get(), unknowns, odd(), List.of(), values, deadline).run()
        : demanded(new QuantityCheck(values, unknowns, deadline).run(l, r));
  }

  /** What the solver says of functions that the equations leave open, empty where it does not know them either. */
  private Optional<Finding> solved(Expr left, Expr right, StageModel model, Theory theory, Set<String> parameters, Givens givens, Deadline until) {
    Theory.Values values = theory.of(model, Set.of());
    if (!values.knows(model.relabelled(left)) || !values.knows(model.relabelled(right))) {
      return Optional.empty();
    }
    List<Expr> formulas = new ArrayList<>(List.of(left, right));
    parameters.forEach(p -> formulas.add(givens.apply(Expr.sym(p))));
    Unknowns all = model.stepped(Unknowns.of(formulas, givens.remaining(), claim.positive()), formulas);
    Finding tested = new QuantityCheck(values, all, until).run(model.relabelled(left), model.relabelled(right));
    return tested.verdict().tier() == Tier.INCONCLUSIVE ? Optional.empty() : Optional.of(tested);
  }

  private Finding run() {
    Givens givens = Givens.of(claim);
    Reduction plain = new Reduction(Unknowns.of(List.of(), List.of(), claim.positive()), odd());
    Expr left = plain.functionals(givens.apply(claim.left()));
    Expr right = plain.functionals(givens.apply(claim.right()));
    List<Condition> conditions = givens.remaining();
    List<Expr> formulas = new ArrayList<>(List.of(left, right));
    claim.order().ifPresent(o -> formulas.add(o.point()));
    Unknowns unknowns = Unknowns.of(formulas, conditions, claim.positive());
    if (claim.order().isPresent()) {
      return new OrderCheck(left, right, claim.order().get(), unknowns, odd(), opaque(left, right), KernelValues.NONE, deadline).run();
    }
    Reduction reduction = new Reduction(unknowns, odd());
    Expr difference = reduction.of(Expr.sub(reduction.of(left), reduction.of(right)));
    if (Pulse.occursIn(difference)) {
      return demanded(withPulses(reduction, unknowns, difference));
    }
    if (Zero.isZero(difference)) {
      // Values as well: they know nothing of the normal form.
      Finding seen = trial(left, right, unknowns, deadline.atMost(SECOND_LOOK), Trial.Effort.QUICK).run();
      boolean contradicted = seen.verdict().tier() == Tier.REFUTED;
      return Finding.of(contradicted ? Verdict.inconclusive("normal form", "the normal form of the difference is zero, but " + seen.verdict().detail()) : Verdict.exact("normal form"));
    }
    return demanded(trial(left, right, unknowns, deadline, Trial.Effort.FULL).run());
  }

  /** Values know nothing of pulses, so what multiplies each must vanish by itself. */
  private Finding withPulses(Reduction reduction, Unknowns unknowns, Expr difference) {
    Pulses pulses = new Pulses(unknowns);
    Expr smooth = pulses.taken(difference);
    for (Pulses.One pulse : pulses.all()) {
      Expr factor = reduction.of(pulses.factor(smooth, pulse));
      if (pulses.atZero(pulse) && !Zero.isZero(factor)) {
        String what = Apply.of(Operators.DELTA, List.of(pulse.order()), List.of(pulse.argument())).toString();
        Finding tested = trial(factor, Expr.ZERO, unknowns, deadline, Trial.Effort.FULL).run();
        boolean apart = tested.verdict().tier() == Tier.REFUTED && unknowns.conditions().isEmpty();
        if (!apart) {
          return Finding.of(Verdict.inconclusive("pulses", "the sides differ by " + what + " times " + factor + ", which could not be decided"));
        }
        Finding.CounterExample found = tested.counterExample().orElseThrow();
        Finding.CounterExample example = new Finding.CounterExample(found.at(), found.left() + "*" + what + " more than the right side", "without it");
        return new Finding(Verdict.refuted("pulses", "the sides differ by " + factor + " times " + what), Optional.empty(), Optional.of(example));
      }
    }
    Expr rest = reduction.of(pulses.without(smooth));
    return Zero.isZero(rest) ? Finding.of(Verdict.exact("normal form")) : trial(rest, Expr.ZERO, unknowns, deadline, Trial.Effort.FULL).run();
  }

  private Finding demanded(Finding tested) {
    boolean short_ = claim.exact() && tested.verdict().tier() == Tier.NUMERIC;
    return short_ ? Finding.of(Verdict.inconclusive("normal form", "the sides agree at " + tested.verdict().points() + " points, but an exact proof was asked for and none was found")) : tested;
  }

  private Set<String> odd() {
    return claim.opaque().stream().filter(Claim.Opaque::odd).map(Claim.Opaque::name).collect(Collectors.toSet());
  }

  private List<OpaqueFunction> opaque(Expr left, Expr right) {
    Map<String, Integer> arities = new LinkedHashMap<>();
    arities(left, arities);
    arities(right, arities);
    List<OpaqueFunction> functions = new ArrayList<>();
    for (Claim.Opaque o : claim.opaque()) {
      if (arities.containsKey(o.name())) {
        functions.add(new OpaqueFunction(o.name(), arities.get(o.name()), o.odd(), underIntegral(left) || underIntegral(right)));
      }
    }
    return functions;
  }

  /** Whether something is integrated over the whole line. */
  private static boolean underIntegral(Expr e) {
    boolean here = e instanceof Binder b && (b.head().equals(Operators.FOURIER) || b.head().equals(Operators.INTEGRAL) && (b.parameters().contains(Constant.INFINITY) || b.parameters().contains(Expr.neg(Constant.INFINITY))));
    return here || e.children().stream().anyMatch(ClaimCheck::underIntegral);
  }

  private static void arities(Expr e, Map<String, Integer> arities) {
    if (e instanceof Apply a && a.builtin().isEmpty()) {
      arities.put(a.function(), a.arguments().size());
    }
    e.children().forEach(c -> arities(c, arities));
  }

  private Trial trial(Expr left, Expr right, Unknowns unknowns, Deadline until, Trial.Effort effort) {
    Reduction reduction = new Reduction(unknowns, odd());
    return new Trial(unknowns, SmallNumbers.mentioned(List.of(left, right)), opaque(left, right), functions -> {
      // Reduced too, or derivatives would be taken by differences; but each side by itself, so that the sides stay independent.
      Expr l = reduction.derivatives(FunctionDefinition.expand(left, functions));
      Expr r = reduction.derivatives(FunctionDefinition.expand(right, functions));
      return (point, at) -> new Comparison(at.of(l), at.of(r));
    }, until, effort);
  }
}
