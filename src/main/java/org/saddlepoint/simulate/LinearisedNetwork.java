package org.saddlepoint.simulate;

import java.util.Optional;

/**
 * One network and its linearised equations.
 *
 * @param divergence how neighbouring trajectories move apart
 * @param present about the state of one trajectory at the end; empty if trajectories escaped
 * @param silent about the state in which everything is zero; empty where that is no state of rest
 */
public record LinearisedNetwork(Divergence divergence, Optional<Linearisation> present, Optional<Linearisation> silent) {}
