package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.Fluctuations;
import org.saddlepoint.rule.Msrdj;
import org.saddlepoint.rule.NameInputs;
import org.saddlepoint.solve.LinearEquivalent;

/**
 * What a linear network with a model's own coupling matrices needs in order to have the model's single-site statistics: b_i = b⁰_i +
 * Σ_a R⁰_ba Σ_j J_ij b'_j with the bare response R⁰ = (1 + Rκ)^{-1}R, the memory κ being what the couplings themselves bring, and
 * independent sources of spectrum c⁰ = (1 + Rκ)^{-1}(C − RΦR†)(1 + Rκ)^{-†}. Its covariance between sites is then predicted by the
 * same fluctuations B(1 − 𝒱B)^{-1}. C and R are sampled; the prediction holds for any that belong together.
 */
public final class SurrogateTheory implements LinearEquivalent {
  private final SampledSystem system;
  private final SampledFluctuations fluctuations;
  private final List<Interaction> interactions;
  private final Periodic grid;
  private final OrderParameters state;
  private final List<List<Measurement>> measured;
  private final List<int[]> signals = new ArrayList<>();

  private SurrogateTheory(Network network, Effort effort, long seed) {
    MeanFieldEquations equations = Derivation.meanField(network);
    system = new SampledSystem(equations, Map.of());
    interactions = new Msrdj().apply(new NameInputs().apply(new Equations(network))).interactions();
    for (Interaction i : interactions) {
      int s = system.site(i.pre().species());
      int[] signal = {s, system.sites().get(s).readout(i.pre().local())};
      if (signals.stream().noneMatch(h -> h[0] == signal[0] && h[1] == signal[1])) {
        signals.add(signal);
      }
    }
    fluctuations = new SampledFluctuations(system, new Fluctuations().apply(equations), signals, List.of(), new double[0]);
    List<Passage> wanted = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      wanted.add(fluctuations.wanted(s));
    }
    SampledRun run = new SampledRun(system, wanted, effort, seed);
    run.run();
    grid = run.grid();
    state = run.lastState();
    measured = SampledDimensions.connected(run, system);
    // Inputs that belong to these correlations and responses, not to those of one sample.
    for (int p = 0; p < system.pairs().size(); p++) {
      average(p, true);
    }
    for (int r = 0; r < system.responses().size(); r++) {
      average(r, false);
    }
  }

  private void average(int index, boolean pair) {
    int s = pair ? system.pairs().get(index).site() : system.responses().get(index).site();
    double[] re = pair ? state.pairRe[index] : state.responseRe[index];
    double[] im = pair ? state.pairIm[index] : state.responseIm[index];
    java.util.Arrays.fill(re, 0);
    java.util.Arrays.fill(im, 0);
    for (Measurement m : measured.get(s)) {
      double w = m.weight * system.sites().get(s).ratio();
      double[] value = new double[2];
      for (int k = 0; k < re.length; k++) {
        if (pair) {
          correlation(m, system.pairs().get(index).left(), system.pairs().get(index).right(), k, value);
        } else {
          int at = m.response(system.responses().get(index).readout(), system.responses().get(index).post());
          value[0] = m.responseRe[at][k];
          value[1] = m.responseIm[at][k];
        }
        re[k] += w * value[0];
        im[k] += w * value[1];
      }
    }
  }

  private static void correlation(Measurement m, int b, int c, int k, double[] value) {
    Measurement.Place place = m.place(b, c);
    value[0] = m.pairRe[place.at()][k];
    value[1] = place.sign() * m.pairIm[place.at()][k];
  }

  /**
   * Samples what the surrogate of a network needs.
   *
   * @param points trajectories times grid points of a passage
   */
  public static SurrogateTheory of(Network network, int points, long seed) {
    if (network.time() == TimeKind.STATIC) {
      throw new NumericalFailure("a surrogate needs a model with time");
    }
    try {
      if (RestingState.isReached(new SampledSystem(Derivation.meanField(network), Map.of()), SampledSolver.FINE, SampledSolver.MARGIN)) {
        throw new SampledRefusal("every site is at rest, so that nothing fluctuates and there is nothing to compare");
      }
      SurrogateTheory theory = new SurrogateTheory(network, new Effort(points, 1), seed);
      theory.check();
      return theory;
    } catch (SampledRefusal refusal) {
      throw new NumericalFailure("there is no surrogate of this model: " + refusal.getMessage());
    }
  }

  private void check() {
    boolean varies = false;
    for (int[] h : signals) {
      for (Measurement m : measured.get(h[0])) {
        varies |= grid.equalTime(m.pairRe[m.pair(h[1], h[1])]) > 1e-9;
      }
    }
    if (!varies) {
      throw new SampledRefusal("nothing varies at these parameters");
    }
    for (SampledSystem.Site site : system.sites()) {
      if (site.drives().stream().anyMatch(d -> !(d.persistence() instanceof Persistence.Quenched))) {
        throw new SampledRefusal("its couplings vary in time");
      }
    }
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
    return system.sites().stream().map(SampledSystem.Site::species).toList();
  }

  @Override
  public double ratio(int species) {
    return system.sites().get(species).ratio();
  }

  @Override
  public int readouts(int species) {
    return system.sites().get(species).readouts().size();
  }

  @Override
  public int readout(Interaction i) {
    return system.sites().get(system.site(i.pre().species())).readout(i.pre().local());
  }

  @Override
  public int post(Interaction i) {
    return system.post(system.site(i.post().species()), i.post());
  }

  @Override
  public int posts(int species) {
    return system.sites().get(species).posts();
  }

  @Override
  public double[] weights(int species) {
    return measured.get(species).stream().mapToDouble(m -> m.weight).toArray();
  }

  @Override
  public Map<String, Double> parameters(int species, int node) {
    SampledSystem.Site site = system.sites().get(species);
    return measured.get(species).size() == site.nodes().count() ? new LinkedHashMap<>(site.nodes().at(node)) : site.classes().at(site.nodes(), node);
  }

  @Override
  public int bin(double omega) {
    return (int) Math.min(grid.bins() - 1L, Math.round(omega * grid.duration() / (2 * Math.PI)));
  }

  @Override
  public double omega(int bin) {
    return 2 * Math.PI * bin / grid.duration();
  }

  @Override
  public double[] predicted(int first, int second, boolean mirrored) {
    return fluctuations.at(measured, first, second, mirrored);
  }

  @Override
  public Coefficients at(int s, int node, int k) {
    SampledSystem.Site site = system.sites().get(s);
    Measurement m = measured.get(s).get(node);
    SiteInputs inputs = new SiteInputs(system, s, state);
    int b = site.readouts().size();
    int p = site.posts();
    double[] rRe = new double[b * p];
    double[] rIm = new double[b * p];
    double[] cRe = new double[b * b];
    double[] cIm = new double[b * b];
    double[] value = new double[2];
    for (int[] h : signals) {
      for (int a = 0; h[0] == s && a < p; a++) {
        int at = m.response(h[1], a);
        if (at >= 0) {
          rRe[h[1] * p + a] = m.responseRe[at][k];
          rIm[h[1] * p + a] = m.responseIm[at][k];
        }
      }
      for (int[] g : signals) {
        if (h[0] == s && g[0] == s) {
          correlation(m, h[1], g[1], k, value);
          cRe[h[1] * b + g[1]] = value[0];
          cIm[h[1] * b + g[1]] = value[1];
        }
      }
    }
    subtract(rRe, rIm, inputs, k, b, p, cRe, cIm);
    double[] loopRe = new double[b * b];
    double[] loopIm = new double[b * b];
    for (int i = 0; i < b; i++) {
      loopRe[i * b + i] = 1;
      for (int f = 0; f < site.feedbacks().size(); f++) {
        SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
        double x = rRe[i * p + term.post()];
        double y = rIm[i * p + term.post()];
        loopRe[i * b + term.from()] += x * inputs.kernelRe[f][k] - y * inputs.kernelIm[f][k];
        loopIm[i * b + term.from()] += x * inputs.kernelIm[f][k] + y * inputs.kernelRe[f][k];
      }
    }
    ComplexLu lu = new ComplexLu(b);
    lu.factor(loopRe, loopIm);
    lu.solve(rRe, rIm, p);
    lu.solve(cRe, cIm, b);
    adjoint(cRe, cIm, b);
    lu.solve(cRe, cIm, b);
    return new Coefficients(rRe, rIm, cRe, cIm);
  }

  /** C −= RΦR†. */
  private static void subtract(double[] rRe, double[] rIm, SiteInputs inputs, int k, int b, int p, double[] cRe, double[] cIm) {
    for (int i = 0; i < b; i++) {
      for (int j = 0; j < b; j++) {
        for (int a = 0; a < p; a++) {
          for (int c = 0; c < p; c++) {
            double x = rRe[i * p + a] * rRe[j * p + c] + rIm[i * p + a] * rIm[j * p + c];
            double y = rIm[i * p + a] * rRe[j * p + c] - rRe[i * p + a] * rIm[j * p + c];
            double u = inputs.re[a * p + c][k];
            double v = inputs.im[a * p + c][k];
            cRe[i * b + j] -= x * u - y * v;
            cIm[i * b + j] -= x * v + y * u;
          }
        }
      }
    }
  }

  private static void adjoint(double[] re, double[] im, int n) {
    for (int i = 0; i < n; i++) {
      im[i * n + i] = -im[i * n + i];
      for (int j = 0; j < i; j++) {
        double r = re[i * n + j];
        double m = im[i * n + j];
        re[i * n + j] = re[j * n + i];
        im[i * n + j] = -im[j * n + i];
        re[j * n + i] = r;
        im[j * n + i] = -m;
      }
    }
  }
}
