package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Printing and parsing are inverse to one another. */
class PrintAndParseTest {
  @Test
  void aPrintedTreeParsesToItself() {
    RandomTrees trees = new RandomTrees(7);
    for (int k = 0; k < 20_000; k++) {
      Expr tree = trees.next(1 + k % 4);
      String printed = tree.toString();
      assertEquals(tree, Formulas.parse(printed), () -> "printed as " + printed);
    }
  }
}
