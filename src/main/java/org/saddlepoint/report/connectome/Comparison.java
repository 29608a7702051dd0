package org.saddlepoint.report.connectome;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.model.Quantity;

/**
 * A quantity as the theory of the fitted model predicts it for large networks, as networks drawn from that model have it at the size of
 * the connectome, and as the network with the measured matrix has it.
 */
record Comparison(String name, Quantity theory, Quantity drawn, Quantity simulation) {
  private static final List<String> NAMES = List.of("mean_x", "C_x(0)", "mean_phi", "C_phi(0)", "var_x", "var_phi", "gain_phi", "PR_x", "PR_phi",
      "PR_x_zscored", "PR_phi_zscored");

  /** What is shown of the sampled theory with overlaps. */
  static final List<String> SAMPLED = List.of("C_x(0)", "C_x(inf)", "C_phi(0)", "C_phi(inf)", "gain_phi", "PR_x", "PR_phi", "critical_g");

  /** Dimensions below which a network's participation ratio is not yet that of large networks. */
  private static final double FEW_DIMENSIONS = 50;

  /** Whether the theory predicts so few dimensions that the measured ratio must differ from that of large networks. */
  static boolean fewDimensions(Study study) {
    OptionalDouble ratio = study.prediction().result().quantity("PR_phi").value();
    return ratio.isPresent() && ratio.getAsDouble() * study.connectome().size() < FEW_DIMENSIONS;
  }

  /** Those of which at least one side has a number. */
  static List<Comparison> of(Study study) {
    List<Comparison> rows = new ArrayList<>();
    for (String name : NAMES) {
      Quantity theory = study.prediction().result().quantity(name);
      Quantity drawn = study.drawn().map(s -> resolved(name, s.result().quantity(name))).orElse(Quantity.NONE);
      Quantity simulation = study.simulation().map(s -> resolved(name, s.result().quantity(name))).orElse(Quantity.NONE);
      if (theory.value().isPresent() || simulation.value().isPresent()) {
        rows.add(new Comparison(name, theory, drawn, simulation));
      }
    }
    return rows;
  }

  /** A participation ratio that is not clearly above zero says nothing: the runs are too short, or lie on different attractors. */
  private static Quantity resolved(String name, Quantity measured) {
    boolean vague = name.startsWith("PR_") && measured.value().orElse(0) < 2 * measured.error().orElse(0);
    return vague ? Quantity.NONE : measured;
  }
}
