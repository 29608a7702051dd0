package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A solution of the mean-field equations as the fluctuations need it: static parts and, where the state fluctuates, correlations. */
final class SolvedState {
  /** Numbers, 32 MiB of them. */
  private static final long MOST_KEPT = 1L << 22;

  private final MeanFieldSystem system;
  private final StaticParts parts;
  private final Optional<CorrelationMap> map;
  private final double[][] decaying;
  private final double[][] covariances;
  private final Expansions expansions;
  private final Map<FunctionPair, Lagged> lagged = new HashMap<>();

  /** Two functions read out at a node of the site parameters, under a level of the static parts. */
  record FunctionPair(int site, int node, int level, int left, int right) {}

  /**
   * Their covariance over the lags.
   *
   * @param rest  what decays, without the part whose spectrum falls off slowly
   * @param limit what does not decay
   * @param equal at equal times
   * @param slope of the slow part
   */
  record Lagged(double[] rest, double limit, double equal, double slope) {}

  private SolvedState(MeanFieldSystem system, StaticParts parts, Optional<CorrelationMap> map, double[][] decaying) {
    this.system = system;
    this.parts = parts;
    this.map = map;
    this.decaying = decaying;
    this.expansions = Expansions.tabulated(system.tables());
    this.covariances = map.map(m -> m.argumentCovariances(decaying)).orElse(new double[0][]);
  }

  static SolvedState frozen(MeanFieldSystem system, StaticParts parts) {
    return new SolvedState(system, parts, Optional.empty(), new double[0][]);
  }

  /** @param map adapted to the state, with targets for everything that will be read out */
  static SolvedState fluctuating(CorrelationMap map, Correlations state) {
    return new SolvedState(map.system(), state.parts(), Optional.of(map), state.decaying());
  }

  MeanFieldSystem system() {
    return system;
  }

  StaticParts parts() {
    return parts;
  }

  boolean fluctuates() {
    return map.isPresent();
  }

  /** The grid of the correlations. @throws java.util.NoSuchElementException for a static state */
  CorrelationMap map() {
    return map.orElseThrow();
  }

  double[][] decaying() {
    return decaying;
  }

  /** Averages that have been computed for this state. */
  Expansions expansions() {
    return expansions;
  }

  /** Computed once, unless that would fill the memory. */
  Lagged lagged(FunctionPair pair, Supplier<Lagged> computation) {
    if ((lagged.size() + 1L) * map().grid().lags() > MOST_KEPT) {
      return lagged.containsKey(pair) ? lagged.get(pair) : computation.get();
    }
    return lagged.computeIfAbsent(pair, p -> computation.get());
  }

  /** The decaying covariance of a target of the map over the lags. */
  double[] covariance(int target) {
    return covariances[target];
  }

  /** The decaying covariance of two outputs of a node over the lags. */
  double[] covariance(int site, int node, int left, int right) {
    return covariances[map().target(site, node, left, right)];
  }

  /** The decaying part of an output's variance. */
  double variance(int site, int node, int output) {
    return fluctuates() ? covariance(site, node, output, output)[0] : 0;
  }
}
