package org.saddlepoint.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;

/** Compiled formulas: against NumPy on an array of 2·10⁵ numbers, and against the same formula typed in Java. */
final class ExpressionTasks {
  private static final int COUNT = 200_000;
  private static final int CALLS = 20;
  private static final double SAME = 1e-12;

  /** @param typed the formula as a Java programmer writes it */
  private record Formula(String name, String text, DoubleUnaryOperator typed) {}

  private static final List<Formula> FORMULAS = List.of(
      new Formula("tanh", "tanh(x)", Math::tanh),
      new Formula("exp", "exp(x)", Math::exp),
      new Formula("erf", "erf(x)", org.saddlepoint.numeric.SpecialFunctions::erf),
      new Formula("pade", "x*(10395 + 1260*x^2 + 21*x^4)/(10395 + 4725*x^2 + 210*x^4 + x^6)", ExpressionTasks::pade),
      new Formula("composite", "x*tanh(x)^3 + exp(-x^2)", ExpressionTasks::composite),
      new Formula("gelu", "x*(1 + erf(x/sqrt(2)))/2", x -> 0.5 * x * (1 + org.saddlepoint.numeric.SpecialFunctions.erf(x * Math.sqrt(0.5)))),
      new Formula("swish", "x/(1 + exp(-x))", x -> x / (1 + Math.exp(-x))));

  private ExpressionTasks() {}

  private static double pade(double x) {
    double y = x * x;
    return x * (10395 + y * (1260 + 21 * y)) / (10395 + y * (4725 + y * (210 + y)));
  }

  private static double composite(double x) {
    double t = Math.tanh(x);
    return x * (t * t * t) + Math.exp(-x * x);
  }

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    for (Formula f : FORMULAS) {
      Map<String, Object> request = Map.of("task", "expression", "formula", f.name(), "n", COUNT, "calls", CALLS);
      tasks.add(new Task("expressions", "array-" + f.name(), "values/s", (double) CALLS * COUNT, (double) CALLS * COUNT, () -> compiled(f),
          Optional.of(new Task.Peer.Python(request, 1)), SAME));
    }
    for (Formula f : FORMULAS) {
      tasks.add(new Task("expressions", "typed-" + f.name(), "values/s", (double) CALLS * COUNT, (double) CALLS * COUNT, () -> compiled(f),
          Optional.of(new Task.Peer.Java("typed in Java", () -> typed(f))), SAME));
      tasks.add(new Task("expressions", "single-" + f.name(), "values/s", COUNT, COUNT, () -> single(compile(f)),
          Optional.of(new Task.Peer.Java("typed in Java", () -> single(f.typed()))), SAME));
    }
    return tasks;
  }

  private static CompiledFunction compile(Formula f) {
    return Lowered.unary(Formulas.parse(f.text()), "x");
  }

  private static double[] grid() {
    double[] x = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      x[k] = -3 + 8.0 * k / (COUNT - 1);
    }
    return x;
  }

  private static Task.Run compiled(Formula f) {
    CompiledFunction function = compile(f);
    double[] x = grid();
    double[] y = new double[COUNT];
    return () -> {
      for (int call = 0; call < CALLS; call++) {
        function.apply(x, y, COUNT);
      }
      return mean(y);
    };
  }

  private static Task.Run typed(Formula f) {
    DoubleUnaryOperator typed = f.typed();
    double[] x = grid();
    double[] y = new double[COUNT];
    return () -> {
      for (int call = 0; call < CALLS; call++) {
        for (int k = 0; k < COUNT; k++) {
          y[k] = typed.applyAsDouble(x[k]);
        }
      }
      return mean(y);
    };
  }

  /** One value at a time, each argument depending on nothing. */
  private static Task.Run single(DoubleUnaryOperator f) {
    double[] x = grid();
    return () -> {
      double sum = 0;
      for (int k = 0; k < COUNT; k++) {
        sum += f.applyAsDouble(x[k]);
      }
      return sum / COUNT;
    };
  }

  private static double mean(double[] y) {
    double sum = 0;
    for (double v : y) {
      sum += v;
    }
    return sum / y.length;
  }
}
