package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.model.Network;

/** The action after the average over the couplings: local terms, noises, products of two site sums, and the means. */
public record Averaged(Network network, List<LocalDynamics> local, List<NoiseSource> noises, List<PairTerm> pairs, List<MeanCoupling> means, boolean determinant)
    implements Stage {}
