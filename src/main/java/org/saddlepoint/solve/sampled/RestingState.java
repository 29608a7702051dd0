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
 * persistent Gaussian inputs. Whether it is stable tells {@link RestingStability}.
 */
final class RestingState {
  private static final int MOST = 400;
  private static final double TOLERANCE = 1e-11;
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
      SampledSystem.Pair pair = system.pairs().get(p);
      state.pairRe[p][0] = pair.left() == pair.right() ? Math.abs(x[at++]) : x[at++];
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

  /** @see RestingStability#value() */
  double stability() {
    List<RestingSite> sites = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      sites.add(linear.get(s).isPresent() ? linear.get(s).get() : frozen.get(s).orElseThrow());
    }
    return new RestingStability(system, sites, state).value();
  }
}
