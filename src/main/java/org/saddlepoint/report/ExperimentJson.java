package org.saddlepoint.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.saddlepoint.model.Network;
import org.saddlepoint.simulate.SimulationResult;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Comparison;
import org.saddlepoint.validate.CurveComparison;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentResult;

/** An experiment with everything it found as JSON: comparisons first, then the full results of both sides. */
public final class ExperimentJson {
  private ExperimentJson() {}

  public static ObjectNode of(ExperimentResult result) {
    Experiment experiment = result.experiment();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("experiment", experiment.file());
    json.put("sha256", experiment.sha256());
    json.put("title", experiment.title());
    json.put("agrees", result.agrees());
    json.put("complete", result.complete());
    json.put("max_score", experiment.agreement().maxScore());
    json.put("max_relative_error", experiment.agreement().maxRelativeError());
    json.put("seconds", result.seconds());
    ArrayNode cases = json.putArray("cases");
    result.cases().forEach(c -> cases.add(of(c)));
    return json;
  }

  private static ObjectNode of(CaseResult one) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Network network = one.network();
    ObjectNode parameters = json.putObject("parameters");
    network.parameters().forEach(p -> parameters.put(p.name(), p.value().doubleValue()));
    json.put("agrees", one.agrees());
    ArrayNode quantities = json.putArray("quantities");
    one.quantities().forEach(c -> quantities.add(of(c)));
    ArrayNode functions = json.putArray("functions");
    for (CurveComparison c : one.functions()) {
      ObjectNode function = functions.addObject();
      function.put("name", c.name()).put("worst_z", c.worst()).put("verdict", c.verdict().word());
      ArrayNode points = function.putArray("points");
      for (int k = 0; k < c.points().size(); k++) {
        points.add(of(c.points().get(k)).put("at", c.at().get(k)));
      }
    }
    json.set("theory", ResultJson.of(network, one.theory(), "numerical"));
    ArrayNode simulations = json.putArray("simulations");
    for (SimulationResult s : one.simulations()) {
      simulations.add(simulation(network, s));
    }
    return json;
  }

  private static ObjectNode of(Comparison c) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", c.name());
    c.size().ifPresent(n -> json.put("N", n));
    json.set("theory", ResultJson.of(c.theory()));
    json.set("simulation", ResultJson.of(c.simulation()));
    ArrayNode sizes = json.putArray("by_size");
    c.bySize().forEach(q -> sizes.add(ResultJson.of(q)));
    c.fit().ifPresent(f -> json.putObject("extrapolation").put("slope", f.slope().value()).put("slope_error", f.slope().error()).put("probability", f.probability()));
    json.put("z", c.score()).put("verdict", c.verdict().word());
    return json;
  }

  /** What {@code simulate} prints: the shared schema and how the simulation was done. */
  public static ObjectNode simulation(Network network, SimulationResult simulated) {
    ObjectNode json = ResultJson.of(network, simulated.result(), "standard");
    json.put("N", simulated.size());
    json.put("seeds", simulated.networks());
    json.put("seed", simulated.seed());
    json.put("dt", simulated.timeStep());
    json.put("time", simulated.time());
    json.put("backend", simulated.backend());
    json.put("method", simulated.method());
    json.put("trajectories", simulated.trajectories());
    json.put("escaped", simulated.escaped());
    json.put("unsettled", simulated.unsettled());
    return json;
  }
}
