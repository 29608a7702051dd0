package org.saddlepoint.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.OptionalDouble;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;

/** The JSON object that {@code solve} and {@code simulate} share. */
public final class ResultJson {

  private ResultJson() {}

  /** @param errors what the errors are: {@code numerical} or {@code standard} */
  public static ObjectNode of(Network network, Result result, String errors) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", network.source().file());
    json.put("sha256", network.source().sha256());
    ObjectNode parameters = json.putObject("parameters");
    network.parameters().forEach(p -> parameters.put(p.name(), p.value().doubleValue()));
    add(json, result, errors);
    return json;
  }

  /** Adds status, message, quantities and functions. */
  public static void add(ObjectNode json, Result result, String errors) {
    json.put("status", result.status().spelling());
    json.put("message", result.message());
    json.put("errors", errors);
    ObjectNode quantities = json.putObject("quantities");
    result.quantities().forEach((name, quantity) -> quantities.set(name, of(quantity)));
    ObjectNode functions = json.putObject("functions");
    for (Map.Entry<String, Curve> entry : result.functions().entrySet()) {
      ObjectNode function = functions.putObject(entry.getKey());
      function.put("variable", entry.getValue().variable());
      put(function.putArray("at"), entry.getValue().at());
      put(function.putArray("value"), entry.getValue().value());
      if (entry.getValue().error().length > 0) {
        put(function.putArray("error"), entry.getValue().error());
      }
    }
  }

  /** Value, error and coefficient of 1/N; null where there is no honest number. */
  static ObjectNode of(Quantity quantity) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    put(node, "value", quantity.value());
    put(node, "error", quantity.error());
    quantity.nextOrder().ifPresent(c -> node.putObject("next_order").put("value", c.value()).put("error", c.error()));
    return node;
  }

  private static void put(ObjectNode node, String name, OptionalDouble number) {
    if (number.isPresent()) {
      node.put(name, number.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  private static void put(ArrayNode array, double[] numbers) {
    for (double number : numbers) {
      array.add(number);
    }
  }
}
