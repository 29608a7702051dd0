package org.saddlepoint.lower;

import java.util.function.DoubleUnaryOperator;

/**
 * One or more expressions of the same arguments, compiled: out_r = f_r(in_0, …, in_(n−1)) for single values and for blocks of
 * arrays. Instances are immutable and may be used by any number of threads; blocks may be evaluated in place.
 */
public interface CompiledFunction extends DoubleUnaryOperator {
  /** The number of arguments n. */
  int arity();

  /** The number of results. */
  int results();

  /** The first result at the given arguments (at least n of them). */
  double value(double... arguments);

  /** {@code outputs[r][i] = f_r(inputs[0][i], …)} for from ≤ i &lt; to. */
  void apply(double[][] inputs, double[][] outputs, int from, int to);

  /** As for doubles; every value is computed in double precision and rounded once. */
  void apply(float[][] inputs, float[][] outputs, int from, int to);

  /** The first result of a function of one argument (IllegalArgumentException if it has more). */
  @Override
  default double applyAsDouble(double x) {
    if (arity() > 1) {
      throw new IllegalArgumentException("a function of " + arity() + " arguments cannot be called with one");
    }
    return value(x);
  }

  /** {@code out[i] = f(in[i])} for 0 ≤ i &lt; n, for a function of one argument. */
  default void apply(double[] in, double[] out, int n) {
    apply(new double[][] {in}, new double[][] {out}, 0, n);
  }
}
