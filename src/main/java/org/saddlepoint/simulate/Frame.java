package org.saddlepoint.simulate;

import java.util.List;
import java.util.Map;

/**
 * The arrays of one network while it runs: for every slot one number per site and trajectory, site by site within a trajectory. All
 * trajectories share the couplings and site parameters and differ in their initial values and noises.
 */
final class Frame {
  private final int trajectories;
  private final int[] sites;
  private final double[][] arrays;
  private final List<Transmission> couplings;

  /**
   * @param parameters site parameters by species and name
   * @param couplings in the order of the network
   */
  Frame(Compiled compiled, int[] sites, int trajectories, List<Map<String, double[]>> parameters, List<Transmission> couplings) {
    this.trajectories = trajectories;
    this.sites = sites;
    this.couplings = couplings;
    List<Slot> slots = compiled.table().slots();
    arrays = new double[slots.size()][];
    for (int k = 0; k < arrays.length; k++) {
      Slot slot = slots.get(k);
      arrays[k] = new double[sites[slot.species()] * trajectories];
      double[] values = parameters.get(slot.species()).getOrDefault(slot.name(), new double[0]);
      for (int b = 0; b < trajectories && values.length > 0; b++) {
        System.arraycopy(values, 0, arrays[k], b * values.length, values.length);
      }
    }
  }

  int trajectories() {
    return trajectories;
  }

  /** Number of sites of a species. */
  int sites(int species) {
    return sites[species];
  }

  /** Number of elements of an array of a species: sites times trajectories. */
  int count(int species) {
    return sites[species] * trajectories;
  }

  double[][] arrays() {
    return arrays;
  }

  double[] array(int slot) {
    return arrays[slot];
  }

  /** Puts another array in the place of a slot; for schemes that evaluate at intermediate states. */
  void replace(int slot, double[] array) {
    arrays[slot] = array;
  }

  /** Moves the couplings that vary in time on by one step. */
  void advanceCouplings() {
    couplings.forEach(Transmission::advance);
  }

  void transmit(int coupling, int source, int target) {
    couplings.get(coupling).apply(arrays[source], arrays[target], trajectories);
  }
}
