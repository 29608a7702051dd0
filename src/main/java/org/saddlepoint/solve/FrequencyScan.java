package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.saddlepoint.numeric.Minimize;
import org.saddlepoint.numeric.Spectra;

/**
 * The largest value over frequencies of what linear sites let through: zero, frequencies between the slowest and the fastest rates of the sites, and
 * all of their resonances are looked at, and then the surroundings of the best. Cost: some evaluations per factor of ten in frequency, seven per resonance.
 */
public final class FrequencyScan {
  /** In units of the slowest and the fastest rate. */
  private static final double LOWEST = 3e-3;
  private static final double HIGHEST = 30;
  /** Half widths from a resonance at which it is looked at, as many resonances, and how far apart in half widths others are. */
  private static final double[] AROUND = {-3, -1, -0.4, 0, 0.4, 1, 3};
  private static final int MOST_RESONANCES = 24;
  private static final double APART = 0.5;

  private final double density;
  private final boolean factors;
  private final OptionalDouble highest;
  private final List<double[]> resonances = new ArrayList<>();
  private double slowest = Double.POSITIVE_INFINITY;
  private double fastest;

  /**
   * @param density frequencies per factor of ten
   * @param factors whether modes are given as factors per unit of time, not as rates
   * @param highest frequency that exists, if there is one
   */
  public FrequencyScan(double density, boolean factors, OptionalDouble highest) {
    this.density = density;
    this.factors = factors;
    this.highest = highest;
  }

  /** With all sites of a system whose linear parts are its own. */
  static FrequencyScan of(MeanFieldSystem system, double density) {
    double step = system.clock().lagStep();
    FrequencyScan scan = new FrequencyScan(density, system.clock() instanceof Clock.Discrete, step > 0 ? OptionalDouble.of(Math.PI / step) : OptionalDouble.empty());
    for (EffectiveSite site : system.sites()) {
      scan.add(site.nodes().weight(), IntStream.range(0, site.nodes().count()).mapToObj(node -> site.transfer(node).modes().eigenvalues()).toList());
    }
    return scan;
  }

  /** Takes the sites of a species into account. @param weight share of every node, @param modes its eigenvalues where it has some */
  public void add(double[] weight, List<Optional<Spectra.Eigenvalues>> modes) {
    double slow = 0;
    for (int node = 0; node < weight.length; node++) {
      double slowestHere = Double.POSITIVE_INFINITY;
      for (double[] mode : modes.get(node).map(this::rates).orElse(List.of())) {
        double rate = Math.hypot(mode[0], mode[1]);
        slowestHere = rate > 0 ? Math.min(slowestHere, rate) : slowestHere;
        fastest = Math.max(fastest, rate);
        if (Math.abs(mode[0]) < mode[1]) {
          resonance(mode[1], Math.abs(mode[0]));
        }
      }
      slow += Double.isFinite(slowestHere) ? weight[node] * slowestHere : 0;
    }
    slowest = slow > 0 ? Math.min(slowest, slow) : slowest;
  }

  /** Eigenvalues {re, im} with im not negative, as rates. */
  private List<double[]> rates(Spectra.Eigenvalues values) {
    List<double[]> rates = new ArrayList<>();
    for (int k = 0; k < values.re().length; k++) {
      double re = values.re()[k];
      double im = values.im()[k];
      double size = Math.hypot(re, im);
      if (im >= 0 && size > 0) {
        rates.add(factors ? new double[] {Math.log(size), Math.atan2(im, re)} : new double[] {re, im});
      }
    }
    return rates;
  }

  private void resonance(double center, double width) {
    boolean isNew = resonances.stream().noneMatch(r -> Math.abs(r[0] - center) < APART * Math.max(width, r[1]));
    if (isNew && resonances.size() < MOST_RESONANCES) {
      resonances.add(new double[] {center, width});
    }
  }

  /** The rate of the slowest modes, a mean over the sites of a species; one where there are none. */
  double slowest() {
    return Double.isFinite(slowest) ? slowest : 1;
  }

  /** The rate of the fastest mode; one where there are none. */
  double fastest() {
    return fastest > 0 ? fastest : 1;
  }

  /** Zero, then upwards. */
  public double[] frequencies() {
    double high = highest.orElse(HIGHEST * fastest());
    double low = Math.min(LOWEST * slowest(), LOWEST * high);
    int count = (int) Math.ceil(density * Math.log10(high / low));
    TreeSet<Double> all = new TreeSet<>();
    all.add(0.0);
    for (int k = 0; k <= count; k++) {
      all.add(k == count ? high : low * Math.pow(high / low, (double) k / count));
    }
    for (double[] resonance : resonances) {
      for (double place : AROUND) {
        all.add(Math.min(high, Math.max(low, resonance[0] + place * resonance[1])));
      }
    }
    return all.stream().mapToDouble(w -> w).toArray();
  }

  /**
   * The largest value; NaN if there is one among those at the frequencies.
   *
   * @param frequencies as {@link #frequencies} gives them, @param values there, @param f the function
   * @param tolerance relative, of the frequency
   */
  public static double largest(double[] frequencies, double[] values, DoubleUnaryOperator f, double tolerance) {
    int best = 0;
    for (int k = 0; k < values.length; k++) {
      if (Double.isNaN(values[k])) {
        return Double.NaN;
      }
      best = values[k] > values[best] ? k : best;
    }
    if (best == 0 || best + 1 == values.length) {
      return values[best];
    }
    double low = Math.log(Math.max(frequencies[best - 1], frequencies[best] * LOWEST));
    return Math.max(values[best], -Minimize.in(w -> -f.applyAsDouble(Math.exp(w)), low, Math.log(frequencies[best + 1]), tolerance).value());
  }
}
