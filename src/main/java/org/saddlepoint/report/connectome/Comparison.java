package org.saddlepoint.report.connectome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.model.Quantity;

/** A quantity as the theory of the fitted model predicts it and as the network with the measured matrix has it. */
record Comparison(String name, Quantity theory, Quantity simulation) {
  private static final List<String> NAMES = List.of("mean_x", "C_x(0)", "mean_phi", "C_phi(0)", "var_x", "var_phi", "gain_phi", "PR_x", "PR_phi",
      "PR_x_zscored", "PR_phi_zscored");

  /** Those of which at least one side has a number. */
  static List<Comparison> of(Study study) {
    List<Comparison> rows = new ArrayList<>();
    for (String name : NAMES) {
      Quantity theory = study.prediction().result().quantity(name);
      Quantity simulation = study.simulation().map(s -> s.result().quantity(name)).orElse(Quantity.NONE);
      if (theory.value().isPresent() || simulation.value().isPresent()) {
        rows.add(new Comparison(name, theory, simulation));
      }
    }
    return rows;
  }

  /** theory/simulation, where both are away from zero. */
  Optional<Double> ratio() {
    if (theory.value().isEmpty() || simulation.value().isEmpty() || Math.abs(simulation.value().getAsDouble()) < 1e-9 || name.startsWith("mean")) {
      return Optional.empty();
    }
    return Optional.of(theory.value().getAsDouble() / simulation.value().getAsDouble());
  }
}
