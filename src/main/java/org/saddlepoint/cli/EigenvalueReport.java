package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlepoint.connectome.EigenvalueCloud;
import org.saddlepoint.connectome.PredictedOutliers;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.Json;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.RenderedFormulas;
import org.saddlepoint.report.connectome.CloudFigure;
import org.saddlepoint.report.connectome.ConnectomeJson;
import org.saddlepoint.simulate.Divergence;
import org.saddlepoint.simulate.LinearisedNetwork;
import org.saddlepoint.simulate.Simulation;
import org.saddlepoint.simulate.SimulationOptions;

/** What {@code simulate --eigenvalues} prints: how one network departs from one of its states, and from silence. */
record EigenvalueReport(Network network, SimulationOptions options, Divergence divergence, Optional<EigenvalueCloud> present, Optional<EigenvalueCloud> silent) {
  /** Eigenvalues of dense matrices beyond this take many minutes. */
  static final int MOST_STATES = 4000;

  static final int DEFAULT_SIZE = 500;
  /** How far outside the line, in units of its extent, an eigenvalue counts as one of its own. */
  private static final double FAR = 0.1;
  private static final int DECIMALS = 3;

  private static String remedy(Network network) {
    if (network.time() != TimeKind.CONTINUOUS) {
      return "write its equations with time derivatives, as in x' = -x + ...";
    }
    return network.noises().isEmpty() ? "take the memory out of the couplings" : "take the noise out of the model";
  }

  /** @throws InputException if the network has no autonomous dynamics in continuous time, or too many states */
  static EigenvalueReport of(Network network, SimulationOptions options) throws InterruptedException {
    Optional<LinearisedNetwork> found = Simulation.of(network, options).linearised();
    if (found.isEmpty()) {
      throw InputException.commandLine("--eigenvalues needs a network in continuous time without any noise and with couplings that do not vary", remedy(network));
    }
    LinearisedNetwork linear = found.get();
    if (linear.present().isEmpty()) {
      throw InputException.commandLine("trajectories of this network run off to infinity, so that there is no state to linearise about", "weaken the couplings");
    }
    return new EigenvalueReport(network, options, linear.divergence(), linear.present().map(l -> EigenvalueCloud.of(l, linear.divergence().atRest())),
        linear.silent().map(l -> EigenvalueCloud.of(l, true)));
  }

  String text() {
    StringBuilder text = new StringBuilder("eigenvalues of the equations of all sites, linearised about states of one network\n\n");
    silent.ifPresent(c -> text.append(line("about silence", c)));
    present.ifPresent(c -> text.append(line(divergence.atRest() ? "about its state of rest" : "at one instant", c)));
    Quantity exponent = divergence.exponent();
    text.append("\n  largest Lyapunov exponent, from neighbouring trajectories: ").append(NumberFormat.of(exponent.value(), exponent.error())).append('\n');
    return text.append("\n  N = ").append(options.size()).append(", one network, seed ").append(options.seed()).append('\n').toString();
  }

  private static String line(String where, EigenvalueCloud c) {
    String found = "  " + where + ": " + c.re().length + " eigenvalues, largest real part " + rounded(c.edge(), c);
    int far = c.outside(FAR);
    if (c.boundary().lost()) {
      return found + "; where random couplings end could not be followed\n";
    }
    String cloud = c.boundary().isKnown() ? "; random couplings end at " + rounded(c.boundary().edge(), c) : "; the couplings close no random loops";
    return found + cloud + "; " + (far == 0 ? "none far outside" : far + " far outside") + '\n' + outliers(c);
  }

  private static String outliers(EigenvalueCloud c) {
    PredictedOutliers predicted = c.predicted();
    if (!predicted.unknown().isEmpty()) {
      return "    single eigenvalues outside are not predicted: " + predicted.unknown() + '\n';
    }
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < predicted.re().length; k++) {
      double[] nearest = c.nearest(predicted.re()[k], predicted.im()[k]);
      text.append("    single eigenvalue outside: ").append(number(predicted.re()[k], predicted.im()[k], c)).append(" predicted, ").append(number(nearest[0], nearest[1], c))
          .append(" found\n");
    }
    return text.toString();
  }

  private static String number(double re, double im, EigenvalueCloud c) {
    return im == 0 ? rounded(re, c) : rounded(re, c) + " ± " + rounded(im, c) + "i";
  }

  /** To a thousandth, or more decimals where all eigenvalues are small. */
  private static String rounded(double value, EigenvalueCloud c) {
    double largest = IntStream.range(0, c.re().length).mapToDouble(k -> Math.hypot(c.re()[k], c.im()[k])).max().orElse(0);
    int decimals = largest > 0 ? DECIMALS + (int) Math.max(0, Math.ceil(-1 - Math.log10(largest))) : DECIMALS;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", network.source().file());
    json.put("sha256", network.source().sha256());
    json.put("N", options.size());
    json.put("seed", options.seed());
    json.put("at_rest", divergence.atRest());
    ObjectNode exponent = json.putObject("lyapunov_exponent");
    divergence.exponent().value().ifPresentOrElse(v -> exponent.put("value", v), () -> exponent.putNull("value"));
    divergence.exponent().error().ifPresentOrElse(e -> exponent.put("error", e), () -> exponent.putNull("error"));
    silent.ifPresent(c -> cloud(json.putObject("about_silence"), c));
    present.ifPresent(c -> cloud(json.putObject("at_one_instant"), c));
    return json;
  }

  private static void cloud(ObjectNode node, EigenvalueCloud c) {
    node.put("largest_real_part", c.edge());
    if (c.boundary().isKnown()) {
      node.put("boundary_edge", c.boundary().edge());
    }
    if (c.boundary().lost()) {
      node.put("boundary_lost", true).putNull("far_outside");
    } else {
      node.put("far_outside", c.outside(FAR));
    }
    predicted(node, c);
    array(node, "re", c.re());
    array(node, "im", c.im());
    ConnectomeJson.pieces(node, c);
  }

  private static void predicted(ObjectNode node, EigenvalueCloud c) {
    if (!c.predicted().unknown().isEmpty()) {
      node.putNull("predicted_outside").put("not_predicted", c.predicted().unknown());
      return;
    }
    ArrayNode predicted = node.putArray("predicted_outside");
    for (int k = 0; k < c.predicted().re().length; k++) {
      double[] nearest = c.nearest(c.predicted().re()[k], c.predicted().im()[k]);
      predicted.addObject().put("re", c.predicted().re()[k]).put("im", c.predicted().im()[k]).put("found_re", nearest[0]).put("found_im", nearest[1]);
    }
  }

  private static void array(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    java.util.Arrays.stream(values).forEach(array::add);
  }

  /** A page, the picture of the present state alone, the JSON object or the text, by the ending of the name. */
  void write(Path path) {
    String name = path.getFileName().toString();
    if (name.endsWith(".html")) {
      AtomicFile.write(path, HtmlPage.of(page(), new RenderedFormulas()).getBytes(StandardCharsets.UTF_8));
    } else if (name.endsWith(".svg")) {
      AtomicFile.write(path, CloudFigure.of(present.orElseThrow()).svg().getBytes(StandardCharsets.UTF_8));
    } else if (name.endsWith(".json")) {
      AtomicFile.write(path, Json.write(json()));
    } else {
      AtomicFile.write(path, text());
    }
  }

  private Page page() {
    List<Block> blocks = new ArrayList<>();
    text().lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(l -> blocks.add(Block.paragraph(Character.toUpperCase(l.charAt(0)) + l.substring(1) + ".")));
    List<org.saddlepoint.report.Plot> panels = new ArrayList<>();
    silent.ifPresent(c -> panels.add(CloudFigure.of(c)));
    present.ifPresent(c -> panels.add(CloudFigure.of(c)));
    blocks.add(new Block.Figure("eigenvalues", panels, Inline.words(silent.isPresent() ? "Left: about the silent state. Right: at one instant." : "At one instant.")));
    return new Page("Eigenvalues of " + (network.title().isEmpty() ? network.source().file() : network.title()), "", blocks);
  }
}
