package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RootWalkTest {
  private static RootWalk walked(DoubleUnaryOperator f, double step) {
    RootWalk walk = new RootWalk(f);
    double x = step;
    while (walk.at(x) < 0) {
      x += step;
    }
    return walk;
  }

  @Test
  void smoothFunctionsTakeFewSteps() {
    AtomicInteger calls = new AtomicInteger();
    RootWalk walk = walked(v -> {
      calls.incrementAndGet();
      return Math.log(v);
    }, 0.23);
    int before = calls.get();
    double root = walk.root(1e-6);
    assertEquals(1, root, 1e-6);
    assertEquals(1, walk.slope(root), 1e-3);
    assertTrue(calls.get() - before <= 4, () -> calls.get() - before + " steps");
  }

  /** No interpolation helps at a jump or at a root of high order. */
  @Test
  void jumpsAndFlatRootsAreBracketed() {
    assertEquals(0.7, walked(v -> v < 0.7 ? -1 : 3, 0.4).root(1e-6), 2e-6);
    double root = walked(v -> Math.pow(v - 1.3, 9), 1).root(1e-4);
    assertEquals(1.3, root, 0.05);
  }

  /** Halving 0.4 down to 0.007 takes six steps, and at least every fourth halves; what is closer is not asked for. */
  @Test
  void endsWhereTheBracketIsShort() {
    AtomicInteger calls = new AtomicInteger();
    RootWalk walk = walked(v -> {
      calls.incrementAndGet();
      return v < 0.7 ? -1 : 3;
    }, 0.4);
    assertEquals(0.7, walk.root(1e-2), 7e-3);
    assertTrue(calls.get() <= 2 + 4 * 6, () -> calls.get() + " evaluations");
  }

  @Test
  void theFirstTwoPlacesAreEnough() {
    RootWalk walk = walked(v -> v * v - 2, 1);
    assertEquals(Math.sqrt(2), walk.root(1e-9), 1e-9);
  }
}
