package org.saddlepoint.simulate;

/** A compiled formula of slots, evaluated on all sites and trajectories of a frame. */
final class FrameFormula {
  private final ArrayFormula formula;
  private final int[] arguments;

  FrameFormula(ArrayFormula formula, int[] arguments) {
    this.formula = formula;
    this.arguments = arguments;
  }

  /** out[i] = formula at site and trajectory i, for the first {@code count} of them. */
  void apply(double[][] arrays, double[] out, int count) {
    apply(arrays, out, 0, count);
  }

  /** The same from {@code start} to before {@code end}. */
  void apply(double[][] arrays, double[] out, int start, int end) {
    double[][] values = new double[arguments.length][];
    for (int k = 0; k < values.length; k++) {
      values[k] = arrays[arguments[k]];
    }
    formula.apply(values, out, start, end);
  }
}
