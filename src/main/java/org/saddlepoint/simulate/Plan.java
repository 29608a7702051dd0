package org.saddlepoint.simulate;

import java.util.List;

/**
 * How one network will be run; decided once, before any network, so that all are treated alike.
 *
 * @param method how time passes
 * @param systems the linear parts by species, for exponential schemes
 * @param trajectories runs of each network side by side, with the same couplings and other initial values and noises
 * @param grid when the stationary run is sampled
 * @param stepsPerBlock steps of a block of the transient, @param mostBlocks when it is given up
 * @param canSettle whether nothing random drives the network
 * @param onlyAtRest whether the trajectories are draws of frozen noises, too many to be followed in time where they do not settle
 */
record Plan(Method method, List<LinearSystem> systems, int trajectories, TimeGrid grid, int stepsPerBlock, int mostBlocks, boolean canSettle, boolean onlyAtRest) {
  /** How time passes. */
  enum Method {
    RUNGE_KUTTA("Runge-Kutta, fourth order"),
    EXPONENTIAL_EULER("exponential Euler"),
    EXPONENTIAL_HEUN("exponential Heun"),
    MAP("discrete time"),
    FIXED_POINT("relaxation to fixed points");

    private final String description;

    Method(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  /** The same run with other numbers of trajectories, measured only where they come to rest. */
  Plan atRest(Method method, int trajectories) {
    return new Plan(method, systems, trajectories, grid, stepsPerBlock, mostBlocks, canSettle, true);
  }
}
