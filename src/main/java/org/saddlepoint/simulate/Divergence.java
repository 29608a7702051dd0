package org.saddlepoint.simulate;

import java.util.Map;
import org.saddlepoint.model.Quantity;

/**
 * How neighbouring trajectories of one network move apart.
 *
 * @param exponent the largest Lyapunov exponent, the mean rate of growth of an infinitesimal distance, per membrane constant (per step in
 *     discrete time), with its standard error over trajectories; none if every trajectory escaped
 * @param atRest whether the network had come to rest before
 * @param state the fields of one trajectory at the end of its transient, by name, site by site
 */
public record Divergence(Quantity exponent, boolean atRest, Map<String, double[]> state) {
  public Divergence {
    state = Map.copyOf(state);
  }
}
