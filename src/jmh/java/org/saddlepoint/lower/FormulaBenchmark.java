package org.saddlepoint.lower;

import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.numeric.SpecialFunctions;

/** Formulas compiled from the model language beside the same typed in Java, one number at a time and as arrays: nanoseconds for a value. */
public class FormulaBenchmark extends ValueBenchmark {
  /** The model language and Java beside each other. */
  public enum Formula {
    TANH("tanh(x)", Math::tanh),
    EXP("exp(x)", Math::exp),
    ERF("erf(x)", SpecialFunctions::erf),
    PADE("x*(10395 + 1260*x^2 + 21*x^4)/(10395 + 4725*x^2 + 210*x^4 + x^6)", Formula::pade),
    COMPOSITE("x*tanh(x)^3 + exp(-x^2)", Formula::composite),
    GELU("x*(1 + erf(x/sqrt(2)))/2", x -> 0.5 * x * (1 + SpecialFunctions.erf(x * Math.sqrt(0.5)))),
    SWISH("x/(1 + exp(-x))", x -> x / (1 + Math.exp(-x)));

    private final String text;
    private final DoubleUnaryOperator typed;

    Formula(String text, DoubleUnaryOperator typed) {
      this.text = text;
      this.typed = typed;
    }

    private static double pade(double x) {
      double y = x * x;
      return x * (10395 + y * (1260 + 21 * y)) / (10395 + y * (4725 + y * (210 + y)));
    }

    private static double composite(double x) {
      double t = Math.tanh(x);
      return x * (t * t * t) + Math.exp(-x * x);
    }
  }

  @Param public Formula formula;

  private CompiledFunction compiled;
  private DoubleUnaryOperator typed;
  private int index;

  @Setup(Level.Trial)
  public void prepare() {
    compiled = Lowered.unary(Formulas.parse(formula.text), "x");
    typed = formula.typed;
    for (int k = 0; k < COUNT; k++) {
      x[k] = -3 + 8.0 * k / (COUNT - 1);
    }
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] arrayCompiled() {
    compiled.apply(x, y, COUNT);
    return y;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] arrayTyped() {
    for (int k = 0; k < COUNT; k++) {
      y[k] = typed.applyAsDouble(x[k]);
    }
    return y;
  }

  @Benchmark
  public double singleCompiled() {
    return compiled.applyAsDouble(next());
  }

  @Benchmark
  public double singleTyped() {
    return typed.applyAsDouble(next());
  }

  private double next() {
    index = (index + 1) % COUNT;
    return x[index];
  }
}
