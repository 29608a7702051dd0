package org.saddlepoint.lower;

import java.util.function.Supplier;

/**
 * A function that changes to other code for arrays, with equal results, once it has seen many elements: vector code is slow until the
 * virtual machine has compiled it, and saves nanoseconds per element afterwards. Single values and short arrays stay with the first code.
 */
final class PatientFunction implements CompiledFunction {
  private static final int SHORT = 64;

  /** Elements after which vector code has repaid its compilation. */
  static final long WORTHWHILE = 1L << 24;

  private final CompiledFunction first;
  private final Supplier<ArrayCode> maker;
  private final long worthwhile;
  private ArrayCode later;

  /** Elements seen so far. Threads may lose a count among them, which only delays the change. */
  private long seen;

  /** @param maker makes the other code, when it is first needed */
  PatientFunction(CompiledFunction first, Supplier<ArrayCode> maker, long worthwhile) {
    this.first = first;
    this.maker = maker;
    this.worthwhile = worthwhile;
  }

  @Override
  public int arity() {
    return first.arity();
  }

  @Override
  public int results() {
    return first.results();
  }

  @Override
  public double value(double... arguments) {
    return first.value(arguments);
  }

  @Override
  public double applyAsDouble(double x) {
    return first.applyAsDouble(x);
  }

  @Override
  public void apply(double[][] inputs, double[][] outputs, int from, int to) {
    if (tooFew(to - from)) {
      first.apply(inputs, outputs, from, to);
    } else {
      later().apply(inputs, outputs, from, to);
    }
  }

  @Override
  public void apply(float[][] inputs, float[][] outputs, int from, int to) {
    if (tooFew(to - from)) {
      first.apply(inputs, outputs, from, to);
    } else {
      later().apply(inputs, outputs, from, to);
    }
  }

  private boolean tooFew(int count) {
    if (count < SHORT) {
      return true;
    }
    if (seen >= worthwhile) {
      return false;
    }
    seen += count;
    return true;
  }

  private synchronized ArrayCode later() {
    if (later == null) {
      later = maker.get();
    }
    return later;
  }
}
