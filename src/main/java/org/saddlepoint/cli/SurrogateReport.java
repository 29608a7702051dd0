package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.solve.LinearEquivalent;
import org.saddlepoint.validate.surrogate.LinearSurrogate;

/** What {@code simulate --surrogate} prints: the linear surrogate beside the theory of fluctuations, pair of frequencies by pair. */
record SurrogateReport(Network network, int size, int networks, long seed) {
  static final int DEFAULT_SIZE = 200;
  static final int MOST_SITES = 1000;
  private static final int POINTS = 1 << 18;
  private static final double[] FREQUENCIES = {0.2, 0.5, 1, 2};

  /** The comparisons. @throws InputException if the model has no surrogate */
  List<LinearSurrogate.Comparison> compare() {
    try {
      LinearEquivalent theory = LinearSurrogate.theory(network, POINTS, seed, FREQUENCIES);
      return LinearSurrogate.compare(network, theory, size, networks, seed, FREQUENCIES);
    } catch (NumericalFailure none) {
      throw InputException.commandLine(none.getMessage(), "simulate without --surrogate measures the network itself");
    }
  }

  String text(List<LinearSurrogate.Comparison> all) {
    StringBuilder text = new StringBuilder();
    text.append("mean square covariance (1/N) sum_ij C_ij(w1) C_ij(w2) of the outputs\n\n");
    for (LinearSurrogate.Comparison c : all) {
      text.append(String.format(Locale.ROOT, "  %-16s w1 = %4.1f  w2 = %4.1f   theory %-12.6g surrogate %s   ratio %.4f%n", c.signal(), c.first(), c.second(), c.theory(),
          NumberFormat.of(c.measured().value(), c.measured().error()), c.measured().value() / c.theory()));
    }
    return text.append("\n  N = ").append(size).append(", ").append(networks).append(" networks, seed ").append(seed).append('\n').toString();
  }

  ObjectNode json(List<LinearSurrogate.Comparison> all) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", network.source().file());
    json.put("sha256", network.source().sha256());
    json.put("N", size);
    json.put("seeds", networks);
    json.put("seed", seed);
    ArrayNode list = json.putArray("surrogate");
    for (LinearSurrogate.Comparison c : all) {
      list.addObject().put("signal", c.signal()).put("omega_1", c.first()).put("omega_2", c.second()).put("theory", c.theory()).put("value", c.measured().value())
          .put("error", c.measured().error());
    }
    return json;
  }
}
