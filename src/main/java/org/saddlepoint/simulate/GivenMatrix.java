package org.saddlepoint.simulate;

import java.util.Arrays;

/**
 * A coupling matrix from outside.
 *
 * @param elements row by row: element (i, j), from site j to site i, at i·columns + j
 */
public record GivenMatrix(int rows, int columns, double[] elements) {
  /** @throws IllegalArgumentException if the number of elements is not rows·columns */
  public GivenMatrix {
    if (elements.length != (long) rows * columns) {
      throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " has " + elements.length + " elements");
    }
  }

  /** The part of the elements that is not zero. */
  double density() {
    return (double) Arrays.stream(elements).filter(x -> x != 0).count() / Math.max(1, elements.length);
  }
}
