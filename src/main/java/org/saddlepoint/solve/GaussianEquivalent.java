package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.Fluctuations;
import org.saddlepoint.rule.Msrdj;
import org.saddlepoint.rule.NameInputs;

/**
 * The linear equivalent of a network whose effective process is Gaussian, from the solved correlations: the response is bare, since no
 * memory acts, and the sources have the spectrum c⁰ = C − RΦR† with Φ_ac(ω) the input spectra that the couplings bring.
 */
public final class GaussianEquivalent implements LinearEquivalent {
  private final MeanFieldSystem system;
  private final List<Interaction> interactions;
  private final List<int[]> signals = new ArrayList<>();
  private final List<LadderPlan.Signal> ports = new ArrayList<>();
  private final CopyPorts joined;
  private final List<SiteSpectra> spectra;
  private final double[] omega;
  /** Φ of a species at [frequency][a·posts + c]. */
  private final double[][][] inputRe;
  private final double[][][] inputIm;

  /**
   * Solves the theory.
   *
   * @param omega positive angular frequencies
   * @return empty where the effective process is not Gaussian, or a memory acts within it
   * @throws NumericalFailure if there is no fluctuating solution
   */
  public static Optional<LinearEquivalent> of(Network network, double... omega) {
    if (network.time() == TimeKind.STATIC) {
      throw new NumericalFailure("a surrogate needs a model with time");
    }
    MeanFieldEquations equations = Derivation.meanField(network);
    boolean gaussian = Classifier.of(equations) instanceof Closure.Gaussian || Classifier.of(equations) instanceof Closure.Cascade;
    boolean bare = equations.processes().stream().allMatch(p -> p.feedbacks().isEmpty() && p.drives().stream().allMatch(d -> d.persistence() instanceof Persistence.Quenched));
    return gaussian && bare ? Optional.of(new GaussianEquivalent(network, equations, omega)) : Optional.empty();
  }

  private GaussianEquivalent(Network network, MeanFieldEquations equations, double[] omega) {
    this.omega = omega.clone();
    system = MeanFieldSystem.of(equations, network.time() == TimeKind.DISCRETE ? new Clock.Discrete() : new Clock.Continuous(), Map.of());
    joined = new CopyPorts(system, new Fluctuations().apply(equations));
    interactions = new Msrdj().apply(new NameInputs().apply(new Equations(network))).interactions();
    for (Interaction i : interactions) {
      int s = index(i.pre());
      int readout = readout(i);
      if (signals.stream().noneMatch(h -> h[0] == s && h[1] == readout)) {
        signals.add(new int[] {s, readout});
        ports.add(new LadderPlan.Signal(s, joined.port(s, new Port(false, readout))));
      }
      joined.port(index(i.post()), new Port(true, post(i)));
    }
    for (MeanFieldSystem.Pair p : system.pairs()) {
      joined.port(p.site(), new Port(false, p.left()));
      joined.port(p.site(), new Port(false, p.right()));
    }
    spectra = joined.spectra(state(), this.omega);
    inputRe = new double[system.sites().size()][omega.length][];
    inputIm = new double[system.sites().size()][omega.length][];
    for (int s = 0; s < inputRe.length; s++) {
      for (int k = 0; k < omega.length; k++) {
        inputRe[s][k] = new double[posts(s) * posts(s)];
        inputIm[s][k] = new double[posts(s) * posts(s)];
        inputs(s, k);
      }
    }
  }

  private SolvedState state() {
    StaticSolver.Solved fixed = new StaticSolver(system).solve();
    StaticParts start = fixed.outcome() == StaticSolver.Outcome.FOUND ? fixed.parts() : StaticParts.zero(system);
    if (!system.hasFluctuatingNoise() && fixed.outcome() == StaticSolver.Outcome.FOUND && new Stability(system, start).value() <= 1) {
      throw new NumericalFailure("there is no surrogate of this model: nothing varies in time at these parameters");
    }
    Refinement.Refined refined = PotentialMethod.of(system).flatMap(p -> p.refined(start)).orElseGet(() -> Refinement.of(system, start, List.of()));
    if (!refined.converged()) {
      throw new NumericalFailure("there is no surrogate of this model: its correlations did not converge");
    }
    CorrelationMap wider = new CorrelationMap(system, refined.map().grid(), joined.readoutPairs());
    wider.adapt(refined.solved().state());
    return SolvedState.fluctuating(wider, refined.solved().state());
  }

  private void inputs(int s, int k) {
    int posts = posts(s);
    for (MeanFieldSystem.DriveTerm d : system.drives()) {
      if (d.site() != s) {
        continue;
      }
      MeanFieldSystem.Pair pair = system.pairs().get(d.pair());
      double[] overlap = {0, 0};
      SiteSpectra from = spectra.get(pair.site());
      for (int node = 0; node < from.nodes(); node++) {
        int at = place(pair.site(), new Port(false, pair.left()), new Port(false, pair.right()), k);
        overlap[0] += d.weight() * system.site(pair.site()).ratio() * from.weight(node) * from.re(node)[at];
        overlap[1] += d.weight() * system.site(pair.site()).ratio() * from.weight(node) * from.im(node)[at];
      }
      double sign = d.transposed() ? -1 : 1;
      inputRe[s][k][d.left() * posts + d.right()] += overlap[0];
      if (d.left() != d.right()) {
        inputIm[s][k][d.left() * posts + d.right()] += sign * overlap[1];
        inputRe[s][k][d.right() * posts + d.left()] += overlap[0];
        inputIm[s][k][d.right() * posts + d.left()] -= sign * overlap[1];
      }
    }
  }

  private int place(int s, Port left, Port right, int k) {
    return (joined.port(s, left) * spectra.get(s).ports() + joined.port(s, right)) * spectra.get(s).frequencies() + k;
  }

  private int index(Label label) {
    return species().indexOf(label.species());
  }

  @Override
  public List<Interaction> interactions() {
    return interactions;
  }

  @Override
  public List<int[]> signals() {
    return signals;
  }

  @Override
  public List<String> species() {
    return system.sites().stream().map(EffectiveSite::species).toList();
  }

  @Override
  public double ratio(int species) {
    return system.site(species).ratio();
  }

  @Override
  public int readouts(int species) {
    return signals.stream().filter(h -> h[0] == species).mapToInt(h -> h[1] + 1).max().orElse(0);
  }

  @Override
  public int readout(Interaction i) {
    return system.readout(index(i.pre()), i.pre().local()).orElseThrow();
  }

  @Override
  public int post(Interaction i) {
    return system.site(index(i.post())).reading().posts().indexOf(i.post());
  }

  @Override
  public int posts(int species) {
    return system.site(species).reading().posts().size();
  }

  @Override
  public double[] weights(int species) {
    SiteSpectra site = spectra.get(species);
    double[] weight = new double[site.nodes()];
    for (int node = 0; node < weight.length; node++) {
      weight[node] = site.weight(node);
    }
    return weight;
  }

  @Override
  public Map<String, Double> parameters(int species, int node) {
    return new LinkedHashMap<>(system.site(species).nodes().at(spectra.get(species).parameters(node)));
  }

  @Override
  public int bin(double wanted) {
    int nearest = 0;
    for (int k = 1; k < omega.length; k++) {
      nearest = Math.abs(omega[k] - wanted) < Math.abs(omega[nearest] - wanted) ? k : nearest;
    }
    return nearest;
  }

  @Override
  public double omega(int bin) {
    return omega[bin];
  }

  @Override
  public double[] predicted(int first, int second, boolean mirrored) {
    List<LadderPlan.Wanted> wanted = IntStream.range(0, ports.size()).mapToObj(i -> new LadderPlan.Wanted(i, i)).toList();
    double[][] entry = new double[ports.size()][CopyLadder.LANES];
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    pairs.count = 1;
    pairs.first[0] = first;
    pairs.second[0] = second;
    pairs.sign[0] = mirrored ? -1 : 1;
    joined.plan().with(spectra, ports, wanted).at(pairs, entry, new double[ports.size()][CopyLadder.LANES]);
    return Arrays.stream(entry).mapToDouble(e -> e[0]).toArray();
  }

  @Override
  public Coefficients at(int s, int node, int k) {
    int b = readouts(s);
    int p = posts(s);
    SiteSpectra site = spectra.get(s);
    double[] rRe = new double[b * p];
    double[] rIm = new double[b * p];
    double[] cRe = new double[b * b];
    double[] cIm = new double[b * b];
    for (int[] h : signals) {
      for (Interaction i : interactions) {
        if (h[0] == s && index(i.post()) == s) {
          int at = place(s, new Port(false, h[1]), new Port(true, post(i)), k);
          rRe[h[1] * p + post(i)] = site.re(node)[at];
          rIm[h[1] * p + post(i)] = site.im(node)[at];
        }
      }
      for (int[] g : signals) {
        if (h[0] == s && g[0] == s) {
          int at = place(s, new Port(false, h[1]), new Port(false, g[1]), k);
          cRe[h[1] * b + g[1]] = site.re(node)[at];
          cIm[h[1] * b + g[1]] = site.im(node)[at];
        }
      }
    }
    explained(rRe, rIm, inputRe[s][k], inputIm[s][k], b, p, cRe, cIm);
    return new Coefficients(rRe, rIm, cRe, cIm);
  }

  /** C −= RΦR†. */
  private static void explained(double[] rRe, double[] rIm, double[] phiRe, double[] phiIm, int b, int p, double[] cRe, double[] cIm) {
    for (int i = 0; i < b; i++) {
      for (int j = 0; j < b; j++) {
        for (int a = 0; a < p; a++) {
          for (int c = 0; c < p; c++) {
            double x = rRe[i * p + a] * rRe[j * p + c] + rIm[i * p + a] * rIm[j * p + c];
            double y = rIm[i * p + a] * rRe[j * p + c] - rRe[i * p + a] * rIm[j * p + c];
            cRe[i * b + j] -= x * phiRe[a * p + c] - y * phiIm[a * p + c];
            cIm[i * b + j] -= x * phiIm[a * p + c] + y * phiRe[a * p + c];
          }
        }
      }
    }
  }
}
