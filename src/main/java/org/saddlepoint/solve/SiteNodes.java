package org.saddlepoint.solve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A quadrature rule for the joint law of a species' site parameters: node ν has the weight {@code weight[ν]} (they sum to one) and
 * the values {@code value[ν][k]} of the parameters {@code names.get(k)}.
 */
public record SiteNodes(List<String> names, double[][] value, double[] weight) {
  public int count() {
    return weight.length;
  }

  /** The site parameters of one node by name. */
  public Map<String, Double> at(int node) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      values.put(names.get(k), value[node][k]);
    }
    return values;
  }
}
