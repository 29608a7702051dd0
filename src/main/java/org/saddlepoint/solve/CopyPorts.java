package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.model.Persistence;

/**
 * The labels of the derived four-point stage as ports of the sites of a system, with 𝒱 in numbers: what a {@link CopyLadder} is made
 * of, and which two-point functions it needs.
 */
final class CopyPorts {
  private final MeanFieldSystem system;
  private final LadderPlan plan;
  private final List<List<Port>> ports = new ArrayList<>();

  CopyPorts(MeanFieldSystem system, FourPoint fluctuations) {
    this.system = system;
    int n = fluctuations.pairs().size();
    system.sites().forEach(s -> ports.add(new ArrayList<>()));
    int[] siteOf = new int[n];
    int[] left = new int[n];
    int[] right = new int[n];
    for (int p = 0; p < n; p++) {
      Overlap pair = fluctuations.pairs().get(p);
      siteOf[p] = site(pair.species());
      left[p] = port(siteOf[p], pair.left());
      right[p] = port(siteOf[p], pair.right());
    }
    double[] coupling = new double[n * n];
    for (FourPoint.Entry e : fluctuations.coupling()) {
      // Copies far apart in time have independent couplings if those fade.
      coupling[e.row() * n + e.column()] += e.persistence() instanceof Persistence.Quenched ? system.numbers().value(e.weight()) : 0;
    }
    this.plan = new LadderPlan(siteOf, left, right, coupling, system.sites().stream().mapToDouble(EffectiveSite::ratio).toArray());
  }

  private int site(String species) {
    for (int s = 0; s < system.sites().size(); s++) {
      if (system.site(s).species().equals(species)) {
        return s;
      }
    }
    throw new IllegalArgumentException("no species " + species);
  }

  private int port(int s, Label label) {
    if (label.isResponse()) {
      return port(s, new Port(true, system.site(s).reading().posts().indexOf(label)));
    }
    return port(s, new Port(false, system.readout(s, label.local()).orElseThrow()));
  }

  /** The index of a port of a site; made if it is new. */
  int port(int s, Port port) {
    if (port.index() < 0) {
      throw new IllegalArgumentException("a label of the fluctuations is not known on " + system.site(s).species());
    }
    int at = ports.get(s).indexOf(port);
    if (at < 0) {
      ports.get(s).add(port);
      return ports.get(s).size() - 1;
    }
    return at;
  }

  /** All readouts that appear, as pairs whose arguments' covariances must be known. */
  List<MeanFieldSystem.Pair> readoutPairs() {
    List<MeanFieldSystem.Pair> pairs = new ArrayList<>();
    for (int s = 0; s < ports.size(); s++) {
      for (Port p : ports.get(s)) {
        for (Port q : ports.get(s)) {
          if (!p.response() && !q.response()) {
            pairs.add(new MeanFieldSystem.Pair(s, p.index(), q.index()));
          }
        }
      }
    }
    return pairs;
  }

  /** The two-point functions of a state at these frequencies, by species; the atom becomes the last one. */
  List<SiteSpectra> spectra(SolvedState state, double[] omega) {
    List<SiteSpectra> all = new ArrayList<>();
    for (int s = 0; s < ports.size(); s++) {
      all.add(new SiteSpectra(state, s, ports.get(s), omega));
    }
    return all;
  }

  LadderPlan plan() {
    return plan;
  }

  double ratio(int site) {
    return system.site(site).ratio();
  }
}
