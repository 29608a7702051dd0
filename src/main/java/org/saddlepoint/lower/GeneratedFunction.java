package org.saddlepoint.lower;

import java.util.function.Supplier;

/**
 * What the classes written by {@link BytecodeWriter} extend: functions that may change to other code for arrays, with equal results, once
 * they have seen many elements ({@link Changeover}). Vector code is slow until the virtual machine has compiled it, and saves nanoseconds per element
 * afterwards. Single values and short arrays stay with the generated code, which callers reach without a call in between.
 */
abstract class GeneratedFunction implements CompiledFunction {
  private static final int SHORT = 64;

  /** Elements after which vector code has repaid its compilation. */
  static final long WORTHWHILE = 1L << 24;

  /** The same for one of a few functions that are called in turns: waiting for each of them would take several times as long. */
  static final long IN_TURNS = WORTHWHILE / 8;

  private Changeover change = Changeover.never();

  /**
   * Other code for long arrays; said before anybody else has the function.
   *
   * @param elements after which it is worthwhile
   * @param code makes it, when it is first needed; it may call the methods {@code generated}
   */
  final void after(long elements, Supplier<ArrayCode> code) {
    change = new Changeover(elements, code);
  }

  /** As {@link #apply(double[][], double[][], int, int)}, by the generated code. */
  abstract void generated(double[][] inputs, double[][] outputs, int from, int to);

  abstract void generated(float[][] inputs, float[][] outputs, int from, int to);

  @Override
  public final void apply(double[][] inputs, double[][] outputs, int from, int to) {
    if (to - from < SHORT) {
      generated(inputs, outputs, from, to);
    } else if (change.isDone()) {
      change.code().apply(inputs, outputs, from, to);
    } else if (change.isDue(to - from)) {
      change.compare(change.code()::apply, this::generated, inputs, outputs, from, to);
    } else {
      generated(inputs, outputs, from, to);
    }
  }

  @Override
  public final void apply(float[][] inputs, float[][] outputs, int from, int to) {
    if (to - from < SHORT) {
      generated(inputs, outputs, from, to);
    } else if (change.isDone()) {
      change.code().apply(inputs, outputs, from, to);
    } else if (change.isDue(to - from)) {
      change.compare(change.code()::apply, this::generated, inputs, outputs, from, to);
    } else {
      generated(inputs, outputs, from, to);
    }
  }
}
