package org.saddlepoint.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the pictures of an experiment are drawn.
 *
 * @param horizontal the quantity that a sweep is drawn against instead of its parameter
 * @param together whether all quantities, and all functions, share one picture
 * @param inverse whether quantities are drawn as 1/value, on both axes if the horizontal one is a quantity
 * @param logarithmic whether both axes of a sweep are logarithmic
 * @param normalised whether functions are drawn relative to their value at lag 0, and Ψ as the square root of that ratio
 * @param beside other models whose theory is drawn beside, as broken lines
 */
public record FigureStyle(Optional<Named> horizontal, boolean together, boolean inverse, boolean logarithmic, boolean normalised, List<Path> beside) {
  /** A picture for every quantity against the parameter, as it is. */
  public static final FigureStyle PLAIN = new FigureStyle(Optional.empty(), false, false, false, false, List.of());

  public FigureStyle {
    beside = List.copyOf(beside);
  }
}
