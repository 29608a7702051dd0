package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PiecesTest {
  static Stream<Expr> functions() {
    return Stream.concat(Activations.analytic().values().stream(), Activations.kinked().values().stream());
  }

  /** On its interval every piece is the function, and it has no switch left. */
  @ParameterizedTest
  @MethodSource("functions")
  void piecesAreTheFunction(Expr f) {
    SplittableRandom random = new SplittableRandom(71);
    List<Piece> pieces = Pieces.of(f, "x");
    assertEquals(Double.NEGATIVE_INFINITY, pieces.get(0).low());
    assertEquals(Double.POSITIVE_INFINITY, pieces.get(pieces.size() - 1).high());
    for (Piece piece : pieces) {
      assertFalse(piece.formula().toString().matches(".*(if|abs|sign|min|max)\\(.*"), piece::toString);
      for (int k = 0; k < 20; k++) {
        double low = Math.max(piece.low(), -5);
        double x = random.nextDouble(low, Math.min(piece.high(), Math.max(low, 0) + 5));
        assertEquals(Evaluation.real(f, "x", x), Evaluation.real(piece.formula(), "x", x), 1e-14 * (1 + Math.abs(x)));
      }
    }
  }

  @Test
  void cutsAreAdded() {
    assertEquals(3, Pieces.of(Expr.sym("x"), "x", List.of(-1.0, 1.0)).size());
    assertEquals(3, Pieces.of(Activations.kinked().get("clipped"), "x").size());
  }
}
