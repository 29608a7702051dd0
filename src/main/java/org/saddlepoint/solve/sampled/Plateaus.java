package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;

/**
 * Which correlations of one species persist beyond what the means do: those that are told from zero by four standard errors. Where
 * nothing that is frozen drives the network none does at first, and only a state that has settled is asked whether it must, since the
 * self-consistency amplifies a false one. In between the verdicts are {@link #keep kept}, so that repeated passages are a continuous
 * map of the order parameters.
 */
final class Plateaus {
  private static final double SIGNIFICANT = 4;
  private static final double LEAST = 0.02;

  private final boolean sources;
  private boolean[] known = new boolean[0];
  private boolean[] persists = new boolean[0];
  private boolean kept;
  private boolean settled;
  private boolean changed;

  /** @param sources whether something frozen, a noise or a difference between sites, makes a persistent part likely */
  Plateaus(boolean sources) {
    this.sources = sources;
  }

  /** From now on no verdict is changed. */
  void keep() {
    kept = true;
  }

  /** Gives new verdicts in the next passage. */
  void reconsider() {
    kept = false;
    settled = true;
  }

  /** Verdicts about other correlations of the same species in the same state. */
  Plateaus afresh() {
    boolean any = sources;
    for (boolean p : persists) {
      any |= p;
    }
    return new Plateaus(any);
  }

  /** Whether anything persists that did not before. */
  boolean changed() {
    boolean c = changed;
    changed = false;
    return c;
  }

  /**
   * What a correlation tends to, as far as it can be told.
   *
   * @param pair    which correlation of the species, counted from 0
   * @param c       the correlation at all lags
   * @param product the product of the two means
   * @param blocks  independent estimates of it
   * @param same    whether it is an autocorrelation, whose persistent part is a variance
   */
  double level(int pair, double[] c, double product, List<double[]> blocks, boolean same) {
    if (pair >= known.length) {
      known = Arrays.copyOf(known, pair + 1);
      persists = Arrays.copyOf(persists, pair + 1);
    }
    double plateau = Periodic.plateau(c);
    if (!kept || !known[pair]) {
      double square = 0;
      for (double[] b : blocks) {
        double d = Periodic.plateau(b) - plateau;
        square += d * d;
      }
      double error = Math.sqrt(square / Math.max(1, blocks.size() * (blocks.size() - 1)));
      double excess = same ? plateau - product : Math.abs(plateau - product);
      boolean found = excess > SIGNIFICANT * error && (sources || settled && excess > LEAST * Math.abs(c[0]));
      changed |= found && !persists[pair];
      persists[pair] = found || persists[pair] && !sources;
      known[pair] = true;
    }
    return persists[pair] ? same ? Math.max(plateau, product) : plateau : product;
  }
}
