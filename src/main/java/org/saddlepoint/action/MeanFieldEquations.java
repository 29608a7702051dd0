package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.model.Network;

/**
 * The saddle point at N → ∞: one effective process per species, the overlaps and means that close on themselves, and the
 * quadratic form 𝒱 that the fluctuations need. This is all that a solver receives.
 */
public record MeanFieldEquations(Network network, List<SiteProcess> processes, List<Overlap> unknowns, List<Label> means, List<Quadratic> quadratic, boolean determinant)
    implements Stage {
  public SiteProcess process(String species) {
    return processes.stream().filter(p -> p.species().equals(species)).findFirst().orElseThrow();
  }
}
