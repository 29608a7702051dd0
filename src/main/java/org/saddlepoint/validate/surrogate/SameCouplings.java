package org.saddlepoint.validate.surrogate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.saddlepoint.action.Label;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.GaussLegendre;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.simulate.GivenMatrix;
import org.saddlepoint.simulate.NetworkDraw;
import org.saddlepoint.simulate.Simulation;
import org.saddlepoint.simulate.SimulationOptions;
import org.saddlepoint.simulate.SimulationResult;
import org.saddlepoint.solve.LinearEquivalent;

/**
 * The nonlinear network beside its linear surrogate with the same couplings: what one realisation of the couplings does to the
 * participation ratio is in both, so that the ratio of the two shows the theory with little noise. The network is simulated and its
 * covariances squared without bias; those of the surrogate, with the theory's responses and sources, are integrated over frequency.
 */
public final class SameCouplings {
  /** Added to names of observables and site parameters; no model can use it, since names of models begin with a letter. */
  private static final String OWN = "_surrogate_";

  private static final int PER_PANEL = 4;
  private static final double PANEL = 0.04;
  private static final double UNIFORM = 2;
  private static final double GROWTH = 1.4;
  private static final double HIGHEST = 1e5;

  private final Network network;
  private final LinearEquivalent theory;
  private final Filters filters;
  private final double[] weight;
  private final int[] sites;
  private final SimulationOptions options;
  private final List<String> names = new ArrayList<>();
  private final Network prepared;

  /**
   * One transmitted signal.
   *
   * @param name of the observable, or the formula of what is transmitted
   * @param nonlinear participation ratio of the network, mean over networks of the inverse, inverted
   * @param surrogate the same of the surrogate
   * @param ratio mean over networks of nonlinear over surrogate, @param median of it
   */
  public record Row(String name, Estimate nonlinear, Estimate surrogate, Estimate ratio, double median) {}

  /**
   * What was found.
   *
   * @param compared networks that were compared
   * @param unstable those left out because their surrogate grows without bound, as may happen near a transition
   * @param still those left out because the network came to rest or was not stationary
   */
  public record Comparison(List<Row> rows, int compared, int unstable, int still) {}

  private SameCouplings(Network network, LinearEquivalent theory, int[] bins, double[] weight, SimulationOptions options) {
    this.network = network;
    this.theory = theory;
    this.weight = weight;
    this.options = options;
    filters = Filters.of(theory, bins).orElseThrow(() -> new NumericalFailure(
        "the network itself is not compared with its surrogate: that is done where all transmitted signals are filtered alike, and here their responses differ by more than a factor"));
    sites = theory.species().stream().mapToInt(s -> (int) Math.round(options.size() * theory.ratio(theory.species().indexOf(s)))).toArray();
    prepared = prepared();
  }

  /** Angular frequencies, all positive, at which a theory must be known, with their weights dω/2π. */
  public static double[][] frequencies(Network network) {
    GaussLegendre rule = new GaussLegendre(PER_PANEL);
    List<double[]> found = new ArrayList<>();
    boolean steps = network.time() == TimeKind.DISCRETE;
    double end = steps ? Math.PI : HIGHEST;
    double from = 0;
    while (from < end) {
      double to = Math.min(end, steps || from < UNIFORM ? from + PANEL : from * GROWTH);
      for (int k = 0; k < PER_PANEL; k++) {
        found.add(new double[] {from + 0.5 * (to - from) * (1 + rule.node(k)), 0.5 * (to - from) * rule.weight(k) / (2 * Math.PI)});
      }
      from = to;
    }
    return new double[][] {found.stream().mapToDouble(f -> f[0]).toArray(), found.stream().mapToDouble(f -> f[1]).toArray()};
  }

  /**
   * Prepares a comparison.
   *
   * @param theory known at the {@link #frequencies}, or sampled at equal distances
   * @param options size, networks and seed; step and duration where they are wanted
   * @throws NumericalFailure if there is no such comparison, with the reason
   */
  public static SameCouplings of(Network network, LinearEquivalent theory, SimulationOptions options) {
    if (network.noises().stream().anyMatch(n -> n.law() instanceof Noise.Quenched)) {
      throw new NumericalFailure("the network itself is not compared with its surrogate: frozen noises have covariances at frequency zero alone");
    }
    double[] omega = frequencies(network)[0];
    boolean known = IntStream.range(0, omega.length).allMatch(k -> theory.omega(theory.bin(omega[k])) == omega[k]);
    if (known) {
      return new SameCouplings(network, theory, DoubleStream.of(omega).mapToInt(theory::bin).toArray(), frequencies(network)[1], options);
    }
    int bins = theory.bin(Double.MAX_VALUE) + 1;
    double[] weight = new double[bins];
    java.util.Arrays.fill(weight, theory.omega(1) / (2 * Math.PI));
    // Frequency zero is its own mirror image.
    weight[0] *= 0.5;
    return new SameCouplings(network, theory, IntStream.range(0, bins).toArray(), weight, options);
  }

  /** The network with the nodes of the theory as a table of site parameters, and with every transmitted signal observed. */
  private Network prepared() {
    List<Observable> observables = new ArrayList<>(network.observables());
    List<Measured> measured = Measured.of(network);
    for (int h = 0; h < theory.signals().size(); h++) {
      Label pre = EqualTimes.transmitted(theory).get(h).pre();
      observables.add(new Observable(OWN + h, pre.species(), pre.local()));
      Expr expanded = network.expandFunctions(pre.local());
      names.add(measured.stream().filter(m -> m.species().equals(pre.species()) && network.expandFunctions(m.expr()).equals(expanded)).map(Measured::name).findFirst().orElse(pre.toString()));
    }
    List<Species> species = new ArrayList<>();
    for (Species s : network.species()) {
      species.add(theory.species().contains(s.name()) ? tabulated(s, theory.species().indexOf(s.name())) : s);
    }
    return new Network(network.title(), network.citations(), network.time(), species, network.fields(), network.couplings(), network.covariances(), network.noises(),
        network.functions(), observables, network.parameters(), network.criticalParameter(), network.source());
  }

  private Species tabulated(Species s, int index) {
    if (theory.weights(index).length == 1) {
      return s;
    }
    int[] node = LinearSurrogate.nodes(theory.weights(index), sites[index], 0.5);
    Map<String, List<Double>> columns = new LinkedHashMap<>();
    for (int at : node) {
      theory.parameters(index, at).forEach((name, value) -> columns.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
      columns.computeIfAbsent(OWN, n -> new ArrayList<>()).add((double) at);
    }
    List<SiteParameter> parameters = new ArrayList<>();
    s.parameters().stream().filter(p -> !columns.containsKey(p.name())).forEach(parameters::add);
    columns.forEach((name, values) -> parameters.add(new SiteParameter(name, new SiteLaw.Column(OWN + s.name(), name, values))));
    return new Species(s.name(), s.ratio(), parameters);
  }

  /** Draws, simulates and compares all networks. @throws NumericalFailure if fewer than two could be compared */
  public Comparison run(Progress progress) {
    int signals = theory.signals().size();
    List<double[]> found = new ArrayList<>();
    int unstable = 0;
    int still = 0;
    for (int k = 0; k < options.networks() && !Thread.currentThread().isInterrupted(); k++) {
      progress.report("comparing with the surrogate of the same couplings", k, options.networks());
      long seed = options.seed() * 1_000_003L + k;
      List<Map<String, double[]>> parameters = NetworkDraw.parameters(prepared, sites, seed, 0);
      Map<String, double[]> couplings = NetworkDraw.couplings(prepared, options.size(), sites, parameters, seed, 0);
      EqualTimes.Result linear = new EqualTimes(theory, filters, weight, sites, nodes(parameters)).of(couplings);
      if (linear.unstable() > 0) {
        unstable++;
        continue;
      }
      double[] ratios = simulated(couplings, seed);
      if (!DoubleStream.of(ratios).allMatch(r -> r > 0 && Double.isFinite(r))) {
        still++;
        continue;
      }
      double[] both = new double[2 * signals];
      for (int h = 0; h < signals; h++) {
        double[] traces = linear.traces()[h];
        both[h] = ratios[h];
        both[signals + h] = traces[0] * traces[0] / (sites[theory.signals().get(h)[0]] * traces[1]);
      }
      found.add(both);
    }
    if (found.size() < 2) {
      throw new NumericalFailure("only " + found.size() + " of " + options.networks() + " networks could be compared with their surrogates; " + unstable + " surrogates grow without bound, and "
          + still + " networks rest or are not stationary");
    }
    List<Row> rows = IntStream.range(0, signals).filter(h -> !filters.instant()[h]).mapToObj(h -> row(names.get(h), found, h, signals + h)).toList();
    return new Comparison(rows, found.size(), unstable, still);
  }

  private int[][] nodes(List<Map<String, double[]>> parameters) {
    int[][] node = new int[sites.length][];
    for (int s = 0; s < node.length; s++) {
      double[] chosen = parameters.get(s).get(OWN);
      node[s] = chosen == null ? new int[sites[s]] : DoubleStream.of(chosen).mapToInt(x -> (int) x).toArray();
    }
    return node;
  }

  /** The participation ratios of the transmitted signals in a network with these couplings; NaN where there is none. */
  private double[] simulated(Map<String, double[]> couplings, long seed) {
    Map<String, GivenMatrix> given = new LinkedHashMap<>();
    prepared.couplings().forEach(c -> given.put(c.name(), new GivenMatrix(sites[theory.species().indexOf(c.to())], sites[theory.species().indexOf(c.from())], couplings.get(c.name()))));
    SimulationOptions one = new SimulationOptions(options.size(), 1, seed, options.timeStep(), options.time(), OptionalDouble.empty(), given, 1, options.precision());
    SimulationResult result = Simulation.of(prepared, one).run(Progress.NONE);
    return IntStream.range(0, theory.signals().size()).mapToDouble(h -> filters.instant()[h] ? 1 : result.result().quantity("PR_" + OWN + h).value().orElse(Double.NaN)).toArray();
  }

  private static Row row(String name, List<double[]> found, int nonlinear, int linear) {
    double[] a = found.stream().mapToDouble(f -> f[nonlinear]).toArray();
    double[] b = found.stream().mapToDouble(f -> f[linear]).toArray();
    double[] ratio = IntStream.range(0, a.length).mapToDouble(k -> a[k] / b[k]).toArray();
    double[] sorted = DoubleStream.of(ratio).sorted().toArray();
    double median = sorted.length % 2 == 1 ? sorted[sorted.length / 2] : 0.5 * (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]);
    return new Row(name, inverted(a), inverted(b), Statistics.meanAndError(ratio), median);
  }

  private static Estimate inverted(double[] values) {
    Estimate inverse = Statistics.meanAndError(DoubleStream.of(values).map(v -> 1 / v).toArray());
    return new Estimate(1 / inverse.value(), inverse.error() / (inverse.value() * inverse.value()));
  }
}
