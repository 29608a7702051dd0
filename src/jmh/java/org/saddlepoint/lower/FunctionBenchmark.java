package org.saddlepoint.lower;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Elementary functions of arrays in vectors beside the same steps one number at a time: nanoseconds for a value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FunctionBenchmark {
  private static final int COUNT = 4096;

  @Param({"EXP", "TANH", "ERF", "ERFC", "LOG", "LOG1P", "SIN", "ATAN"})
  public String function;

  private CompiledFunction vectors;
  private CompiledFunction portable;
  private final double[] x = new double[COUNT];
  private final double[] y = new double[COUNT];

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
