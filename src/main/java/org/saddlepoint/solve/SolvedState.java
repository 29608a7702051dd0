package org.saddlepoint.solve;

import java.util.Optional;

/** A solution of the mean-field equations as the fluctuations need it: static parts and, where the state fluctuates, correlations. */
final class SolvedState {
  private final MeanFieldSystem system;
  private final StaticParts parts;
  private final Optional<CorrelationMap> map;
  private final double[][] decaying;
  private final double[][] covariances;

  private SolvedState(MeanFieldSystem system, StaticParts parts, Optional<CorrelationMap> map, double[][] decaying) {
    this.system = system;
    this.parts = parts;
    this.map = map;
    this.decaying = decaying;
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

  /** The decaying covariance of two outputs of a node over the lags. */
  double[] covariance(int site, int node, int left, int right) {
    return covariances[map().target(site, node, left, right)];
  }

  /** The decaying part of an output's variance. */
  double variance(int site, int node, int output) {
    return fluctuates() ? covariance(site, node, output, output)[0] : 0;
  }
}
