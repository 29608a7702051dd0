package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.numeric.AndersonMixing;
import org.saddlepoint.numeric.Iteration;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.solve.Clock;
import org.saddlepoint.solve.ModelNumbers;
import org.saddlepoint.solve.NoiseLaw;

/**
 * The state in which nothing moves: self-consistent static covariances, means and static responses, from quadrature over the
 * persistent Gaussian inputs. Stable if no fluctuation of the inputs grows when it passes the sites: the largest eigenvalue over
 * frequencies of O_bb' → Σ_kl ⟨S_bk S*_b'l⟩ Φ_kl[O], with the responses S(ω) dressed by the memory, is below one.
 */
final class RestingState {
  private static final int MOST = 400;
  private static final double TOLERANCE = 1e-11;
  private static final int FREQUENCIES = 24;
  private static final double LOWEST = 3e-3;
  private static final double HIGHEST = 30;
  private static final int RESPONSE_ITERATIONS = 500;
  private static final double DAMPING = 0.7;

  /** Evaluations at a node, about a minute of one core, after which trajectories are tried. */
  private static final long MOST_WORK = 1_000_000_000L;

  private final WorkLimit limit = new WorkLimit(MOST_WORK, "no state at rest was found with a billion evaluations");
  private final SampledSystem system;
  /** Four times, so that bin 0 is ω = 0 and bin 1 any frequency that is asked for. */
  private final Periodic still;
  private final List<Optional<LinearSite>> linear = new ArrayList<>();
  private final List<Optional<FrozenSite>> frozen = new ArrayList<>();
  private OrderParameters state;

  /** @param fineness of the quadrature over one persistent input */
  RestingState(SampledSystem system, int fineness) {
    this.system = system;
    this.still = new Periodic(4, 1, system.discrete());
    for (int s = 0; s < system.sites().size(); s++) {
      Optional<LinearSite> site = LinearSite.of(system, s, true);
      linear.add(site);
      frozen.add(site.isPresent() ? Optional.empty() : Optional.of(new FrozenSite(system, s, fineness, limit)));
    }
    state = new OrderParameters(system, still);
  }

  /**
   * The state in which every site is alike and nothing enters it, if it solves the equations: the quiescent state, whose stability
   * tells the transition even where another state has taken over.
   */
  static Optional<RestingState> quiescent(SampledSystem system) {
    if (hasFrozenNoise(system.equations().network())) {
      return Optional.empty();
    }
    RestingState rest = new RestingState(system, 1);
    double[] nothing = rest.pack(rest.state);
    double[] x = nothing.clone();
    double change = 1;
    for (int i = 0; i < RESPONSE_ITERATIONS && change > 1e-13; i++) {
      double[] next = rest.map(x);
      change = 0;
      for (int k = 0; k < x.length; k++) {
        boolean correlation = k < system.pairs().size();
        if (correlation && Math.abs(next[k]) > 1e-20) {
          return Optional.empty();
        }
        change = Math.max(change, Math.abs(next[k] - x[k]));
        x[k] = correlation ? 0 : x[k] + DAMPING * (next[k] - x[k]);
      }
    }
    rest.unpack(x);
    return change < 1e-8 ? Optional.of(rest) : Optional.empty();
  }

  /** Whether every site comes to rest: nothing from outside fluctuates and the state at rest is stable. */
  static boolean isReached(SampledSystem system, int fineness, double margin) {
    if (isNoisy(system.equations().network())) {
      return false;
    }
    try {
      Optional<RestingState> quiescent = quiescent(system);
      if (quiescent.isPresent()) {
        return quiescent.get().stability() <= 1 + margin;
      }
      RestingState rest = new RestingState(system, fineness);
      return rest.solve() && rest.stability() <= 1 + margin;
    } catch (NumericalFailure moving) {
      return false;
    }
  }

  /** Whether a noise fluctuates in time. */
  static boolean isNoisy(Network network) {
    ModelNumbers numbers = new ModelNumbers(network);
    return network.noises().stream().anyMatch(n -> new NoiseLaw(n.law(), new Clock.Continuous(), numbers).fluctuates());
  }

  /** Whether something enters the sites from outside that is not the same at each of them. */
  static boolean hasFrozenNoise(Network network) {
    ModelNumbers numbers = new ModelNumbers(network);
    return network.noises().stream().anyMatch(n -> new NoiseLaw(n.law(), new Clock.Continuous(), numbers).frozen() > 0);
  }

  /** Solves; whether a state at rest was found. @throws NumericalFailure if the process does not come to rest */
  boolean solve() {
    for (int p = 0; p < system.pairs().size(); p++) {
      state.pairRe[p][0] = still.duration();
    }
    // Covariances of first states are of the order of one, responses start from nothing.
    AndersonMixing mixing = new AndersonMixing(TOLERANCE, MOST, 6, DAMPING);
    Iteration found = mixing.solve((x, out) -> System.arraycopy(map(x), 0, out, 0, out.length), pack(state));
    unpack(found.solution());
    map(found.solution());
    return found.converged() || found.residual() < 1e-9;
  }

  /** Whether a frozen noise has another value in another draw. */
  boolean redrawn() {
    return system.equations().network().noises().stream().anyMatch(n -> n.law() instanceof Noise.Quenched);
  }

  /** The spacing of the times that exist, 0 where time is continuous. */
  double step() {
    return system.discrete() ? 1 : 0;
  }

  private double[] map(double[] x) {
    unpack(x);
    OrderParameters next = new OrderParameters(system, still);
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      if (linear.get(s).isPresent()) {
        next.take(linear.get(s).get().measure(state, OrderParameters.passage(system, s)), system, s);
        state.approach(next, 1, system, s);
      } else {
        frozen.get(site).ifPresent(f -> take(site, f.at(new SiteInputs(system, site, state), still), f, next));
      }
    }
    return pack(next);
  }

  private void take(int s, FrozenSite.Rest rest, FrozenSite site, OrderParameters next) {
    double ratio = system.sites().get(s).ratio();
    int posts = system.sites().get(s).posts();
    for (int p = 0; p < system.pairs().size(); p++) {
      SampledSystem.Pair pair = system.pairs().get(p);
      if (pair.site() == s) {
        next.pairRe[p][0] = still.duration() * ratio * average(site, rest.value()[pair.left()], rest.value()[pair.right()]);
      }
    }
    for (int r = 0; r < system.responses().size(); r++) {
      SampledSystem.ResponseOf response = system.responses().get(r);
      if (response.site() == s) {
        next.responseRe[r][0] = ratio * average(site, rest.response()[response.readout() * posts + response.post()]);
      }
    }
    for (int m = 0; m < system.means().size(); m++) {
      if (system.means().get(m).site() == s) {
        next.means[m] = ratio * average(site, rest.value()[system.means().get(m).readout()]);
      }
    }
  }

  static double average(FrozenSite site, double[]... factors) {
    double sum = 0;
    double[] weight = site.nodes().weight();
    for (int i = 0; i < weight.length; i++) {
      double product = weight[i];
      for (double[] f : factors) {
        product *= f[i];
      }
      sum += product;
    }
    return sum;
  }

  private double[] pack(OrderParameters o) {
    double[] x = new double[system.pairs().size() + system.responses().size() + system.means().size()];
    int at = 0;
    for (int p = 0; p < system.pairs().size(); p++) {
      x[at++] = o.pairRe[p][0];
    }
    for (int r = 0; r < system.responses().size(); r++) {
      x[at++] = o.responseRe[r][0];
    }
    for (double m : o.means) {
      x[at++] = m;
    }
    return x;
  }

  private void unpack(double[] x) {
    int at = 0;
    for (int p = 0; p < system.pairs().size(); p++) {
      state.pairRe[p][0] = Math.abs(x[at++]);
    }
    for (int r = 0; r < system.responses().size(); r++) {
      state.responseRe[r][0] = x[at++];
    }
    for (int m = 0; m < state.means.length; m++) {
      state.means[m] = x[at++];
    }
  }

  /** The averages of all readouts of a species over its sites in the solved state, of h and of h². */
  double[][] moments(int s, int[] readouts) {
    double[][] found = new double[2][readouts.length];
    if (linear.get(s).isPresent()) {
      Passage passage = new Passage(java.util.Arrays.stream(readouts).mapToObj(b -> new SampledSystem.Pair(s, b, b)).toList(), List.of());
      Measurement m = linear.get(s).get().measure(state, passage);
      for (int k = 0; k < readouts.length; k++) {
        found[0][k] = m.means[readouts[k]];
        found[1][k] = m.pairRe[k][0] / still.duration();
      }
      return found;
    }
    FrozenSite site = frozen.get(s).orElseThrow();
    FrozenSite.Rest rest = site.at(new SiteInputs(system, s, state), still);
    for (int k = 0; k < readouts.length; k++) {
      found[0][k] = average(site, rest.value()[readouts[k]]);
      found[1][k] = average(site, rest.value()[readouts[k]], rest.value()[readouts[k]]);
    }
    return found;
  }

  /** max_ω of the growth of fluctuations that pass the sites once; NaN where the responses at some frequency are not found. */
  double stability() {
    double largest = at(0);
    double highest = system.discrete() ? Math.PI : HIGHEST;
    for (int k = 0; k < FREQUENCIES; k++) {
      largest = Math.max(largest, at(LOWEST * Math.pow(highest / LOWEST, k / (FREQUENCIES - 1.0))));
    }
    return largest;
  }

  private double at(double omega) {
    Periodic grid = omega == 0 ? still : new Periodic(4, Math.PI / (2 * omega), system.discrete());
    int bin = omega == 0 ? 0 : 1;
    OrderParameters around = new OrderParameters(system, grid);
    for (int p = 0; p < system.pairs().size(); p++) {
      around.pairRe[p][0] = state.pairRe[p][0] / still.duration() * grid.duration();
    }
    System.arraycopy(state.means, 0, around.means, 0, state.means.length);
    for (int r = 0; r < system.responses().size(); r++) {
      around.responseRe[r][0] = state.responseRe[r][0];
      around.responseRe[r][bin] = state.responseRe[r][0];
    }
    dress(omega, bin, around);
    return growth(omega, bin, around);
  }

  /** Responses at a frequency that contain themselves in their memories. */
  private void dress(double omega, int bin, OrderParameters around) {
    double change = 1;
    for (int i = 0; i < RESPONSE_ITERATIONS && change > 1e-10 && bin > 0; i++) {
      change = 0;
      for (int s = 0; s < system.sites().size(); s++) {
        SiteResponse site = response(s, omega, bin, around);
        for (int r = 0; r < system.responses().size(); r++) {
          SampledSystem.ResponseOf wanted = system.responses().get(r);
          if (wanted.site() == s) {
            double[] mean = site.mean(wanted.readout(), wanted.post());
            change = Math.max(change, Math.hypot(mean[0] - around.responseRe[r][bin], mean[1] - around.responseIm[r][bin]));
            around.responseRe[r][bin] += DAMPING * (mean[0] - around.responseRe[r][bin]);
            around.responseIm[r][bin] += DAMPING * (mean[1] - around.responseIm[r][bin]);
          }
        }
      }
    }
    if (!(change < 1e-6) && bin > 0 && !system.responses().isEmpty()) {
      throw new NumericalFailure("the responses of the state at rest have no limit at angular frequency " + omega);
    }
  }

  /** Responses of a site by node with their weights, the ratio of the species included. */
  private record SiteResponse(double[] weight, double[][] re, double[][] im, int posts) {
    double[] mean(int readout, int post) {
      double[] sum = new double[2];
      for (int i = 0; i < weight.length; i++) {
        sum[0] += weight[i] * re[readout * posts + post][i];
        sum[1] += weight[i] * im[readout * posts + post][i];
      }
      return sum;
    }
  }

  private SiteResponse response(int s, double omega, int bin, OrderParameters around) {
    SampledSystem.Site site = system.sites().get(s);
    int posts = site.posts();
    SiteInputs inputs = new SiteInputs(system, s, around);
    if (frozen.get(s).isPresent()) {
      FrozenSite f = frozen.get(s).get();
      double[] weight = f.nodes().weight().clone();
      for (int i = 0; i < weight.length; i++) {
        weight[i] *= site.ratio();
      }
      double[][][] response = f.responses(omega, inputs, bin);
      return new SiteResponse(weight, response[0], response[1], posts);
    }
    List<SampledSystem.ResponseOf> all = new ArrayList<>();
    for (int b = 0; b < site.readouts().size(); b++) {
      for (int k = 0; k < posts; k++) {
        all.add(new SampledSystem.ResponseOf(s, b, k));
      }
    }
    List<Measurement> nodes = linear.get(s).orElseThrow().byNode(around, new Passage(List.of(), all));
    double[] weight = nodes.stream().mapToDouble(m -> site.ratio() * m.weight).toArray();
    double[][] re = new double[all.size()][nodes.size()];
    double[][] im = new double[all.size()][nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      for (int r = 0; r < all.size(); r++) {
        re[r][i] = nodes.get(i).responseRe[r][bin];
        im[r][i] = nodes.get(i).responseIm[r][bin];
      }
    }
    return new SiteResponse(weight, re, im, posts);
  }

  /** The spectral radius of one passage of all pairs and their transposes. */
  private double growth(double omega, int bin, OrderParameters around) {
    int n = 2 * system.pairs().size();
    if (n == 0) {
      return 0;
    }
    double[] re = new double[n * n];
    double[] im = new double[n * n];
    for (int s = 0; s < system.sites().size(); s++) {
      SiteResponse site = response(s, omega, bin, around);
      for (int p = 0; p < system.pairs().size(); p++) {
        SampledSystem.Pair pair = system.pairs().get(p);
        for (int side = 0; side < 2 && pair.site() == s; side++) {
          int b = side == 0 ? pair.left() : pair.right();
          int c = side == 0 ? pair.right() : pair.left();
          for (SampledSystem.DriveTerm d : system.sites().get(s).drives()) {
            for (int turned = 0; turned < (d.left() == d.right() ? 1 : 2); turned++) {
              int k = turned == 0 ? d.left() : d.right();
              int l = turned == 0 ? d.right() : d.left();
              int slot = 2 * d.pair() + (d.transposed() == (turned == 0) ? 1 : 0);
              int at = (2 * p + side) * n + slot;
              for (int i = 0; i < site.weight.length; i++) {
                double ar = site.re[b * site.posts + k][i];
                double ai = site.im[b * site.posts + k][i];
                double br = site.re[c * site.posts + l][i];
                double bi = site.im[c * site.posts + l][i];
                re[at] += site.weight[i] * d.weight() * (ar * br + ai * bi);
                im[at] += site.weight[i] * d.weight() * (ai * br - ar * bi);
              }
            }
          }
        }
      }
    }
    return Spectra.complex(re, im, n).radius();
  }
}
