package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.model.Network;

/**
 * One network as drawn: numbers of sites, site parameters and couplings.
 *
 * @param sites by species
 * @param parameters by species and name
 * @param couplings in the order of the network
 */
record Realisation(int[] sites, List<Map<String, double[]>> parameters, List<Transmission> couplings) implements AutoCloseable {

  /** Draws everything that is quenched. @param trajectories largest number of columns that couplings will be applied to */
  static Realisation draw(Network network, int[] sites, SimulationOptions options, Streams streams, int trajectories, double timeStep) {
    List<Map<String, double[]>> parameters = new ArrayList<>();
    for (int s = 0; s < sites.length; s++) {
      parameters.add(new SiteSampler(network, network.species().get(s)).draw(sites[s], streams));
    }
    CouplingSampler sampler = new CouplingSampler(network, options.size(), sites, parameters);
    return new Realisation(sites, List.copyOf(parameters), new Transmissions(network, sampler, options, streams, trajectories, timeStep).all());
  }

  @Override
  public void close() {
    couplings.forEach(Transmission::close);
  }
}
