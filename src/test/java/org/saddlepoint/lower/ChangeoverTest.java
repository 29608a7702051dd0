package org.saddlepoint.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeoverTest {
  private static final int LENGTH = 4096;

  /** Marks the elements it does with a number and takes its time for each call. */
  private static final class Marker implements Changeover.Way<double[]> {
    private final double mark;
    private long nanos;
    private int elements;

    Marker(double mark, long nanos) {
      this.mark = mark;
      this.nanos = nanos;
    }

    @Override
    public void apply(double[] in, double[] out, int from, int to) {
      for (int i = from; i < to; i++) {
        out[i] += mark;
      }
      elements += to - from;
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }

  private static double[] compare(Changeover change, Marker other, Marker generated) {
    double[] out = new double[LENGTH];
    change.compare(other, generated, out, out, 0, LENGTH);
    return out;
  }

  private static Changeover after(long elements) {
    return new Changeover(elements, () -> {
      throw new IllegalStateException("not asked for");
    });
  }

  @Test
  void beginsAfterSoManyElements() {
    Changeover change = after(1000);
    assertFalse(change.isDue(600));
    assertFalse(change.isDue(600));
    assertTrue(change.isDue(600));
    assertFalse(change.isDone());
  }

  @Test
  void withoutWaitingItIsDoneAtOnce() {
    assertTrue(after(0).isDone());
  }

  @Test
  void aFunctionWithoutOtherCodeNeverTries() {
    Changeover change = Changeover.never();
    assertFalse(change.isDone());
    for (int k = 0; k < 3; k++) {
      assertFalse(change.isDue(Integer.MAX_VALUE));
    }
  }

  @Test
  void everyElementIsDoneOnceByOneOfTheTwo() {
    Changeover change = after(1);
    Marker other = new Marker(1, 0);
    Marker generated = new Marker(100, 50_000);
    for (int k = 0; k < 5; k++) {
      double[] out = compare(change, other, generated);
      assertTrue(Arrays.stream(out).allMatch(x -> x == 1 || x == 100));
      assertEquals(100, out[LENGTH - 1], "the second half is the generated code's");
    }
    assertTrue(other.elements > 0);
  }

  /** Code that takes longer for a piece than the generated code for everything gets every other call at most. */
  @Test
  void slowCodeGetsNoMoreThanItsShareOfTheTimeAndDoesNotWin() {
    Changeover change = after(1);
    Marker other = new Marker(1, 2_000_000);
    Marker generated = new Marker(100, 200_000);
    int calls = 100;
    for (int k = 0; k < calls; k++) {
      compare(change, other, generated);
    }
    // Were every call to try: 100 pieces or more. By time: 10, and a few where the machine was busy.
    assertTrue(other.elements <= calls / 2 * Changeover.PIECE, () -> "elements of the slow code: " + other.elements);
    assertTrue(other.elements >= Changeover.PIECE);
    assertFalse(change.isDone());
  }

  @Test
  void whatHasBecomeFasterTakesOver() {
    Changeover change = after(1);
    Marker other = new Marker(1, 500_000);
    Marker generated = new Marker(100, 500_000);
    for (int k = 0; k < 5; k++) {
      compare(change, other, generated);
    }
    assertFalse(change.isDone());
    other.nanos = 0;
    for (int k = 0; k < 50; k++) {
      compare(change, other, generated);
    }
    assertTrue(change.isDone());
  }
}
