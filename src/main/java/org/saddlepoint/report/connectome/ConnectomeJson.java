package org.saddlepoint.report.connectome;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.connectome.Connectome;
import org.saddlepoint.connectome.Degrees;
import org.saddlepoint.connectome.EigenvalueCloud;
import org.saddlepoint.connectome.Score;
import org.saddlepoint.connectome.ShuffleNull;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.report.ResultJson;
import org.saddlepoint.simulate.SimulationResult;

/** A study of a connectome as JSON. Numbers that do not exist are null. */
public final class ConnectomeJson {
  private ConnectomeJson() {}

  public static ObjectNode of(Study study) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Connectome c = study.connectome();
    json.put("file", c.file()).put("sha256", c.sha256());
    json.put("weights", study.options().weights().word()).put("g", study.options().strength()).put("seed", study.options().seed());
    json.put("neurons", c.size()).put("connections", c.connections()).put("connected_pairs", c.connectedPairs());
    json.put("self_connections", c.selfConnections()).put("repeated_rows", c.repeated());
    degrees(json, study.degrees());
    json.put("effective_rank", study.effectiveRank());
    json.put("scale", study.scale());
    array(json, "singular_values", study.singularValues());
    array(json, "overlaps", study.overlaps());
    json.put("trace", study.trace()).put("reciprocity", study.reciprocity());
    shuffles(json.putObject("shuffled"), study.shuffled());
    model(json, study);
    ObjectNode theory = json.putObject("theory");
    theory.put("with_overlaps", study.prediction().withOverlaps()).put("words", study.prediction().words());
    ResultJson.add(theory, study.prediction().result(), "numerical");
    study.prediction().overlapping().ifPresent(r -> ResultJson.add(json.putObject("theory_with_overlaps"), r, "standard"));
    study.simulation().ifPresent(s -> simulation(json.putObject("simulation"), s).put("at_rest", study.atRest()));
    study.drawn().ifPresent(s -> simulation(json.putObject("simulation_of_model"), s));
    study.divergence().ifPresent(d -> {
      ObjectNode node = json.putObject("lyapunov_exponent");
      d.exponent().value().ifPresentOrElse(v -> node.put("value", v), () -> node.putNull("value"));
      d.exponent().error().ifPresentOrElse(v -> node.put("error", v), () -> node.putNull("error"));
    });
    ObjectNode eigenvalues = json.putObject("eigenvalues");
    cloud(eigenvalues.putObject("coupling"), study.couplingCloud());
    study.jacobianCloud().ifPresent(cloud -> cloud(eigenvalues.putObject("jacobian"), cloud));
    return json;
  }

  private static ObjectNode simulation(ObjectNode node, SimulationResult simulated) {
    ResultJson.add(node, simulated.result(), "standard");
    node.put("N", simulated.size()).put("runs", simulated.networks()).put("dt", simulated.timeStep()).put("time", simulated.time());
    return node.put("trajectories", simulated.trajectories()).put("escaped", simulated.escaped()).put("backend", simulated.backend());
  }

  private static void degrees(ObjectNode json, Degrees degrees) {
    ObjectNode node = json.putObject("degrees");
    spread(node.putObject("in"), degrees.in());
    spread(node.putObject("out"), degrees.out());
    node.put("correlation", degrees.correlation()).put("density", degrees.density());
    double[] w = degrees.weights();
    ObjectNode weight = json.putObject("weight");
    spread(weight, w);
    weight.put("median", degrees.medianWeight());
  }

  private static void spread(ObjectNode node, double[] values) {
    node.put("mean", Statistics.mean(values)).put("deviation", values.length > 1 ? Math.sqrt(Statistics.variance(values)) : Double.NaN);
    node.put("smallest", java.util.Arrays.stream(values).min().orElse(Double.NaN)).put("largest", java.util.Arrays.stream(values).max().orElse(Double.NaN));
  }

  private static void shuffles(ObjectNode node, ShuffleNull shuffled) {
    node.put("shuffles", shuffled.shuffles());
    score(node.putObject("effective_rank"), shuffled.effectiveRank());
    score(node.putObject("mean_square_overlap"), shuffled.meanSquareOverlap());
    score(node.putObject("weighted_overlap"), shuffled.weightedOverlap());
    score(node.putObject("inverse_PR_D"), shuffled.inverseRankOfModes());
    score(node.putObject("reciprocity"), shuffled.reciprocity());
    ObjectNode overlaps = node.putObject("overlaps");
    scores(overlaps, "mean", shuffled.overlaps(), Score::mean);
    scores(overlaps, "deviation", shuffled.overlaps(), Score::deviation);
    scores(overlaps, "z", shuffled.overlaps(), Score::z);
  }

  private static void score(ObjectNode node, Score score) {
    node.put("value", score.value()).put("mean", score.mean()).put("deviation", score.deviation()).put("z", score.z());
  }

  private static void scores(ObjectNode node, String name, List<Score> scores, ToDoubleFunction<Score> number) {
    array(node, name, scores.stream().mapToDouble(number).toArray());
  }

  private static void model(ObjectNode json, Study study) {
    ObjectNode gains = json.putObject("gains");
    gains.put("input_fourth_moment", study.model().gains().inputFourth()).put("output_fourth_moment", study.model().gains().outputFourth());
    gains.put("square_product", study.model().gains().squareProduct()).put("product", study.model().gains().product());
    array(gains, "input", study.model().gains().input());
    array(gains, "output", study.model().gains().output());
    ObjectNode modes = json.putObject("modes");
    modes.put("independent", study.model().independent()).put("inverse_PR_D", study.model().inverseRank()).put("PR_D", study.model().rankOfModes());
    modes.put("alpha", study.model().ratio()).put("power", study.model().power());
    array(modes, "strengths", study.model().strengths());
    array(modes, "overlaps", study.model().overlaps());
  }

  private static void cloud(ObjectNode node, EigenvalueCloud cloud) {
    pieces(node, cloud);
    node.put("largest_real_part", cloud.edge()).put("outside", cloud.outside(0.05));
    array(node, "re", cloud.re());
    array(node, "im", cloud.im());
  }

  /** The pieces of the line in the upper half plane. */
  public static void pieces(ObjectNode node, EigenvalueCloud cloud) {
    ArrayNode pieces = node.putArray("boundary");
    cloud.boundary().curves().forEach(c -> {
      ObjectNode piece = pieces.addObject();
      array(piece, "re", c.re());
      array(piece, "im", c.im());
    });
  }

  private static void array(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double v : values) {
      array.add(v);
    }
  }
}
