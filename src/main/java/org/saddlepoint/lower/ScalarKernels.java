package org.saddlepoint.lower;

import java.util.function.DoubleUnaryOperator;

/** {@link Elementary} applied to arrays one number at a time: the portable path, with the bits of the vector kernels. */
enum ScalarKernels implements ArrayKernels {
  INSTANCE;

  @Override
  public void exp(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::exp, in, from, out, to, count);
  }

  @Override
  public void tanh(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::tanh, in, from, out, to, count);
  }

  @Override
  public void erf(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::erf, in, from, out, to, count);
  }

  @Override
  public void log(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::log, in, from, out, to, count);
  }

  @Override
  public void log1p(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::log1p, in, from, out, to, count);
  }

  @Override
  public void sin(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::sin, in, from, out, to, count);
  }

  @Override
  public void cos(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::cos, in, from, out, to, count);
  }

  @Override
  public void atan(double[] in, int from, double[] out, int to, int count) {
    each(Elementary::atan, in, from, out, to, count);
  }

  private static void each(DoubleUnaryOperator f, double[] in, int from, double[] out, int to, int count) {
    for (int k = 0; k < count; k++) {
      out[to + k] = f.applyAsDouble(in[from + k]);
    }
  }
}
