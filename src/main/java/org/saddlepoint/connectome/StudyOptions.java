package org.saddlepoint.connectome;

/**
 * How to study a connectome.
 *
 * @param weights how the coupling matrix is made
 * @param strength g: the matrix is scaled so that (1/N) Σ_ij J_ij² = g²
 * @param seed of signs, shuffles, draws and initial values
 * @param shuffles number of shuffled graphs; 0 for no comparison
 * @param runs number of independent runs of the simulation, each of several trajectories; 0 for no simulation
 * @param activation φ as a formula in x
 * @param overlaps whether the theory with overlaps is sampled, which takes minutes
 */
public record StudyOptions(Weights weights, double strength, long seed, int shuffles, int runs, String activation, boolean overlaps) {
  public static final StudyOptions DEFAULT = new StudyOptions(Weights.COUNT, 3, 1, 10, 4, "tanh(x)", false);
}
