package org.saddlepoint.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.model.Network;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.SolverSession;

/** Mean-field theory and participation ratio of the tanh network to 1e-8, near the transition and far from it. */
final class MeanFieldTasks {
  /** Relative error asked for. */
  private static final double WANTED = 1e-8;
  /** Largest difference of the two sides. */
  private static final double AGREEMENT = 2e-8;

  private MeanFieldTasks() {}

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    for (double g : new double[] {1.2, 1.5, 3, 10}) {
      Map<String, Object> request = Map.of("task", "mean_field", "g", g, "quantity", "PR_phi");
      tasks.add(new Task("mean-field", "solve-PR-g" + g, "s", 0, 0, () -> solve(g), Optional.of(new Task.Peer.Python(request, 1)), AGREEMENT));
    }
    return tasks;
  }

  private static Task.Run solve(double g) {
    SolveOptions options = SolveOptions.leading("PR_phi").to(WANTED);
    Network network = StepTasks.network(StepTasks.TANH, List.of("g=" + g));
    SolverSession session = new SolverSession();
    return () -> session.solve(network, options).quantity("PR_phi").value().orElse(Double.NaN);
  }
}
