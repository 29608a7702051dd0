package org.saddlepoint.report.activation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.saddlepoint.solve.StaticStates;

/** Predictions as JSON: curves over g, the same at one g with the errors that the approximants allow, and the border of stability. */
final class PredictionJson {
  private PredictionJson() {}

  static ObjectNode of(Predictions p, ActivationStudy study) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("network", PredictionText.NETWORK);
    json.put("stable_up_to", Double.isInfinite(p.end()) ? Double.NaN : p.end()).put("beyond", word(p.after())).put("message", PredictionText.end(p));
    ArrayNode g = json.putArray("g");
    for (double value : p.curves().isEmpty() ? new double[0] : p.g()) {
      g.add(value);
    }
    ArrayNode curves = json.putArray("curves");
    for (Predictions.Curve curve : p.curves()) {
      ObjectNode row = curves.addObject().put("name", curve.name());
      ArrayNode states = row.putArray("state");
      curve.points().forEach(point -> states.add(word(point.kind())));
      ArrayNode stability = row.putArray("stability");
      curve.points().forEach(point -> stability.add(point.stability()));
      for (String q : Predictions.QUANTITIES) {
        ArrayNode values = row.putArray(q);
        for (double value : curve.values(q)) {
          values.add(value);
        }
      }
    }
    if (!p.curves().isEmpty()) {
      ObjectNode chosen = json.putObject("comparison").put("g", p.g()[p.chosen()]);
      ArrayNode rows = chosen.putArray("rows");
      for (Predictions.Shift shift : p.shifts(study.analysis().activation(), study.approximants())) {
        ObjectNode row = rows.addObject().put("name", shift.name()).put("state", word(shift.point().kind()));
        Predictions.QUANTITIES.forEach(q -> row.put(q, shift.point().value(q)));
        shift.error().ifPresent(e -> {
          ObjectNode error = ActivationJson.error(e);
          error.put("variance_bound", Predictions.varianceWithin(study.analysis().activation(), p.g()[p.chosen()], shift.variance(), e.secondMoment()));
          row.set("error", error);
        });
      }
    }
    ArrayNode line = json.putArray("stability_line");
    for (Predictions.Border border : p.line()) {
      line.addObject().put("sigma", border.sigma()).put("g", Double.isInfinite(border.g()) ? Double.NaN : border.g()).put("beyond", word(border.after()));
    }
    return json;
  }

  static String word(StaticStates.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
