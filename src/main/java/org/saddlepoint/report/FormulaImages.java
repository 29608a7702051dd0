package org.saddlepoint.report;

import java.util.Optional;

/** Pictures of formulas for pages that must look the same everywhere. */
public interface FormulaImages {
  /** No pictures: pages show formulas as MathML or as LaTeX source. */
  FormulaImages NONE = latex -> Optional.empty();

  /**
   * An {@code svg} element in the colour of the surrounding text that stands on its base line, or nothing if there is none for
   * this formula.
   */
  Optional<String> svg(String latex);
}
