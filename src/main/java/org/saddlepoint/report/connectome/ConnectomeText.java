package org.saddlepoint.report.connectome;

import java.util.Locale;
import org.saddlepoint.connectome.Connectome;
import org.saddlepoint.connectome.RandomModes;
import org.saddlepoint.connectome.Score;
import org.saddlepoint.connectome.ShuffleNull;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.report.NumberFormat;

/** The summary of a study for a terminal. */
public final class ConnectomeText {
  private ConnectomeText() {}

  public static String of(Study study) {
    StringBuilder text = new StringBuilder();
    Connectome c = study.connectome();
    text.append(study.name()).append(": ").append(c.size()).append(" neurons, ").append(c.connections()).append(" connections, ")
        .append(c.selfConnections()).append(" of them of a neuron to itself\n");
    text.append(line("degree", "%.1f, incoming up to %.0f, outgoing up to %.0f", Statistics.mean(study.degrees().in()), largest(study.degrees().in()), largest(study.degrees().out())));
    text.append("  weights ").append(study.options().weights().description()).append(", scaled to g = ").append(NumberFormat.of(study.options().strength())).append("\n\n");
    structure(study, text);
    model(study.model(), text);
    dynamics(study, text);
    return text.toString();
  }

  private static void structure(Study study, StringBuilder text) {
    ShuffleNull s = study.shuffled();
    text.append(line("effective rank of J", "%.4g%s", study.effectiveRank(), beside(s.effectiveRank())));
    text.append(line("largest singular values", "%s", firsts(study.singularValues())));
    text.append(line("their overlaps", "%s", firsts(study.overlaps())));
    text.append(line("mean square overlap", "%.4g%s", s.meanSquareOverlap().value(), beside(s.meanSquareOverlap())));
    text.append(line("mean overlap by variance", "%.4g%s", s.weightedOverlap().value(), beside(s.weightedOverlap())));
    text.append(line("reciprocity", "%.4g%s", study.reciprocity(), beside(s.reciprocity())));
  }

  private static void model(RandomModes model, StringBuilder text) {
    text.append(line("<a^4>, <b^4>, <a^2 b^2>", "%.4g, %.4g, %.4g of input and output gains", model.gains().inputFourth(), model.gains().outputFourth(), model.gains().squareProduct()));
    if (model.independent()) {
      text.append(line("1/PR_D", "%.4g: as for independent couplings", model.inverseRank()));
    } else {
      text.append(line("1/PR_D", "%.4g, PR_D = %.4g, alpha = %.4g", model.inverseRank(), model.rankOfModes(), model.ratio()));
    }
  }

  private static void dynamics(Study study, StringBuilder text) {
    boolean simulated = study.simulation().isPresent();
    text.append('\n').append(columns("", "theory of the model", simulated ? "the model, simulated" : "", simulated ? "the connectome, simulated" : ""));
    for (Comparison row : Comparison.of(study)) {
      text.append(columns(row.name(), shown(row.theory()), shown(row.drawn()), shown(row.simulation())));
    }
    text.append(columns("critical_g", shown(study.prediction().result().quantity("critical_g")), "", ""));
    study.divergence().ifPresent(d -> text.append(columns("Lyapunov exponent", "", "", shown(d.exponent()))));
    text.append(columns("status", status(study.prediction().result()), study.drawn().map(s -> status(s.result())).orElse(""), study.simulation().map(s -> status(s.result())).orElse("")));
    text.append('\n').append("  ").append(study.prediction().words()).append('\n');
    study.prediction().overlapping().ifPresent(r -> {
      text.append("\n  theory with overlaps: ").append(status(r)).append('\n');
      for (String name : Comparison.SAMPLED) {
        text.append(columns(name, shown(r.quantity(name)), "", ""));
      }
      text.append("  ").append(r.message()).append('\n');
    });
    if (Comparison.fewDimensions(study)) {
      text.append("  ").append(Remarks.FEW).append('\n');
    }
    if (study.atRest()) {
      text.append("  ").append(Remarks.rest(study)).append('\n');
    }
    if (study.carriesMean()) {
      text.append("  ").append(Remarks.MEAN).append('\n');
    }
  }

  private static String status(Result result) {
    return result.status().spelling();
  }

  private static String shown(Quantity quantity) {
    return NumberFormat.of(quantity.value(), quantity.error());
  }

  private static String columns(String name, String theory, String drawn, String simulation) {
    return String.format(Locale.ROOT, "  %-26s%-28s%-24s%s", name, theory, drawn, simulation).stripTrailing() + "\n";
  }

  private static String line(String name, String format, Object... values) {
    return String.format(Locale.ROOT, "  %-26s%s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static String beside(Score score) {
    return Double.isNaN(score.mean()) ? "" : String.format(Locale.ROOT, "  (shuffled %.4g, z = %s)", score.mean(), NumberFormat.score(score.z()));
  }

  private static double largest(double[] values) {
    return java.util.Arrays.stream(values).max().orElse(0);
  }

  private static String firsts(double[] values) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < Math.min(5, values.length); k++) {
      text.append(k > 0 ? ", " : "").append(Double.isFinite(values[k]) ? String.format(Locale.ROOT, "%.4g", values[k]) : "–");
    }
    return text.append(values.length > 5 ? ", …" : "").toString();
  }
}
