package org.saddlepoint.simulate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.saddlepoint.numeric.DenseProduct;

/**
 * Finds fixed points of many draws at once by relaxation, y ← y + 0.7 (y* − y), where y* solves each site's own equation with its
 * inputs held. A draw is settled when no site moves any more; draws that do not settle in time, or escape, are left out and counted.
 *
 * <p>For x' = −x + … this is forward Euler integration with step 0.7, whose stable region lies inside that of the flow: what it
 * finds, the dynamics finds.
 */
final class FixedPoints {
  static final double RELAXATION = 0.7;
  private static final double STILL = 1e-10;
  /** What rounding the couplings leaves moving. */
  private static final double STILL_IN_SINGLE_PRECISION = 1e-6;
  private static final double BEYOND = 1e8;
  private static final int LOOK = 5;
  private static final int PATIENCE = 300;
  private static final double NEARLY_ALL = 0.9;

  private final Compiled compiled;
  private final LocalSolver[] solvers;

  private final int mostIterations;
  private final double still;

  /** @param mostIterations after so many a draw that still moves is given up, @param precision of the couplings */
  FixedPoints(Compiled compiled, int mostIterations, DenseProduct.Precision precision) {
    still = precision == DenseProduct.Precision.SINGLE ? STILL_IN_SINGLE_PRECISION : STILL;
    this.compiled = compiled;
    this.mostIterations = mostIterations;
    solvers = IntStream.range(0, compiled.stateCount()).mapToObj(k -> new LocalSolver(compiled, k)).toArray(LocalSolver[]::new);
  }

  /** What became of the draws. */
  enum Fate {
    SETTLED,
    UNSETTLED,
    ESCAPED
  }

  /** Relaxes all draws in the frame, which must be complete, and leaves it complete at the end. */
  Fate[] find(Frame frame) throws InterruptedException {
    Fate[] fate = new Fate[frame.trajectories()];
    Arrays.fill(fate, Fate.UNSETTLED);
    double[][] target = RungeKutta.buffers(compiled, frame);
    double[] moved = new double[frame.trajectories()];
    int last = mostIterations;
    for (int iteration = 1; iteration <= last; iteration++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while looking for fixed points");
      }
      for (int k = 0; k < solvers.length; k++) {
        solvers[k].solve(frame, target[k]);
      }
      boolean look = iteration % LOOK == 0;
      Arrays.fill(moved, 0);
      for (int k = 0; k < solvers.length; k++) {
        move(frame, k, target[k], look, moved);
      }
      if (look) {
        judge(frame, moved, fate);
        long open = Arrays.stream(fate).filter(f -> f == Fate.UNSETTLED).count();
        if (open == 0) {
          compiled.complete(frame);
          return fate;
        }
        if (open <= (1 - NEARLY_ALL) * fate.length && last == mostIterations) {
          last = Math.min(mostIterations, 3 * iteration + PATIENCE);
        }
      }
      compiled.complete(frame);
    }
    return fate;
  }

  /** Moves a state towards its target; notes the largest distance by trajectory, relative to the size of the state. */
  private void move(Frame frame, int state, double[] target, boolean look, double[] moved) {
    double[] y = frame.array(compiled.stateSlot(state));
    int sites = frame.sites(compiled.stateSpecies(state));
    for (int b = 0; b < frame.trajectories(); b++) {
      double largest = 0;
      double size = 1;
      for (int i = b * sites; i < (b + 1) * sites; i++) {
        double distance = target[i] - y[i];
        if (look) {
          largest = Math.max(largest, Math.abs(distance));
          size = Math.max(size, Math.abs(y[i]));
        }
        y[i] += RELAXATION * distance;
      }
      moved[b] = Math.max(moved[b], largest / size);
    }
  }

  private void judge(Frame frame, double[] moved, Fate[] fate) {
    for (int b = 0; b < fate.length; b++) {
      if (fate[b] == Fate.ESCAPED) {
        continue;
      }
      if (!(moved[b] < BEYOND) || tooLarge(frame, b)) {
        fate[b] = Fate.ESCAPED;
        for (int k = 0; k < solvers.length; k++) {
          int sites = frame.sites(compiled.stateSpecies(k));
          Arrays.fill(frame.array(compiled.stateSlot(k)), b * sites, (b + 1) * sites, 0);
        }
      } else {
        fate[b] = moved[b] < still ? Fate.SETTLED : Fate.UNSETTLED;
      }
    }
  }

  private boolean tooLarge(Frame frame, int b) {
    for (int k = 0; k < solvers.length; k++) {
      double[] y = frame.array(compiled.stateSlot(k));
      int sites = frame.sites(compiled.stateSpecies(k));
      for (int i = b * sites; i < (b + 1) * sites; i++) {
        if (!(Math.abs(y[i]) < BEYOND)) {
          return true;
        }
      }
    }
    return false;
  }
}
