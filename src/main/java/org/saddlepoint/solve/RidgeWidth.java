package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;

/** How far ω1 + ω2 may be from zero before the fluctuations of two copies of a state have halved. */
final class RidgeWidth {
  private static final int SCAN = 14;
  private static final double NARROWEST = 1e-10;

  private final CopyPorts copies;
  private final SolvedState state;
  private final List<Observables.Entry> entries;
  private final List<Integer> ports;

  RidgeWidth(CopyPorts copies, SolvedState state, List<Observables.Entry> entries, List<Integer> ports) {
    this.copies = copies;
    this.state = state;
    this.entries = entries;
    this.ports = ports;
  }

  /** The half-width of a Lorentzian that has fallen to a share somewhere; no more than that place if it has not fallen to half. */
  private static double lorentzian(double place, double share) {
    return share < 0.5 ? place / Math.sqrt(1 / share - 1) : place;
  }

  /** The smallest half-width of all entries, at difference zero and at the width of the spectra; at most that width. */
  double of(FrequencyScale scale) {
    double[] sum = new double[SCAN];
    for (int k = 1; k < SCAN; k++) {
      sum[k] = scale.width() * Math.pow(NARROWEST, (SCAN - 1 - k) / (SCAN - 2.0));
    }
    double[] difference = {0, scale.width()};
    double[] omega = new double[2 * SCAN * difference.length];
    CopyLadder.Pairs[] pairs = new CopyLadder.Pairs[difference.length];
    int at = 0;
    for (int d = 0; d < difference.length; d++) {
      pairs[d] = new CopyLadder.Pairs();
      pairs[d].count = SCAN;
      for (int k = 0; k < SCAN; k++) {
        omega[at] = 0.5 * sum[k] + difference[d];
        omega[at + 1] = Math.abs(0.5 * sum[k] - difference[d]);
        pairs[d].first[k] = at++;
        pairs[d].second[k] = at++;
        pairs[d].sign[k] = difference[d] > 0.5 * sum[k] ? -1 : 1;
      }
    }
    List<LadderPlan.Signal> signals = new ArrayList<>();
    List<LadderPlan.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      signals.add(new LadderPlan.Signal(entries.get(i).site(), ports.get(i)));
      wanted.add(new LadderPlan.Wanted(i, i));
    }
    CopyLadder ladder = copies.plan().with(copies.spectra(state, omega), signals, wanted);
    double[][] entry = new double[signals.size()][CopyLadder.LANES];
    double[][] diagonal = new double[signals.size()][CopyLadder.LANES];
    double width = scale.width();
    for (CopyLadder.Pairs p : pairs) {
      ladder.at(p, entry, diagonal);
      for (double[] e : entry) {
        int half = 1;
        while (half < SCAN - 1 && Math.abs(e[half]) > 0.5 * Math.abs(e[0])) {
          half++;
        }
        width = Math.min(width, lorentzian(sum[half], Math.abs(e[half] / e[0])));
      }
    }
    return width;
  }
}
