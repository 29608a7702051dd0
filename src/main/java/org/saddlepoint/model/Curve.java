package org.saddlepoint.model;

/**
 * A function that theory or simulation reports under its name: {@code C_x} over {@code tau}, {@code S_x} over {@code omega}
 * (angular frequency). The arrays have one length; {@code error} may be empty (length 0) where errors are unknown.
 */
public record Curve(String variable, double[] at, double[] value, double[] error) {
  /** @throws IllegalArgumentException if the lengths differ */
  public Curve {
    if (at.length != value.length || error.length != 0 && error.length != at.length) {
      throw new IllegalArgumentException("a curve over " + at.length + " points has " + value.length + " values and " + error.length + " errors");
    }
  }

  public int size() {
    return at.length;
  }
}
