package org.saddlepoint.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Pade;
import org.saddlepoint.expr.Series;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.Derivation;

/** Exact series, Padé approximants and derivatives against SymPy; derivations, which have no counterpart, by themselves. */
final class SymbolicTasks {
  private SymbolicTasks() {}

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    tasks.add(task("series-tanh-80", Map.of("task", "series", "order", 80), () -> series(80)));
    tasks.add(task("pade-10-10", Map.of("task", "pade_exact", "m", 10), () -> pade(10)));
    tasks.add(task("pade-20-20", Map.of("task", "pade_exact", "m", 20), () -> pade(20)));
    tasks.add(task("derivative-8", Map.of("task", "derivative", "order", 8), () -> derivative(8)));
    tasks.add(alone("derive-independent", StepTasks.TANH));
    tasks.add(alone("derive-two-populations", Scaling.populations(2)));
    return tasks;
  }

  private static Task task(String name, Map<String, Object> request, Task.Run run) {
    return new Task("symbolic", name, "s", 0, 0, () -> run, Optional.of(new Task.Peer.Python(request, 1)), 1e-9);
  }

  private static Task alone(String name, String model) {
    return new Task("symbolic", name, "s", 0, 0, () -> derive(model), Optional.empty(), Double.POSITIVE_INFINITY);
  }

  private static double series(int order) {
    Expr coefficient = Series.of(Formulas.parse("tanh(x)"), "x", order).coefficient(order - 1 + order % 2);
    return Evaluation.real(coefficient);
  }

  private static double pade(int m) {
    return Evaluation.real(Pade.approximant(Formulas.parse("tanh(x)"), "x", m, m).toExpr(), "x", 1);
  }

  private static double derivative(int order) {
    Expr f = Formulas.parse("tanh(x)*exp(-x^2/2)");
    for (int k = 0; k < order; k++) {
      f = NormalForm.expand(f.derivative("x"));
    }
    return Evaluation.real(f, "x", 0.5);
  }

  private static Task.Run derive(String model) {
    Network network = StepTasks.network(model, List.of());
    return () -> Derivation.of(network).steps().size();
  }
}
