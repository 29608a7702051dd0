package org.saddlepoint.activation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kink;
import org.saddlepoint.expr.Kinks;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.GaussianAverage;

/**
 * A real function φ(x) of one variable x, without further parameters, given by its formula.
 *
 * @param formula the formula of φ in the symbol x
 * @param kinks where φ is not smooth, in increasing order
 * @param divisions where the formula divides by zero
 * @param compiled φ as a compiled function
 */
public record Activation(Expr formula, List<Kink> kinks, List<Double> divisions, CompiledFunction compiled) {
  /** The name of the argument. */
  public static final String X = "x";

  /** IllegalArgumentException, naming them, if the formula contains symbols other than x. */
  public static Activation of(Expr formula) {
    Set<String> others = new TreeSet<>(formula.freeSymbols());
    others.remove(X);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException("the activation " + formula + " depends on " + String.join(", ", others) + " besides x");
    }
    return new Activation(formula, Kinks.of(formula, X), Kinks.divisions(formula, X), Lowered.unary(formula, X));
  }

  public double at(double x) {
    return compiled.applyAsDouble(x);
  }

  /** The places of the kinks and those where the formula divides by zero: what a quadrature must not step on. */
  public double[] breakpoints() {
    return DoubleStream.concat(kinks.stream().mapToDouble(Kink::at), divisions.stream().mapToDouble(Double::doubleValue)).sorted().distinct().toArray();
  }

  /** E f(x) for a function f of x built from this activation, x Gaussian with mean 0. */
  public Estimate average(DoubleUnaryOperator f, double variance) {
    return GaussianAverage.of(f, variance, 0, breakpoints());
  }
}
