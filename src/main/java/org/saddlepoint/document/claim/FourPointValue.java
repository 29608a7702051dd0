package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.ClosedForms;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.CavityArgument;
import org.saddlepoint.rule.Elimination;
import org.saddlepoint.rule.RandomSpectra;

/**
 * The four-point function {@code four_point(h)} = (1/N) Σ_ij C^h_ij(omega_1) C^h_ij(omega_2), i = j included, of a stage as a
 * formula in two-point functions, and claims about it.
 */
public final class FourPointValue {
  /** The name in claims. */
  static final String NAME = "four_point";

  private static final int POINTS = 24;
  private static final double PROOF_SECONDS = 5;

  private FourPointValue() {}

  /** The formula, empty for a stage that has none. */
  static Optional<Expr> of(Stage stage, Label observable) {
    if (stage instanceof FourPoint f) {
      return Optional.of(Elimination.of(f, observable).expanded());
    }
    if (stage instanceof ClosedForms c) {
      return Optional.of(Elimination.of(c.fluctuations(), observable).expanded());
    }
    return stage instanceof Cavity c ? Optional.of(CavityArgument.of(c, observable)) : Optional.empty();
  }

  static boolean occursIn(Expr e) {
    return e instanceof Apply a && a.function().equals(NAME) || e.children().stream().anyMatch(FourPointValue::occursIn);
  }

  /** Whether two stages have the same four-point function of an observable; {@code Optional.empty()} if one of them has none. */
  public static Optional<Finding> equivalent(Stage left, Stage right, Expr observable) {
    Label label = label(observable, left.network());
    Optional<Expr> first = of(left, label);
    Optional<Expr> second = of(right, label);
    return first.isPresent() && second.isPresent() ? Optional.of(compared(first.get(), second.get(), left.network())) : Optional.empty();
  }

  static Finding compare(Stage stage, StageModel model, Claim claim, Givens givens, Reduction reduction) {
    Expr left = written(stage, model, claim.left(), givens, reduction);
    Expr right = written(stage, model, claim.right(), givens, reduction);
    return occursIn(left) || occursIn(right) ? Finding.of(Verdict.inconclusive("stage", "this stage has no four-point function; bind fluctuations(…) or cavity(…)")) : compared(left, right, stage.network());
  }

  private static Expr written(Stage stage, StageModel model, Expr e, Givens givens, Reduction reduction) {
    Expr inserted = e.rewrite(n -> n instanceof Apply a && a.function().equals(NAME) ? of(stage, label(a.argument(), stage.network())).orElse(n) : n);
    Expr relabelled = givens.apply(model.withLabels(inserted)).rewrite(n -> n instanceof Kernel k && k.head().equals("M") && k.labels().get(0) instanceof org.saddlepoint.expr.Num m ? m : n);
    return reduction.of(relabelled);
  }

  private static Label label(Expr observable, Network network) {
    Set<String> species = network.fields().stream().filter(f -> observable.contains(f.name())).map(Field::species).collect(Collectors.toSet());
    return new Label(species.stream().findFirst().orElse(network.species().get(0).name()), observable);
  }

  private static Finding compared(Expr left, Expr right, Network network) {
    double distance = RandomSpectra.distance(left, right, POINTS, network);
    Verdict verdict = Verdict.numeric("random spectra", POINTS, 1e-10, distance, "at random values of the two-point functions the sides differ by the fraction " + (float) distance);
    // Formulas of many labels are too large for the normal form; they stay numeric.
    if (verdict.stands() && TimeLimit.run(PROOF_SECONDS, () -> proved(left, right, network)).orElse(false)) {
      return Finding.of(Verdict.exact("normal form"));
    }
    return new Finding(verdict, verdict.stands() ? Optional.of(new Finding.Worst(distance, List.of())) : Optional.empty(), Optional.empty());
  }

  private static boolean proved(Expr left, Expr right, Network network) {
    Expr difference = Expr.sub(left, right);
    return Zero.isZero(difference) || Zero.isZero(new SiteLaws(network).of(difference));
  }
}
