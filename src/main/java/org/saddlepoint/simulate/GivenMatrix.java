package org.saddlepoint.simulate;

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
}
