package org.saddlepoint.document.claim;

/** The time a check may take. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(double seconds) {
    return new Deadline(System.nanoTime() + (long) (seconds * 1e9));
  }

  /** The earlier of this and a time from now. */
  Deadline atMost(double seconds) {
    return new Deadline(Math.min(end, System.nanoTime() + (long) (seconds * 1e9)));
  }

  boolean passed() {
    return System.nanoTime() > end || Thread.currentThread().isInterrupted();
  }

  /** @throws Passed if the time is over */
  void check() {
    if (passed()) {
      throw new Passed();
    }
  }

  /** The time is over. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed() {
      super("the time limit passed", null, false, false);
    }
  }
}
