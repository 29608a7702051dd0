package org.saddlepoint.validate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.LinearFit;

/**
 * One quantity in theory and simulation.
 *
 * @param name of the quantity
 * @param size the N at which it is compared, where the theory is that of finite N
 * @param theory with its numerical error
 * @param simulation what the theory is compared with: the value at the only size, or its extrapolation to N → ∞
 * @param bySize the values at each size, in the order of the experiment
 * @param fit the extrapolation, where there are several sizes
 * @param score standard score (theory − simulation)/√(errors²), as a standard normal number; NaN where there is none
 * @param verdict whether they agree
 */
public record Comparison(String name, OptionalInt size, Quantity theory, Quantity simulation, List<Quantity> bySize, Optional<LinearFit> fit, double score, Verdict verdict) {
  public Comparison {
    bySize = List.copyOf(bySize);
  }

  /** The name, with the size where there is one. */
  public String label() {
    return size.isPresent() ? name + " at N = " + size.getAsInt() : name;
  }
}
