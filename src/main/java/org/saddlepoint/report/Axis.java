package org.saddlepoint.report;

import org.saddlepoint.typeset.Formula;

/**
 * An axis: its label, its scale, and its range, where NaN leaves an end to the data. On a logarithmic axis only positive values
 * are shown.
 */
public record Axis(Formula label, Scale scale, double low, double high) {
  /** How values become distances. */
  public enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  public static Axis linear(Formula label) {
    return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN);
  }

  public static Axis logarithmic(Formula label) {
    return new Axis(label, Scale.LOGARITHMIC, Double.NaN, Double.NaN);
  }

  /** The axis from low to high; NaN leaves an end to the data. */
  public Axis over(double low, double high) {
    return new Axis(label, scale, low, high);
  }

  boolean isLogarithmic() {
    return scale == Scale.LOGARITHMIC;
  }
}
