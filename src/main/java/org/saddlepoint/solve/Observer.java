package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;

/** Computes the {@link Observation} of every measured quantity from a solved state. */
final class Observer {
  private static final double[] NONE = {};

  private final MeanFieldSystem system;
  private final List<Observables.Entry> entries;

  Observer(MeanFieldSystem system, List<Observables.Entry> entries) {
    this.system = system;
    this.entries = entries;
  }

  /** Of a static state. */
  List<Observation> frozen(StaticParts parts) {
    Expansions expansions = system.staticExpansions();
    List<Observation> all = new ArrayList<>();
    for (Observables.Entry e : entries) {
      Sums sums = new Sums(0, 0);
      EffectiveSite site = system.site(e.site());
      for (int node = 0; node < site.nodes().count(); node++) {
        SiteState state = SiteState.frozen(system, e.site(), node, parts, expansions);
        sums.add(site, node, e, state, 0);
      }
      all.add(sums.observation());
    }
    return all;
  }

  /** Of a fluctuating state. */
  List<Observation> fluctuating(CorrelationMap map, Correlations correlations) {
    double[][] covariances = map.argumentCovariances(correlations.decaying());
    Expansions expansions = Expansions.tabulated(system.tables());
    LagGrid grid = map.grid();
    List<Observation> all = new ArrayList<>();
    double[] decaying = new double[grid.lags()];
    double[] re = new double[grid.frequencies()];
    double[] im = new double[grid.frequencies()];
    for (Observables.Entry e : entries) {
      Sums sums = new Sums(grid.lags() / 2 + 1, grid.frequencies());
      EffectiveSite site = system.site(e.site());
      int l = site.outputOf(e.readout());
      for (int node = 0; node < site.nodes().count(); node++) {
        SiteState state = map.siteState(e.site(), node, correlations.parts(), covariances, expansions);
        map.correlation(e.pair(), node, state, covariances, decaying);
        sums.add(site, node, e, state, decaying[0]);
        double weight = site.nodes().weight()[node];
        for (int j = 0; j < sums.lagged.length; j++) {
          sums.lagged[j] += weight * decaying[j];
        }
        int target = map.target(e.site(), node, l, l);
        boolean kink = system.hasSlowParts() && !site.isDriven(l);
        double slope = kink ? state.averages().finiteSlopes(e.readout(), e.readout(), state.averages().variance(l)) : 0;
        double[] slow = map.slow().argument(target);
        for (int j = 0; j < decaying.length && kink; j++) {
          decaying[j] -= slope * slow[j];
        }
        grid.toSpectrum(decaying, re, im);
        for (int k = 0; k < re.length; k++) {
          sums.spectrum[k] += weight * (re[k] + (kink ? slope * map.slowSpectrum(target, grid.frequency(k))[0] : 0));
        }
      }
      all.add(sums.observation());
    }
    return all;
  }

  /** Averages over nodes. */
  private static final class Sums {
    private double mean;
    private double total;
    private double within;
    private double across;
    private double gain;
    private final double[] lagged;
    private final double[] spectrum;

    Sums(int lags, int frequencies) {
      lagged = lags == 0 ? NONE : new double[lags];
      spectrum = frequencies == 0 ? NONE : new double[frequencies];
    }

    void add(EffectiveSite site, int node, Observables.Entry e, SiteState state, double decaying) {
      double weight = site.nodes().weight()[node];
      double infinity = state.within(e.readout(), e.readout());
      mean += weight * state.average(e.readout());
      total += weight * (infinity + decaying);
      within += weight * infinity;
      across += weight * state.across(e.readout(), e.readout());
      gain += site.isDriven(site.outputOf(e.readout())) ? Double.NaN : weight * state.averages().gain(e.readout()) / e.argument();
    }

    Observation observation() {
      double square = mean * mean;
      for (int j = 0; j < lagged.length; j++) {
        lagged[j] += within - square;
      }
      return new Observation(mean, total - square, within - square, across - square, gain, lagged, spectrum);
    }
  }
}
