package org.saddlepoint.report;

import java.util.Optional;
import org.saddlepoint.typeset.Formula;

/** Pictures of formulas for pages that must look the same everywhere. */
public interface FormulaImages {
  /** No pictures: pages show formulas as MathML. */
  FormulaImages NONE = formula -> Optional.empty();

  /** An {@code svg} element in the colour of the surrounding text, or nothing if there is none for this formula. */
  Optional<String> svg(Formula formula);
}
