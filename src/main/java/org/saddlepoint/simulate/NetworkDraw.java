package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.model.Network;

/** Coupling matrices as a simulation draws them, for whoever needs the matrices alone. */
public final class NetworkDraw {
  private NetworkDraw() {}

  /** Site parameters by species and name, as a simulation with the same seed draws them. @param sites number of sites by species, @param index which of the independent networks */
  public static List<Map<String, double[]>> parameters(Network network, int[] sites, long seed, long index) {
    List<Map<String, double[]>> drawn = new ArrayList<>();
    for (int s = 0; s < sites.length; s++) {
      drawn.add(new SiteSampler(network, network.species().get(s)).draw(sites[s], new Streams(seed, index)));
    }
    return drawn;
  }

  /**
   * @param size N
   * @param sites number of sites by species
   * @param parameters site parameters by species and name
   * @param index which of the independent networks
   * @return elements row by row (rows receive) by the name of the coupling
   */
  public static Map<String, double[]> couplings(Network network, int size, int[] sites, List<Map<String, double[]>> parameters, long seed, long index) {
    return new CouplingSampler(network, size, sites, parameters).draw(Set.of(), new Streams(seed, index));
  }
}
