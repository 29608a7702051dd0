package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.typeset.Formula;

/** The spectra of linear fields as formulas. */
final class SpectraFormula {
  private SpectraFormula() {}

  static List<Display> of(Spectra stage, Layout layout) {
    if (stage.solutions().isEmpty()) {
      return List.of(new Display("spectra", Formula.text("No field has linear dynamics: the spectra obey no closed linear equation.")));
    }
    return stage.solutions().stream()
        .map(s -> new Display(s.kernel().head().equals(TwoPoint.RESPONSE) ? "transfer function" : "spectrum", Formula.equation(layout.plain(s.kernel()), layout.plain(s.value()))))
        .toList();
  }
}
