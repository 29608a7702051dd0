package org.saddlepoint.solve;

import java.util.Optional;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * A second static state beside the one that grows out of weak coupling: the search starts once more from much activity. In
 * between lies an unstable state; which of the two a network is in depends on its history.
 */
final class Coexistence {
  private static final double MORE = 100;
  private static final double DIFFERENT = 1e-6;
  static final String NOTE =
      "a second static state with more activity coexists with the one given here, which grows out of weak coupling; a network's history decides between them;"
          + " solve --active gives it, or what fluctuates around it where it is unstable";
  static final String ABOVE = "a state with less activity, which grows out of weak coupling, coexists with the one given here; a network's history decides between them";
  static final String NOISY = "under fluctuating noise other states are not looked for, so that --active makes no difference";
  static final String ALONE = "no other state with more activity was found, so that --active makes no difference";

  private Coexistence() {}

  /** The static state found from above; empty if it is the given one, or none. Where it is unstable the network with more activity fluctuates. */
  static Optional<StaticParts> other(MeanFieldSystem system, StaticParts state) {
    StaticParts start = new StaticParts(state.means().clone(), state.within().clone(), new double[state.across().length]);
    for (int p = 0; p < start.within().length; p++) {
      MeanFieldSystem.Pair pair = system.pairs().get(p);
      if (pair.left() == pair.right()) {
        start.within()[p] = MORE * Math.max(1, Math.abs(start.within()[p]));
      }
    }
    try {
      StaticSolver.Solved other = new StaticSolver(system, false).solve(start);
      return other.outcome() == StaticSolver.Outcome.FOUND && differs(state.within(), other.parts().within()) ? Optional.of(other.parts()) : Optional.empty();
    } catch (NumericalFailure none) {
      return Optional.empty();
    }
  }

  private static boolean differs(double[] one, double[] other) {
    for (int k = 0; k < one.length; k++) {
      if (Math.abs(one[k] - other[k]) > DIFFERENT * (Math.abs(one[k]) + Math.abs(other[k])) && Math.abs(one[k] - other[k]) > DIFFERENT) {
        return true;
      }
    }
    return false;
  }
}
