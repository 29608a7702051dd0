package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.typeset.Formula;

/** The stationary equations of the two-point functions. */
final class TwoPointFormula {
  private TwoPointFormula() {}

  static List<Display> of(TwoPoint t, Layout layout) {
    if (t.equations().isEmpty()) {
      Formula none = Formula.text("The effective process is not linear in its inputs: its two-point functions obey no closed linear equation.");
      return List.of(new Display("two-point functions", none));
    }
    return t.equations().stream()
        .map(e -> new Display(e.leading().head().equals(TwoPoint.RESPONSE) ? "response" : "correlation", Formula.equation(layout.plain(e.left()), layout.plain(e.right()))))
        .toList();
  }
}
