package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Status;
import org.saddlepoint.simulate.SimulationResult;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Comparison;
import org.saddlepoint.validate.CurveComparison;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentResult;
import org.saddlepoint.validate.Verdict;

/** Experiments as text for a terminal: one table per case, quantity · theory ± numerical error · simulation ± standard error · z · verdict. */
public final class ExperimentText {
  private static final List<String> COLUMNS = List.of("quantity", "theory", "simulation", "z", "verdict");

  private ExperimentText() {}

  public static String of(ExperimentResult result) {
    StringBuilder out = new StringBuilder();
    Experiment experiment = result.experiment();
    out.append(experiment.title()).append("  (").append(experiment.file()).append(")\n");
    for (CaseResult one : result.cases()) {
      out.append("  ").append(conditions(experiment, one)).append('\n');
      if (one.status() != Status.CONVERGED) {
        out.append("  ").append(messages(one)).append('\n');
      }
      out.append(table(rows(one)));
    }
    if (!result.complete()) {
      out.append("  stopped after ").append(result.cases().size()).append(" of ").append(experiment.cases().size()).append(" cases\n");
    }
    return out.append('\n').toString();
  }

  /** One line at the end of all experiments: how many comparisons there were and what they say. */
  public static String summary(List<ExperimentResult> results) {
    List<Verdict> verdicts = results.stream().flatMap(r -> r.cases().stream()).flatMap(c -> c.verdicts().stream()).toList();
    boolean stopped = results.stream().anyMatch(r -> !r.complete());
    if (verdicts.isEmpty()) {
      return stopped ? "stopped before the first comparison" : "there was nothing to compare";
    }
    String said = verdicts.stream().allMatch(v -> v == Verdict.AGREES) ? "all agree" : Arrays.stream(Verdict.values())
        .map(v -> counted(v, verdicts.stream().filter(w -> w == v).count())).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(", "));
    return verdicts.size() + (verdicts.size() == 1 ? " comparison in " : " comparisons in ") + results.size() + (results.size() == 1 ? " experiment: " : " experiments: ")
        + said + (stopped ? "; stopped before the end" : "");
  }

  private static String counted(Verdict verdict, long number) {
    if (number == 0) {
      return "";
    }
    return number + " " + switch (verdict) {
      case AGREES -> number == 1 ? "agrees" : "agree";
      case DISAGREES -> number == 1 ? "disagrees" : "disagree";
      case IMPRECISE, MISSING -> verdict.word();
    };
  }

  /** Parameters and sizes of a case. */
  static String conditions(Experiment experiment, CaseResult one) {
    String parameters = one.network().parameters().stream().map(p -> p.name() + " = " + NumberFormat.of(p.value().doubleValue())).collect(Collectors.joining(", "));
    String sizes = experiment.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String extrapolated = experiment.sizes().size() > 1 && !experiment.nextOrder() ? " extrapolated" : "";
    boolean alike = experiment.networks().stream().distinct().count() == 1;
    String networks = experiment.networks().stream().limit(alike ? 1 : experiment.networks().size()).map(String::valueOf).collect(Collectors.joining(", "));
    return (parameters.isEmpty() ? "" : parameters + "; ") + "N = " + sizes + extrapolated + (experiment.sizes().size() > 1 ? "; " : ", ") + networks + " networks";
  }

  static String messages(CaseResult one) {
    List<String> said = new ArrayList<>();
    if (one.theory().status() != Status.CONVERGED) {
      said.add("theory " + one.theory().status().spelling() + (one.theory().message().isEmpty() ? "" : ": " + one.theory().message()));
    }
    for (SimulationResult s : one.simulations()) {
      if (!s.result().message().isEmpty()) {
        said.add("simulation at N = " + s.size() + " " + s.result().status().spelling() + ": " + s.result().message());
      }
    }
    return String.join("; ", said);
  }

  private static List<List<String>> rows(CaseResult one) {
    List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
    for (Comparison c : one.quantities()) {
      rows.add(List.of(c.label(), number(c.theory()), number(c.simulation()), NumberFormat.score(c.score()), c.verdict().word()));
    }
    for (CurveComparison c : one.functions()) {
      rows.add(List.of(c.name(), "at " + c.points().size() + (c.theory().variable().equals("tau") ? " lags" : " values"), reach(c), NumberFormat.score(c.worst()) + " at most", c.verdict().word()));
    }
    return rows;
  }

  private static String reach(CurveComparison c) {
    return c.at().isEmpty() ? "" : "up to " + NumberFormat.of(c.at().get(c.at().size() - 1));
  }

  static String number(Quantity quantity) {
    return NumberFormat.of(quantity.value(), quantity.error());
  }

  private static String table(List<List<String>> rows) {
    int[] width = new int[COLUMNS.size()];
    for (List<String> row : rows) {
      for (int k = 0; k < width.length; k++) {
        width[k] = Math.max(width[k], row.get(k).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      out.append("    ");
      for (int k = 0; k < width.length; k++) {
        out.append(row.get(k)).append(k + 1 < width.length ? " ".repeat(width[k] - row.get(k).length() + 3) : "");
      }
      out.append('\n');
    }
    return out.toString();
  }
}
