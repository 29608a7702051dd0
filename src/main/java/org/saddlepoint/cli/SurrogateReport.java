package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.simulate.SimulationOptions;
import org.saddlepoint.solve.LinearEquivalent;
import org.saddlepoint.validate.surrogate.LinearSurrogate;
import org.saddlepoint.validate.surrogate.SameCouplings;

/**
 * What {@code simulate --surrogate} prints: the linear surrogate beside the theory of fluctuations, pair of frequencies by pair, and the
 * participation ratios of the network itself beside those of the surrogate with the same couplings.
 */
record SurrogateReport(Network network, SimulationOptions options) {
  static final int DEFAULT_SIZE = 200;
  static final int MOST_SITES = 1000;
  private static final int POINTS = 1 << 18;
  private static final double[] FREQUENCIES = {0.2, 0.5, 1, 2};

  /**
   * Both comparisons.
   *
   * @param pairs of frequencies
   * @param network the network itself; empty where it cannot be compared
   * @param reason why not, empty where it can
   */
  record Found(List<LinearSurrogate.Comparison> pairs, Optional<SameCouplings.Comparison> network, String reason) {}

  /** The comparisons. @throws InputException if the model has no surrogate */
  Found compare(Progress progress) {
    LinearEquivalent theory;
    List<LinearSurrogate.Comparison> pairs;
    try {
      theory = LinearSurrogate.theory(network, POINTS, options.seed(), frequencies());
      pairs = LinearSurrogate.compare(network, theory, options.size(), options.networks(), options.seed(), FREQUENCIES);
    } catch (NumericalFailure none) {
      throw InputException.commandLine(none.getMessage(), "simulate without --surrogate measures the network itself");
    }
    try {
      return new Found(pairs, Optional.of(SameCouplings.of(network, theory, options).run(progress)), "");
    } catch (NumericalFailure none) {
      return new Found(pairs, Optional.empty(), none.getMessage());
    }
  }

  /** Those of the table, and those over which covariances at equal times are integrated. */
  private double[] frequencies() {
    return DoubleStream.concat(DoubleStream.of(FREQUENCIES), DoubleStream.of(SameCouplings.frequencies(network)[0])).toArray();
  }

  String text(Found found) {
    StringBuilder text = new StringBuilder();
    text.append("mean square covariance (1/N) sum_ij C_ij(w1) C_ij(w2) of the outputs\n\n");
    for (LinearSurrogate.Comparison c : found.pairs()) {
      text.append(String.format(Locale.ROOT, "  %-16s w1 = %4.1f  w2 = %4.1f   theory %-12.6g surrogate %s   ratio %.4f%n", c.signal(), c.first(), c.second(), c.theory(),
          NumberFormat.of(c.measured().value(), c.measured().error()), c.measured().value() / c.theory()));
    }
    found.network().ifPresentOrElse(c -> append(text, c), () -> text.append("\n  ").append(found.reason()).append('\n'));
    return text.append("\n  N = ").append(options.size()).append(", ").append(options.networks()).append(" networks, seed ").append(options.seed()).append('\n').toString();
  }

  private static void append(StringBuilder text, SameCouplings.Comparison found) {
    text.append("\nparticipation ratios of networks beside those of their surrogates with the same couplings\n\n");
    text.append(String.format(Locale.ROOT, "  %-16s %-16s %-16s %-16s %s%n", "", "network", "surrogate", "ratio", "median ratio"));
    for (SameCouplings.Row r : found.rows()) {
      text.append(String.format(Locale.ROOT, "  %-16s %-16s %-16s %-16s %.4f%n", "PR_" + r.name(), shown(r.nonlinear()), shown(r.surrogate()), shown(r.ratio()), r.median()));
    }
    text.append("\n  ").append(found.compared()).append(" networks compared");
    text.append(found.unstable() == 0 ? "" : "; " + found.unstable() + " left out, whose surrogates grow without bound");
    text.append(found.still() == 0 ? "" : "; " + found.still() + " left out that rest or are not stationary").append('\n');
  }

  private static String shown(Estimate e) {
    return NumberFormat.of(e.value(), e.error());
  }

  ObjectNode json(Found found) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", network.source().file());
    json.put("sha256", network.source().sha256());
    json.put("N", options.size());
    json.put("seeds", options.networks());
    json.put("seed", options.seed());
    ArrayNode list = json.putArray("surrogate");
    for (LinearSurrogate.Comparison c : found.pairs()) {
      list.addObject().put("signal", c.signal()).put("omega_1", c.first()).put("omega_2", c.second()).put("theory", c.theory()).put("value", c.measured().value())
          .put("error", c.measured().error());
    }
    found.network().ifPresentOrElse(c -> same(c, json), () -> json.put("reason", found.reason()));
    return json;
  }

  private static void same(SameCouplings.Comparison found, ObjectNode json) {
    ArrayNode list = json.putArray("same_couplings");
    for (SameCouplings.Row r : found.rows()) {
      ObjectNode node = list.addObject().put("quantity", "PR_" + r.name());
      node.putObject("network").put("value", r.nonlinear().value()).put("error", r.nonlinear().error());
      node.putObject("surrogate").put("value", r.surrogate().value()).put("error", r.surrogate().error());
      node.putObject("ratio").put("value", r.ratio().value()).put("error", r.ratio().error());
      node.put("median_ratio", r.median());
    }
    json.put("compared", found.compared()).put("unstable", found.unstable()).put("not_stationary", found.still());
  }
}
