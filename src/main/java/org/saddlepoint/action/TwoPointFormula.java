package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.typeset.Formula;

/** The stationary equations of the two-point functions. */
final class TwoPointFormula {
  private TwoPointFormula() {}

  static List<Display> of(TwoPoint t, Layout layout) {
    if (t.equations().isEmpty()) {
      return List.of(new Display("two-point functions", Formula.text(reason(t.saddle()))));
    }
    return t.equations().stream()
        .map(e -> new Display(e.leading().head().equals(TwoPoint.RESPONSE) ? "response" : "correlation", Formula.equation(layout.plain(at(e.left(), layout)), layout.plain(at(e.right(), layout)))))
        .toList();
  }

  /** Why there are no equations. */
  private static String reason(MeanFieldEquations saddle) {
    if (saddle.processes().stream().anyMatch(p -> LinearSystem.of(p).isEmpty())) {
      return "The effective process is not linear in its inputs: its two-point functions obey no closed linear equation.";
    }
    boolean feedback = saddle.processes().stream().anyMatch(p -> !p.feedbacks().isEmpty());
    return feedback ? "The effective process responds to its own past: the equations of its two-point functions contain its response." : "The dynamics differ from site to site: averages over the sites obey no closed equation.";
  }

  /** Without time there is no lag, and a response is not a pulse but a number. */
  private static Expr at(Expr e, Layout layout) {
    if (!layout.timeless()) {
      return e;
    }
    return e.rewrite(n -> {
      if (n instanceof Kernel k && !k.arguments().isEmpty()) {
        return Kernel.of(k.head(), k.labels(), List.of());
      }
      return n instanceof Apply a && a.function().equals("delta") ? Expr.ONE : n;
    });
  }
}
