package org.saddlepoint.connectome;

/**
 * The gains of the neurons in J_ij = a_i X_ij b_j with statistically equal X_ij: input gains a_i = (Σ_j J_ij²)^½, output gains
 * b_j = (Σ_i J_ij²)^½ of the coupling matrix of unit strength, so that their mean squares are 1.
 */
public record Gains(double[] input, double[] output) {

  static Gains of(Coupling coupling) {
    return new Gains(roots(coupling.rowSquares()), roots(coupling.columnSquares()));
  }

  private static double[] roots(double[] squares) {
    return java.util.Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /** ⟨a⁴⟩, 1 for equal gains. */
  public double inputFourth() {
    return mean(4, 0);
  }

  /** ⟨b⁴⟩, 1 for equal gains. */
  public double outputFourth() {
    return mean(0, 4);
  }

  /** ⟨a²b²⟩: independent modes lose their quiescent state at g²⟨a²b²⟩φ'(0)² = 1, and g times its root is the radius of the eigenvalues. */
  public double squareProduct() {
    return mean(2, 2);
  }

  /** ⟨ab⟩, at most 1: the factor by which gains reduce the overlap of left and right vectors. */
  public double product() {
    return mean(1, 1);
  }

  private double mean(int powerOfInput, int powerOfOutput) {
    double sum = 0;
    for (int i = 0; i < input.length; i++) {
      sum += Math.pow(input[i], powerOfInput) * Math.pow(output[i], powerOfOutput);
    }
    return sum / input.length;
  }
}
