package org.saddlepoint.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;

/**
 * A result as the JSON that {@code solve} and {@code simulate} share: status, message, quantities with value, error and
 * next_order, functions with their variable, places, values and errors. Where there is no honest number stands null.
 */
public final class ResultJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ResultJson() {}

  /** Adds status, message, quantities and functions to an object that may already say which model it is. */
  public static void addTo(ObjectNode object, Result result, String kindOfErrors) {
    object.put("status", result.status().spelling());
    object.put("message", result.message());
    object.put("errors", kindOfErrors);
    ObjectNode quantities = object.putObject("quantities");
    result.quantities().forEach((name, quantity) -> quantities.set(name, of(quantity)));
    ObjectNode functions = object.putObject("functions");
    result.functions().forEach((name, curve) -> functions.set(name, of(curve)));
  }

  public static ObjectNode of(Quantity quantity) {
    ObjectNode node = NODES.objectNode();
    put(node, "value", quantity.value());
    put(node, "error", quantity.error());
    quantity.nextOrder().ifPresent(c -> node.putObject("next_order").put("value", c.value()).put("error", c.error()));
    return node;
  }

  public static ObjectNode of(Curve curve) {
    ObjectNode node = NODES.objectNode();
    node.put("variable", curve.variable());
    node.set("at", array(curve.at()));
    node.set("value", array(curve.value()));
    if (curve.error().length > 0) {
      node.set("error", array(curve.error()));
    }
    return node;
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  /** Numbers that are not finite are written as null by {@link Json}. */
  private static ArrayNode array(double[] values) {
    ArrayNode array = NODES.arrayNode(values.length);
    for (double value : values) {
      array.add(value);
    }
    return array;
  }
}
