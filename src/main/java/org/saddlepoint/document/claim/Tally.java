package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Verdict;

/** What the comparisons of the two sides of a claim at many points amount to. */
final class Tally {
  private final String check;
  private final int enough;
  private int compared;
  private int equal;
  private double worst;
  private List<Finding.Binding> worstAt = List.of();

  /**
   * @param check the name of the check in verdicts
   * @param enough how many points at which the sides agree make a claim numeric
   */
  Tally(String check, int enough) {
    this.check = check;
    this.enough = enough;
  }

  /** How many points were counted. */
  int compared() {
    return compared;
  }

  /** Counts a comparison; the finding if the sides differ. */
  Optional<Finding> add(Comparison comparison, List<Finding.Binding> at) {
    compared++;
    if (comparison.answer() == Comparison.Answer.DIFFERENT) {
      Finding.CounterExample example = new Finding.CounterExample(at, Comparison.spelled(comparison.left()), Comparison.spelled(comparison.right()));
      return Optional.of(new Finding(Verdict.refuted(check, example.toString()), Optional.empty(), Optional.of(example)));
    }
    if (comparison.answer() == Comparison.Answer.EQUAL) {
      equal++;
      if (comparison.residual() >= worst) {
        worst = comparison.residual();
        worstAt = at;
      }
    }
    return Optional.empty();
  }

  /** The finding where no point told the sides apart. */
  Finding finding() {
    if (equal < enough) {
      return Finding.of(Verdict.inconclusive(check, "the sides could be compared at only " + equal + " of " + compared + " points"));
    }
    return new Finding(Verdict.numeric(check, equal, Comparison.TOLERANCE, worst, ""), Optional.of(new Finding.Worst(worst, worstAt)), Optional.empty());
  }
}
