package org.saddlepoint.solve.sampled;

import java.util.List;
import java.util.Optional;

/** What computes the two-point functions of one species from the order parameters of all that drive it. */
interface SiteUpdate {
  /**
   * One passage through the effective process, averaged over the species' sites.
   *
   * @param now    what drives it
   * @param wanted what to find out
   */
  default Measurement measure(OrderParameters now, Passage wanted) {
    List<Measurement> nodes = byNode(now, wanted);
    Measurement sum = new Measurement(wanted, 1, nodes.get(0).means.length, now.grid.bins());
    nodes.forEach(m -> sum.add(m.weight, m));
    return sum;
  }

  /** The same for every node of the site parameters that can be told apart. */
  List<Measurement> byNode(OrderParameters now, Passage wanted);

  /** The trajectories behind it, if there are any. */
  default Optional<TrajectorySite> trajectories() {
    return Optional.empty();
  }

  /** Whether the result depends on random numbers. */
  boolean sampled();
}
