package org.saddlepoint.lower;

import java.util.function.Supplier;

/**
 * When a function changes from the code it began with to other code for arrays with equal results. The other code is made once the function has seen many
 * elements, and is a hundred times slower until the virtual machine has compiled it. So it does no more than pieces of an array now and then, never
 * more than half of the time, and the function changes when such pieces have been faster for a while; where that does not happen, never.
 */
final class Changeover {
  /** Elements that the other code does at a time while it is tried: the virtual machine counts calls as well as turns of a loop. */
  static final int PIECE = 128;

  /** Pieces in a row that must have been faster. */
  private static final int WINS = 16;

  /** Nanoseconds of trial after which the other code is given up. */
  private static final long PATIENCE = 10_000_000_000L;

  private final long worthwhile;
  private final Supplier<ArrayCode> maker;

  /** Elements seen before the trial. Threads may lose a count among them, which only delays it. */
  private long seen;

  private volatile boolean changed;
  private volatile boolean givenUp;
  private volatile ArrayCode code;

  private boolean trying;
  private long tried;
  private long spent;
  private long done;
  private int wins;

  /**
   * @param worthwhile elements after which the other code is worth its compilation; with none the change is at once
   * @param maker of the other code, asked when it is first needed
   */
  Changeover(long worthwhile, Supplier<ArrayCode> maker) {
    this.worthwhile = worthwhile;
    this.maker = maker;
    changed = worthwhile <= 0;
    givenUp = worthwhile == Long.MAX_VALUE;
  }

  /** A function that has no other code. */
  static Changeover never() {
    return new Changeover(Long.MAX_VALUE, () -> {
      throw new IllegalStateException("there is no other code");
    });
  }

  /** Whether all arrays go to the other code. */
  boolean isDone() {
    return changed;
  }

  /** Counts elements; whether the other code should be tried. */
  boolean isDue(int elements) {
    if (givenUp) {
      return false;
    }
    if (seen >= worthwhile) {
      return true;
    }
    seen += elements;
    return false;
  }

  ArrayCode code() {
    ArrayCode made = code;
    return made == null ? made() : made;
  }

  private synchronized ArrayCode made() {
    if (code == null) {
      code = maker.get();
    }
    return code;
  }

  /** One of the two ways, for arrays of one type. */
  interface Way<A> {
    void apply(A inputs, A outputs, int from, int to);
  }

  /** Applies both: the other code to pieces until it has had its share of the time, but to no more than half of the array, the generated code to the rest. */
  <A> void compare(Way<A> other, Way<A> generated, A inputs, A outputs, int from, int to) {
    int middle = from;
    if (begin()) {
      int last = from + (to - from) / 2;
      boolean more = true;
      while (more && middle < last) {
        int end = Math.min(middle + PIECE, last);
        more = tried(middle, end, time(other, inputs, outputs, middle, end));
        middle = end;
      }
    }
    generated(to - middle, time(generated, inputs, outputs, middle, to), middle > from);
  }

  private static <A> long time(Way<A> way, A inputs, A outputs, int from, int to) {
    long begin = System.nanoTime();
    way.apply(inputs, outputs, from, to);
    return System.nanoTime() - begin;
  }

  /** Whether this caller should try; one at a time. */
  private synchronized boolean begin() {
    boolean may = !trying && mayTry();
    trying |= may;
    return may;
  }

  private boolean mayTry() {
    return !changed && !givenUp && tried < spent;
  }

  /** Whether to try another piece. */
  private synchronized boolean tried(int from, int to, long nanos) {
    tried += nanos;
    wins = (double) nanos / (to - from) < (double) spent / done ? wins + 1 : 0;
    changed = wins >= WINS;
    givenUp = !changed && tried > PATIENCE;
    return mayTry();
  }

  private synchronized void generated(int elements, long nanos, boolean hasTried) {
    spent += nanos;
    done += elements;
    trying &= !hasTried;
  }
}
