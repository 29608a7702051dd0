package org.saddlepoint.export;

import java.util.List;
import org.saddlepoint.expr.Expr;

/** A named part of an exported file. */
public sealed interface Item permits Definition, Equation {
  String name();

  /** One line of text that says what it is; may be empty. */
  String remark();

  /** The formulas in it. */
  List<Expr> formulas();
}
