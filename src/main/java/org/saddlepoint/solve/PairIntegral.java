package org.saddlepoint.solve;

/**
 * ∬dω1dω2/4π² of functions with F(ω1,ω2) = F(ω2,ω1) = F(−ω1,−ω2), which need a quarter of the plane only, with the atoms at zero
 * frequency as one more node of weight one. Sums over all nodes and over every second one come from the same values.
 */
public final class PairIntegral {
  private final FrequencyRule rule;

  public PairIntegral(FrequencyRule rule) {
    this.rule = rule;
  }

  /** Fills several functions at two nodes, the second frequency mirrored or not. */
  @FunctionalInterface
  public interface Integrand {
    void at(int first, int second, boolean mirrored, double[] out);
  }

  /**
   * @param fine   integrals with all nodes
   * @param coarse with every second node
   */
  public record Sums(double[] fine, double[] coarse) {}

  public Sums of(int functions, Integrand integrand) {
    double[] fine = new double[functions];
    double[] coarse = new double[functions];
    double[] value = new double[functions];
    int last = rule.size() - 1;
    int atom = rule.size();
    for (int i = 0; i <= last; i++) {
      for (int j = 0; j <= i; j++) {
        for (int side = 0; side < (j == 0 ? 1 : 2); side++) {
          int images = images(i, j, side == 1, last);
          if (images == 0) {
            continue;
          }
          integrand.at(i, j, side == 1, value);
          double weight = images * rule.weight()[i] * rule.weight()[j];
          boolean both = i % 2 == 0 && j % 2 == 0;
          for (int c = 0; c < functions; c++) {
            fine[c] += weight * value[c];
            coarse[c] += both ? 4 * weight * value[c] : 0;
          }
        }
      }
    }
    for (int i = 0; i <= last; i++) {
      integrand.at(atom, i, false, value);
      // (atom, ω), (ω, atom) and the two at −ω, which are the same at zero and at the edge of a period.
      double weight = (i == 0 || rule.periodic() && i == last ? 2 : 4) * rule.weight()[i];
      for (int c = 0; c < functions; c++) {
        fine[c] += weight * value[c];
        coarse[c] += i % 2 == 0 ? 2 * weight * value[c] : 0;
      }
    }
    integrand.at(atom, atom, false, value);
    for (int c = 0; c < functions; c++) {
      fine[c] += value[c];
      coarse[c] += value[c];
    }
    return new Sums(fine, coarse);
  }

  /** How many points of the whole plane have the value at (ω_i, ±ω_j), j ≤ i; 0 if another one stands for it. */
  private int images(int i, int j, boolean mirrored, int last) {
    if (i == 0) {
      return 1;
    }
    if (rule.periodic() && i == last) {
      // −ω_last is the same frequency as ω_last.
      if (j == last) {
        return mirrored ? 0 : 1;
      }
      return 2;
    }
    return i == j || j == 0 ? (j == 0 ? 4 : 2) : 4;
  }
}
