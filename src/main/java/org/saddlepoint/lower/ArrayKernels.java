package org.saddlepoint.lower;

import java.util.Optional;

/** Elementary functions of arrays: {@code out[to + k] = f(in[from + k])} for 0 ≤ k &lt; count; in and out may be the same. */
interface ArrayKernels {
  void exp(double[] in, int from, double[] out, int to, int count);

  void tanh(double[] in, int from, double[] out, int to, int count);

  void erf(double[] in, int from, double[] out, int to, int count);

  void log(double[] in, int from, double[] out, int to, int count);

  void log1p(double[] in, int from, double[] out, int to, int count);

  void sin(double[] in, int from, double[] out, int to, int count);

  void cos(double[] in, int from, double[] out, int to, int count);

  void atan(double[] in, int from, double[] out, int to, int count);

  /** The kernels in vector registers; empty where the virtual machine runs without the module they need, or the processor without their instructions. */
  static Optional<ArrayKernels> ofVectors() {
    if (!Elementary.FUSED || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    try {
      // By name: the class cannot even be verified without the module.
      return Optional.of((ArrayKernels) Class.forName("org.saddlepoint.lower.VectorKernels").getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Whether {@link #apply} knows the operation. */
  static boolean have(Operation operation) {
    return switch (operation) {
      case EXP, TANH, ERF, LOG, LOG1P, SIN, COS, ATAN -> true;
      default -> false;
    };
  }

  /** The kernel of an operation that {@link #have} accepts. */
  default void apply(Operation operation, double[] in, int from, double[] out, int to, int count) {
    switch (operation) {
      case EXP -> exp(in, from, out, to, count);
      case TANH -> tanh(in, from, out, to, count);
      case ERF -> erf(in, from, out, to, count);
      case LOG -> log(in, from, out, to, count);
      case LOG1P -> log1p(in, from, out, to, count);
      case SIN -> sin(in, from, out, to, count);
      case COS -> cos(in, from, out, to, count);
      case ATAN -> atan(in, from, out, to, count);
      default -> throw new IllegalArgumentException("there is no array kernel of " + operation);
    }
  }
}
