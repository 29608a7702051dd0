package org.saddlepoint.lower;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Elementary functions of arrays in vectors beside the same steps one number at a time: nanoseconds for a value. */
public class FunctionBenchmark extends ValueBenchmark {
  @Param({"EXP", "TANH", "ERF", "ERFC", "LOG", "LOG1P", "SIN", "ATAN"})
  public String function;

  private CompiledFunction vectors;
  private CompiledFunction portable;

  @Setup(Level.Trial)
  public void prepare() {
    Operation operation = Operation.valueOf(function);
    vectors = StagedEngine.function(operation);
    portable = new BytecodeEngine(VectorLoop.tapeOf(operation)).bind();
    for (int k = 0; k < COUNT; k++) {
      x[k] = 0.001 + 5.0 * k / (COUNT - 1);
    }
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] inVectors() {
    vectors.apply(x, y, COUNT);
    return y;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] oneAtATime() {
    portable.apply(x, y, COUNT);
    return y;
  }
}
