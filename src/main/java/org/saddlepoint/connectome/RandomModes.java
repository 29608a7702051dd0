package org.saddlepoint.connectome;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.saddlepoint.numeric.Roots;

/**
 * The random-mode model J_ij = g a_i (L D Rᵀ)_ij b_j with M = αN modes fitted to a coupling matrix of unit strength.
 *
 * <p>The effective rank of the modes follows from the elements of J alone: of the four-cycles in tr (JJᵀ)² = Σ_ijkl J_ij J_kj J_kl J_il
 * those that come back to a row or a column only know the gains, so that
 * 1/PR^D = (1/N) Σ_{i≠k, j≠l} J_ij J_kj J_kl J_il = 1/r − ⟨a⁴⟩ − ⟨b⁴⟩ + (1/N) Σ_ij J_ij⁴, r the effective rank of J. For independent
 * elements of any distribution the sum vanishes but for fluctuations; without gains and for Gaussian elements 1/r = 2 + 1/PR^D
 * (Clark et al., arXiv:2409.01969).
 *
 * <p>The strengths are D_a ∝ s_a^p of the nonvanishing singular values, with the power p at which their effective rank is PR^D and
 * ⟨D²⟩ = 1; they are not the singular values themselves, since Gaussian modes are not orthogonal. The overlaps are those of the singular
 * vectors in the same order, divided by ⟨ab⟩, the factor by which independent gains reduce them. Pairing by order is an assumption.
 *
 * @param gains a and b
 * @param inverseRank the estimate of 1/PR^D, which may be negative by its fluctuations
 * @param ratio α = M/N; 0 where the elements are as good as independent and the model has no modes
 * @param strengths D_a, one row of the model's table each, descending, ⟨D²⟩ = 1; empty without modes
 * @param overlaps ρ_a between −1 and 1, beside the strengths
 * @param power p
 */
public record RandomModes(Gains gains, double inverseRank, double ratio, double[] strengths, double[] overlaps, double power) {
  /** Below this 1/PR^D the modes are more than sixteen times as many as neurons, and the matrix is taken for independent elements. */
  static final double FEW = 1.0 / 16;

  private static final double LARGEST_POWER = 64;

  static RandomModes of(Coupling coupling, Modes modes) {
    Gains gains = Gains.of(coupling);
    double inverse = 1 / modes.effectiveRank() - gains.inputFourth() - gains.outputFourth() + coupling.fourthPowers();
    if (inverse < FEW) {
      return new RandomModes(gains, inverse, 0, new double[0], new double[0], 0);
    }
    int rank = modes.rank();
    double full = (double) rank / coupling.size();
    double[] relative = Arrays.stream(modes.values(), 0, rank).map(s -> s / modes.values()[0]).toArray();
    double wanted = full * inverse;
    boolean flat = wanted <= 1 || kurtosis(relative, LARGEST_POWER) < wanted;
    double power = flat ? 0 : Roots.in(p -> kurtosis(relative, p) - wanted, 0, LARGEST_POWER, 1e-12).value();
    double[] strengths = normalised(relative, power);
    double reduction = gains.product();
    double[] overlaps = IntStream.range(0, rank)
        .mapToDouble(a -> reduction > 0 ? Math.max(-1, Math.min(1, modes.overlaps()[a] / reduction)) : 0).toArray();
    return new RandomModes(gains, inverse, flat ? 1 / inverse : full, strengths, overlaps, power);
  }

  public boolean independent() {
    return strengths.length == 0;
  }

  /** PR^D of the fitted modes; infinite without modes. */
  public double rankOfModes() {
    return independent() ? Double.POSITIVE_INFINITY : ratio / kurtosis(strengths, 1);
  }

  /** The same modes without overlaps. */
  public RandomModes withoutOverlaps() {
    return new RandomModes(gains, inverseRank, ratio, strengths, new double[overlaps.length], power);
  }

  /** ⟨D⁴⟩/⟨D²⟩² of the powers. */
  private static double kurtosis(double[] values, double power) {
    double square = 0;
    double fourth = 0;
    for (double value : values) {
      double d = Math.pow(value, 2 * power);
      square += d;
      fourth += d * d;
    }
    return fourth * values.length / (square * square);
  }

  private static double[] normalised(double[] values, double power) {
    double square = Arrays.stream(values).map(s -> Math.pow(s, 2 * power)).average().orElseThrow();
    return Arrays.stream(values).map(s -> Math.pow(s, power) / Math.sqrt(square)).toArray();
  }
}
