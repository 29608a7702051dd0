/**
 * The sampled closure: mean-field equations whose effective process is not Gaussian, solved by trajectories of that process. Every
 * average is over trajectories driven by Gaussian noise with the self-consistent spectrum and frozen random numbers; states at rest
 * need no trajectories in time.
 *
 * <p>Everything is read from {@link org.saddlepoint.action.MeanFieldEquations}; no formula of a particular model is known. Start at
 * {@link org.saddlepoint.solve.sampled.SampledSolver}.
 */
package org.saddlepoint.solve.sampled;
