package org.saddlepoint.simulate;

import java.util.Arrays;

/**
 * The trajectories of one network in one frame, with a note of those that escaped: that became infinite, not a number, larger than
 * any bounded solution, or a hundred times larger than they all were in the middle of the transient. An escaped trajectory is set to zero and left out of everything that follows.
 */
final class Ensemble {
  /** Far beyond any stationary state in units in which couplings and activations are of order one. */
  private static final double BEYOND = 1e8;
  private static final double GROWTH = 100;

  private final Compiled compiled;
  private final Frame frame;
  private final boolean[] alive;
  /** By state, the mean square from which on a trajectory counts as grown without bound. */
  private final double[] grown;

  Ensemble(Compiled compiled, Frame frame) {
    this.compiled = compiled;
    this.frame = frame;
    alive = new boolean[frame.trajectories()];
    Arrays.fill(alive, true);
    grown = new double[compiled.stateCount()];
    Arrays.fill(grown, Double.POSITIVE_INFINITY);
  }

  /** From now on nothing may grow far beyond what there is. */
  void expectNoGrowth() {
    for (int k = 0; k < grown.length; k++) {
      grown[k] = GROWTH * GROWTH * Math.max(1, moments(k)[1]);
    }
  }

  /** Copies of all states. */
  double[][] states() {
    double[][] states = new double[compiled.stateCount()][];
    Arrays.setAll(states, k -> frame.array(compiled.stateSlot(k)).clone());
    return states;
  }

  /** Puts all trajectories back to where they began and leads them on gently, none of them escaped. @return whether the scheme can do that; otherwise all stays as it is */
  boolean beginAgain(double[][] start, Scheme scheme) {
    double[][] now = states();
    set(start);
    boolean led = scheme.startGently(frame);
    if (led) {
      Arrays.fill(alive, true);
    } else {
      set(now);
    }
    return led;
  }

  private void set(double[][] states) {
    for (int k = 0; k < states.length; k++) {
      System.arraycopy(states[k], 0, frame.array(compiled.stateSlot(k)), 0, states[k].length);
    }
    compiled.complete(frame);
  }

  Frame frame() {
    return frame;
  }

  /** The trajectories that have not escaped. */
  int[] alive() {
    return java.util.stream.IntStream.range(0, alive.length).filter(b -> alive[b]).toArray();
  }

  int escaped() {
    return alive.length - alive().length;
  }

  /** Looks for trajectories that have escaped since the last look; true if there are any. */
  boolean inspect() {
    boolean found = false;
    for (int b = 0; b < alive.length; b++) {
      if (alive[b] && gone(b)) {
        alive[b] = false;
        found = true;
        clear(b);
      }
    }
    if (found) {
      compiled.complete(frame);
    }
    return found;
  }

  private boolean gone(int b) {
    for (int k = 0; k < compiled.stateCount(); k++) {
      double[] values = frame.array(compiled.stateSlot(k));
      int sites = frame.sites(compiled.stateSpecies(k));
      for (int i = b * sites; i < (b + 1) * sites; i++) {
        // A logarithm may go to minus infinity: that is extinction, a state like others.
        if (!(values[i] <= BEYOND) || values[i] < -BEYOND && !compiled.isLogarithm(k)) {
          return true;
        }
      }
      if (meanSquare(k, b) > grown[k]) {
        return true;
      }
    }
    return false;
  }

  private double meanSquare(int state, int b) {
    double[] values = frame.array(compiled.stateSlot(state));
    int sites = frame.sites(compiled.stateSpecies(state));
    double square = 0;
    for (int i = b * sites; i < (b + 1) * sites; i++) {
      double x = compiled.isLogarithm(state) ? Math.exp(values[i]) : values[i];
      square += x * x;
    }
    return square / sites;
  }

  private void clear(int b) {
    for (int k = 0; k < compiled.stateCount(); k++) {
      int sites = frame.sites(compiled.stateSpecies(k));
      Arrays.fill(frame.array(compiled.stateSlot(k)), b * sites, (b + 1) * sites, 0);
    }
  }

  /** Mean over sites and living trajectories of a state and of its square. */
  double[] moments(int state) {
    double[] values = frame.array(compiled.stateSlot(state));
    int sites = frame.sites(compiled.stateSpecies(state));
    double sum = 0;
    double square = 0;
    int[] living = alive();
    for (int b : living) {
      for (int i = b * sites; i < (b + 1) * sites; i++) {
        double x = compiled.isLogarithm(state) ? Math.exp(values[i]) : values[i];
        sum += x;
        square += x * x;
      }
    }
    double count = Math.max(1, (double) living.length * sites);
    return new double[] {sum / count, square / count};
  }

  /** The largest rate of any state, relative to the larger of one and the largest state. */
  double speed() {
    double speed = 0;
    double size = 1;
    for (int k = 0; k < compiled.stateCount(); k++) {
      double[] rate = new double[frame.count(compiled.stateSpecies(k))];
      compiled.rate(k, frame, rate);
      double[] values = frame.array(compiled.stateSlot(k));
      int sites = frame.sites(compiled.stateSpecies(k));
      for (int b : alive()) {
        for (int i = b * sites; i < (b + 1) * sites; i++) {
          double x = compiled.isLogarithm(k) ? Math.exp(values[i]) : values[i];
          speed = Math.max(speed, Math.abs(compiled.isLogarithm(k) ? rate[i] * x : rate[i]));
          size = Math.max(size, Math.abs(x));
        }
      }
    }
    return speed / size;
  }
}
