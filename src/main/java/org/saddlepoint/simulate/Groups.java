package org.saddlepoint.simulate;

import java.util.stream.IntStream;

/**
 * The trajectories of one network in two groups that share nothing but the couplings. Products of an estimate from one group with
 * an estimate from the other are unbiased, where the square of a single estimate would not be.
 */
record Groups(int[] first, int[] second) {
  /** Alternates over the given trajectories. */
  static Groups of(int[] trajectories) {
    return new Groups(IntStream.range(0, trajectories.length).filter(k -> k % 2 == 0).map(k -> trajectories[k]).toArray(),
        IntStream.range(0, trajectories.length).filter(k -> k % 2 == 1).map(k -> trajectories[k]).toArray());
  }

  /** Whether each group has the two members that an unbiased square of its mean needs. */
  boolean enough() {
    return first.length >= 2 && second.length >= 2;
  }

  int[] all() {
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
  }
}
