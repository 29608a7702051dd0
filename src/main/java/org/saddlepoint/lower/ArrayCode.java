package org.saddlepoint.lower;

/** A compiled function for arrays only, as in {@link CompiledFunction}. */
interface ArrayCode {
  void apply(double[][] inputs, double[][] outputs, int from, int to);

  void apply(float[][] inputs, float[][] outputs, int from, int to);
}
