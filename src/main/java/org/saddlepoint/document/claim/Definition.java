package org.saddlepoint.document.claim;

import java.util.Map;
import org.saddlepoint.expr.FormulaText;

/**
 * An abbreviation {@code name(argument) = body}, read anew wherever it is used, since functions and kernels in it belong to the
 * claim that uses it.
 *
 * @param known the abbreviations that were defined before this one
 */
public record Definition(String argument, FormulaText body, Map<String, Definition> known) {
  public Definition {
    known = Map.copyOf(known);
  }
}
