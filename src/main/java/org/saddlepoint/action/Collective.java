package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.model.Network;

/**
 * The action for overlaps and their conjugates, N{−Ô·O + ½OᵀVO} + Σ_i ln W_i[Ô]: the overlaps (each once), the quadratic form,
 * the products of means, and the local parts in W.
 */
public record Collective(
    Network network,
    List<LocalDynamics> local,
    List<NoiseSource> noises,
    List<Overlap> overlaps,
    List<Label> means,
    List<Quadratic> quadratic,
    List<MeanProduct> products,
    boolean determinant)
    implements Stage {}
