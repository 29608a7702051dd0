package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.model.Network;

/**
 * The MSRDJ action of the network at fixed couplings: local dynamics, noises, interactions Σ_ij J_ij ∫ a_i b_j, and the
 * statistics of the couplings that the average will need. {@code determinant} says that a loop is algebraic, so that the
 * Jacobian |det| of the fixed-point equation stands in the measure.
 */
public record Microscopic(
    Network network,
    List<LocalDynamics> local,
    List<NoiseSource> noises,
    List<Interaction> interactions,
    List<Pairing> pairings,
    List<MeanCoupling> means,
    boolean determinant)
    implements Stage {}
