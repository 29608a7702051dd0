package org.saddlepoint.solve;

import java.util.List;

/**
 * What does not change from one pair of frequencies to the next in the fluctuations B(1 − 𝒱B)^{-1} of the overlaps of two copies.
 *
 * @param site     the species of each overlap of the derived four-point stage
 * @param left     port of the first copy's factor
 * @param right    port of the second copy's factor
 * @param coupling 𝒱 by rows, n × n
 * @param ratio    size of each species over N
 */
public record LadderPlan(int[] site, int[] left, int[] right, double[] coupling, double[] ratio) {

  /**
   * An observable, by its port, with a factor on every node for both of its legs together: 1/variance for z-scores.
   *
   * @param square by node; empty stands for one
   */
  public record Signal(int site, int port, double[] square) {
    public Signal(int site, int port) {
      this(site, port, new double[0]);
    }

    double square(int node) {
      return square.length == 0 ? 1 : square[node];
    }
  }

  /** N⟨O_hh O_kk†⟩ of two signals, by index. */
  public record Wanted(int left, int right) {}

  public int size() {
    return site.length;
  }

  /** Evaluates these combinations with the two-point functions of all species. */
  public CopyLadder with(List<? extends TwoPointTable> tables, List<Signal> signals, List<Wanted> wanted) {
    return new CopyLadder(this, tables, signals, wanted);
  }
}
