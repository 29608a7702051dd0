package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mean-field equations for correlations on a grid of lags, as a map of a state to the next: spectra of the correlations →
 * covariances of the sites' Gaussian arguments → averages over the sites → correlations.
 */
final class CorrelationMap {
  private static final long MOST_KEPT = 1L << 21;

  private final MeanFieldSystem system;
  private final LagGrid grid;
  private final List<Propagation.Target> targets;
  private final Map<Propagation.Target, Integer> index = new HashMap<>();
  private final Propagation propagation;
  /** {@code [frequency]}: coefficients of all targets. */
  private final Propagation.Coefficients[] coefficients;
  private final Map<Propagation.Target, SourceTransfers> sourceTransfers = new HashMap<>();
  private SlowParts slow;
  private Optional<Answered> answered = Optional.empty();

  /** The covariances of the arguments, {@code [target][lag]}, of the decaying correlations of a state. */
  private record Answered(SlowParts slow, double[][] decaying, double[][] covariances) {}

  /** Responses of an output of a node to its local sources, {@code [source][frequency]}. */
  record SourceTransfers(double[][] re, double[][] im) {}

  CorrelationMap(MeanFieldSystem system, LagGrid grid) {
    this(system, grid, List.of());
  }

  /** @param observed readouts paired with themselves whose arguments' covariances are wanted as well */
  CorrelationMap(MeanFieldSystem system, LagGrid grid, List<MeanFieldSystem.Pair> observed) {
    this.system = system;
    this.grid = grid;
    Set<Propagation.Target> wanted = new LinkedHashSet<>();
    observed.forEach(pair -> addTargets(pair, wanted));
    for (MeanFieldSystem.Pair pair : new Propagation(system, List.of()).nonlinear()) {
      addTargets(pair, wanted);
    }
    for (MeanFieldSystem.MeanOf mean : system.means()) {
      addTargets(new MeanFieldSystem.Pair(mean.site(), mean.readout(), mean.readout()), wanted);
    }
    targets = new ArrayList<>(wanted);
    for (int t = 0; t < targets.size(); t++) {
      index.put(targets.get(t), t);
    }
    propagation = new Propagation(system, targets);
    coefficients = new Propagation.Coefficients[grid.frequencies()];
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] = propagation.newCoefficients();
      propagation.at(grid.frequency(k), coefficients[k]);
    }
    slow = new SlowParts(system, propagation, coefficients, targets, grid, zeroSlopes(), new double[pairs().size()]);
  }

  private void addTargets(MeanFieldSystem.Pair pair, Set<Propagation.Target> wanted) {
    EffectiveSite site = system.site(pair.site());
    Set<Integer> outputs = new LinkedHashSet<>(List.of(site.outputOf(pair.left()), site.outputOf(pair.right())));
    for (int j = 0; j < site.sources(); j++) {
      outputs.add(site.outputOf(site.sourceReadout(j)));
    }
    for (int node = 0; node < site.nodes().count(); node++) {
      for (int l : outputs) {
        for (int m : outputs) {
          wanted.add(new Propagation.Target(pair.site(), node, l, m));
        }
      }
    }
  }

  /** Whether the arguments' covariances of these pairs are among the targets, and the slow parts need no adapting. */
  boolean knows(List<MeanFieldSystem.Pair> observed) {
    Set<Propagation.Target> wanted = new LinkedHashSet<>();
    observed.forEach(pair -> addTargets(pair, wanted));
    return !system.hasKinks() && index.keySet().containsAll(wanted);
  }

  private double[][] zeroSlopes() {
    double[][] slopes = new double[propagation.nonlinear().size()][];
    for (int p = 0; p < slopes.length; p++) {
      slopes[p] = new double[system.site(propagation.nonlinear().get(p).site()).nodes().count()];
    }
    return slopes;
  }

  MeanFieldSystem system() {
    return system;
  }

  LagGrid grid() {
    return grid;
  }

  /** The pairs with correlations on the grid. */
  List<MeanFieldSystem.Pair> pairs() {
    return propagation.nonlinear();
  }

  SlowParts slow() {
    return slow;
  }

  /** The spectrum of a target's slow part at any frequency: real and imaginary part. */
  double[] slowSpectrum(int target, double omega) {
    double[] re = new double[targets.size() + pairs().size()];
    double[] im = new double[re.length];
    slow.spectra(omega, propagation.newCoefficients(), re, im);
    return new double[] {re[target], im[target]};
  }

  /** Takes the kinks of the correlations out with the slopes of this state; without noise nothing changes. */
  void adapt(Correlations state) {
    if (!system.hasKinks()) {
      return;
    }
    double[][] slopes = zeroSlopes();
    double[] amplitudes = new double[pairs().size()];
    double[][] covariances = argumentCovariances(state.decaying());
    Expansions expansions = Expansions.tabulated(system.tables());
    for (int p = 0; p < slopes.length; p++) {
      MeanFieldSystem.Pair pair = pairs().get(p);
      EffectiveSite site = system.site(pair.site());
      int l = site.outputOf(pair.left());
      int m = site.outputOf(pair.right());
      // At lag zero a memory is one, or one over the step.
      amplitudes[p] = pair.memory().hasKink() ? state.decaying()[p][0] / pair.memory().at(0, grid.step()) : 0;
      boolean driven = site.isDriven(l) || site.isDriven(m);
      for (int node = 0; node < slopes[p].length; node++) {
        SiteState at = siteState(pair.site(), node, state.parts(), covariances, expansions);
        if (driven || pair.memory().kind() == Memory.Kind.INSTANT) {
          continue;
        }
        double c = at.fields().within(l, m) + covariances[target(pair.site(), node, l, m)][0];
        slopes[p][node] = site.ratio() * site.nodes().weight()[node] * at.averages().finiteSlopes(pair.left(), pair.right(), l == m ? at.averages().variance(l) : c);
      }
    }
    slow = new SlowParts(system, propagation, coefficients, targets, grid, slopes, amplitudes);
  }

  /** The kink of one pair's memory alone, with unit amplitude, beside the noises. */
  SlowParts kinkOf(int pair) {
    double[] amplitudes = new double[pairs().size()];
    amplitudes[pair] = pairs().get(pair).memory().hasKink() ? 1 : 0;
    return new SlowParts(system, propagation, coefficients, targets, grid, zeroSlopes(), amplitudes);
  }

  /** The place of a pair of outputs of a node among the targets, −1 if it was not asked for. */
  int target(int site, int node, int left, int right) {
    return index.getOrDefault(new Propagation.Target(site, node, left, right), -1);
  }

  /** The decaying covariance of every target over the lags. A state is asked for several times in a row: the last answer is kept. */
  double[][] argumentCovariances(double[][] decaying) {
    if ((long) targets.size() * grid.lags() > MOST_KEPT) {
      return newCovariances(decaying);
    }
    if (answered.isEmpty() || answered.get().slow != slow || !Arrays.deepEquals(answered.get().decaying, decaying)) {
      answered = Optional.of(new Answered(slow, copy(decaying), newCovariances(decaying)));
    }
    return copy(answered.get().covariances);
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  private double[][] newCovariances(double[][] decaying) {
    int pairs = pairs().size();
    double[][] re = new double[pairs][grid.frequencies()];
    double[][] im = new double[pairs][grid.frequencies()];
    double[] rest = new double[grid.lags()];
    for (int p = 0; p < pairs; p++) {
      for (int j = 0; j < rest.length; j++) {
        rest[j] = decaying[p][j] - slow.correlation(p)[j];
      }
      grid.toSpectrum(rest, re[p], im[p]);
    }
    double[][] result = new double[targets.size()][grid.lags()];
    double[] sr = new double[grid.frequencies()];
    double[] si = new double[grid.frequencies()];
    for (int t = 0; t < targets.size(); t++) {
      Arrays.fill(sr, 0);
      Arrays.fill(si, 0);
      for (int p = 0; p < pairs; p++) {
        for (int k = 0; k < sr.length; k++) {
          Propagation.Coefficients c = coefficients[k];
          int at = t * c.columns() + 2 * p;
          double plusRe = c.re()[at] + c.re()[at + 1];
          double plusIm = c.im()[at] + c.im()[at + 1];
          double minusRe = c.re()[at] - c.re()[at + 1];
          double minusIm = c.im()[at] - c.im()[at + 1];
          sr[k] += plusRe * re[p][k] - minusIm * im[p][k];
          si[k] += plusIm * re[p][k] + minusRe * im[p][k];
        }
      }
      grid.toCorrelation(sr, si, result[t]);
      double[] known = slow.argument(t);
      for (int j = 0; j < known.length; j++) {
        result[t][j] += known[j];
      }
    }
    return result;
  }

  /** For every target what its covariances may be at most, from the variances of the two outputs; 0 where nothing varies. */
  double[] scales(double[][] covariances) {
    double[] largest = Arrays.stream(covariances).mapToDouble(c -> Math.abs(c[0])).toArray();
    double[] scales = new double[largest.length];
    for (int t = 0; t < scales.length; t++) {
      Propagation.Target target = targets.get(t);
      int left = target(target.site(), target.node(), target.left(), target.left());
      int right = target(target.site(), target.node(), target.right(), target.right());
      scales[t] = left >= 0 && right >= 0 ? Math.sqrt(largest[left] * largest[right]) : Double.NaN;
    }
    return Refinement.notable(scales, largest);
  }

  /** How correlations of one frequency reach the arguments. */
  Propagation.Coefficients coefficients(double omega) {
    Propagation.Coefficients c = propagation.newCoefficients();
    propagation.at(omega, c);
    return c;
  }

  /** The arguments' covariances at equal times, {@code [target][0]}, of the noises and of correlations u cos(ωτ), one for each pair. */
  double[][] atEqualTimes(Propagation.Coefficients c, double[] u) {
    double[][] result = new double[targets.size()][1];
    for (int t = 0; t < result.length; t++) {
      result[t][0] = slow.argument(t)[0];
      for (int p = 0; p < u.length; p++) {
        int at = t * c.columns() + 2 * p;
        result[t][0] += (c.re()[at] + c.re()[at + 1]) * u[p];
      }
    }
    return result;
  }

  /**
   * The spectra of all targets' decaying covariances at any frequencies: {@code re[target][k]}.
   *
   * @param omega angular frequencies ≥ 0
   */
  void argumentSpectra(double[][] decaying, double[] omega, double[][] re, double[][] im) {
    int pairs = pairs().size();
    double[][] restRe = new double[pairs][omega.length];
    double[][] restIm = new double[pairs][omega.length];
    for (int p = 0; p < pairs; p++) {
      double[] rest = decaying[p].clone();
      for (int j = 0; j < rest.length; j++) {
        rest[j] -= slow.correlation(p)[j];
      }
      LagTransform.at(grid, rest, omega, restRe[p], restIm[p]);
    }
    Propagation.Coefficients c = propagation.newCoefficients();
    double[] slowRe = new double[targets.size() + pairs];
    double[] slowIm = new double[targets.size() + pairs];
    for (int k = 0; k < omega.length; k++) {
      if (system.hasSlowParts()) {
        slow.spectra(omega[k], c, slowRe, slowIm);
      } else {
        propagation.at(omega[k], c);
      }
      for (int t = 0; t < targets.size(); t++) {
        double sr = slowRe[t];
        double si = slowIm[t];
        for (int p = 0; p < pairs; p++) {
          int at = t * c.columns() + 2 * p;
          sr += (c.re()[at] + c.re()[at + 1]) * restRe[p][k] - (c.im()[at] - c.im()[at + 1]) * restIm[p][k];
          si += (c.im()[at] + c.im()[at + 1]) * restRe[p][k] + (c.re()[at] - c.re()[at + 1]) * restIm[p][k];
        }
        re[t][k] = sr;
        im[t][k] = si;
      }
    }
  }

  /** Number of targets. */
  int targets() {
    return targets.size();
  }

  /** Computed once, unless that would fill the memory. */
  SourceTransfers sourceTransfers(int s, int node, int output) {
    long size = (long) grid.frequencies() * system.site(s).nodes().count() * system.site(s).sources();
    if (size > MOST_KEPT) {
      return newSourceTransfers(s, node, output);
    }
    return sourceTransfers.computeIfAbsent(new Propagation.Target(s, node, output, output), t -> newSourceTransfers(s, node, output));
  }

  private SourceTransfers newSourceTransfers(int s, int node, int output) {
    EffectiveSite site = system.site(s);
    SourceTransfers found = new SourceTransfers(new double[site.sources()][grid.frequencies()], new double[site.sources()][grid.frequencies()]);
    double[] re = new double[site.outputs() * site.inputs()];
    double[] im = new double[site.outputs() * site.inputs()];
    for (int k = 0; k < grid.frequencies(); k++) {
      site.transfer(node).at(grid.frequency(k), re, im);
      for (int j = 0; j < site.sources(); j++) {
        found.re[j][k] = re[output * site.inputs() + site.sourceInput(j)];
        found.im[j][k] = im[output * site.inputs() + site.sourceInput(j)];
      }
    }
    return found;
  }

  /** The averages of a node when the arguments' decaying covariances are these. */
  SiteState siteState(int s, int node, StaticParts parts, double[][] covariances, Expansions expansions) {
    EffectiveSite site = system.site(s);
    StaticFields fields = StaticFields.of(system, s, node, parts);
    double[] variance = new double[site.outputs()];
    for (int l = 0; l < variance.length; l++) {
      int t = target(s, node, l, l);
      variance[l] = fields.within(l, l) + (t >= 0 ? covariances[t][0] : 0);
    }
    return new SiteState(site, node, fields, new SiteAverages(site, node, fields.mean(), variance, expansions));
  }

  /** One application of the mean-field equations. */
  Correlations apply(Correlations state) {
    double[][] covariances = argumentCovariances(state.decaying());
    Expansions expansions = Expansions.tabulated(system.tables());
    StaticParts next = StaticParts.zero(system);
    double[][] decaying = new double[pairs().size()][grid.lags()];
    double[] infinity = new double[pairs().size()];
    double[] c = new double[grid.lags()];
    for (int s = 0; s < system.sites().size(); s++) {
      EffectiveSite site = system.site(s);
      for (int node = 0; node < site.nodes().count(); node++) {
        SiteState at = siteState(s, node, state.parts(), covariances, expansions);
        double weight = site.ratio() * site.nodes().weight()[node];
        StaticSolver.accumulate(system, s, weight, at, next, true);
        for (int p = 0; p < decaying.length; p++) {
          MeanFieldSystem.Pair pair = pairs().get(p);
          if (pair.site() == s) {
            correlation(pair, node, at, covariances, c);
            for (int j = 0; j < c.length; j++) {
              decaying[p][j] += weight * c[j];
            }
            infinity[p] += pair.memory().lasts() ? 0 : weight * at.within(pair.left(), pair.right());
          }
        }
      }
    }
    for (int p = 0; p < decaying.length; p++) {
      Memory memory = pairs().get(p).memory();
      for (int j = 0; j < grid.lags() && !memory.lasts(); j++) {
        decaying[p][j] = memory.at(grid.lag(j), grid.step()) * (decaying[p][j] + infinity[p]);
      }
    }
    return new Correlations(next, decaying);
  }

  /** The decaying part of Cov(b(t+τ), b'(t)) at one node over the lags. */
  void correlation(MeanFieldSystem.Pair pair, int node, SiteState at, double[][] covariances, double[] out) {
    EffectiveSite site = system.site(pair.site());
    int l = site.outputOf(pair.left());
    int m = site.outputOf(pair.right());
    if (site.isDriven(l) || site.isDriven(m)) {
      new DrivenCorrelation(this, pair.site(), node, at, covariances).fill(pair.left(), pair.right(), out);
      return;
    }
    double infinity = at.fields().within(l, m);
    double[] decaying = covariances[target(pair.site(), node, l, m)];
    for (int j = 0; j < out.length; j++) {
      // At lag zero of one argument this is its variance to the last bit.
      out[j] = infinity + decaying[j];
    }
    at.averages().overLags(pair.left(), pair.right(), out, out);
    double limit = at.averages().covariance(pair.left(), pair.right(), infinity);
    for (int j = 0; j < out.length; j++) {
      out[j] -= limit;
    }
  }
}
