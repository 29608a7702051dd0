package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.NormalForm;

/** Whether an expression is zero by our normal form. */
final class Zero {
  private Zero() {}

  /** False also where the expression is too large to say. */
  static boolean isZero(Expr e) {
    try {
      return NormalForm.isZero(e);
    } catch (ExpressionLimitException tooLarge) {
      return false;
    }
  }
}
