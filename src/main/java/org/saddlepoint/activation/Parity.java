package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Piece;
import org.saddlepoint.expr.Pieces;

/** The behaviour of a function under x → −x, decided exactly piece by piece. */
public enum Parity {
  ODD("odd"),
  EVEN("even"),
  NONE("neither odd nor even");

  private final String words;

  Parity(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** The parity of a formula in x; the zero function counts as odd. */
  public static Parity of(Expr formula) {
    if (mirrors(formula, Expr.MINUS_ONE)) {
      return ODD;
    }
    return mirrors(formula, Expr.ONE) ? EVEN : NONE;
  }

  /** Whether f(−x) = sign · f(x) on every pair of mirrored pieces. */
  private static boolean mirrors(Expr formula, Expr sign) {
    List<Double> ends = Pieces.of(formula, Activation.X).stream().map(Piece::low).filter(Double::isFinite).toList();
    List<Double> cuts = new ArrayList<>(ends);
    ends.forEach(e -> cuts.add(-e + 0.0));
    if (!ends.isEmpty()) {
      cuts.add(0.0);
    }
    List<Piece> pieces = Pieces.of(formula, Activation.X, cuts);
    for (int k = 0; 2 * k <= pieces.size(); k++) {
      Expr left = pieces.get(k).formula().substitute(Activation.X, Expr.neg(Expr.sym(Activation.X)));
      Expr right = pieces.get(pieces.size() - 1 - k).formula();
      if (!NormalForm.areEqual(left, Expr.mul(sign, right))) {
        return false;
      }
    }
    return true;
  }
}
