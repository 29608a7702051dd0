/**
 * Direct simulation of a network as its model file writes it: draws the site parameters, the couplings and the noises, integrates
 * the equations of motion of all sites, and measures the quantities that the theory predicts under the same names.
 *
 * <p>Reads the model and never the theory: it may import {@code model, lower, numeric, expr, io} and nothing of the derivation or
 * the solvers. Start at {@link org.saddlepoint.simulate.Simulation}; {@link org.saddlepoint.simulate.Program} is the network made
 * ready to run, {@link org.saddlepoint.simulate.Realisation} one draw of it.
 */
package org.saddlepoint.simulate;
