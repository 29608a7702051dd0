package org.saddlepoint.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What theory or simulation says about a network: the same names on both sides, so that they can be compared.
 *
 * @param status how the computation ended
 * @param message one sentence where the status needs one, else empty
 * @param quantities numbers by name, in the order to print them
 * @param functions functions by name, in the order to print them
 */
public record Result(Status status, String message, Map<String, Quantity> quantities, Map<String, Curve> functions) {
  public Result {
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  /** The named quantity; {@link Quantity#NONE} if it is not reported. */
  public Quantity quantity(String name) {
    return quantities.getOrDefault(name, Quantity.NONE);
  }
}
