package org.saddlepoint.simulate;

/**
 * When a stationary run is sampled.
 *
 * @param timeStep of the integration, 1 in discrete time
 * @param stride steps between samples
 * @param samplesPerSegment samples in a segment, a power of two
 * @param segments segments in the run
 * @param coarseStride samples between those kept for covariance matrices
 */
record TimeGrid(double timeStep, int stride, int samplesPerSegment, int segments, int coarseStride) {
  /** One instant, for networks at rest. */
  static final TimeGrid INSTANT = new TimeGrid(1, 0, 1, 1, 1);

  /** Lags reported, up to half a segment. */
  int lags() {
    return samplesPerSegment / 2 + 1;
  }

  /** Time between samples. */
  double spacing() {
    return timeStep * stride;
  }

  int coarsePerSegment() {
    return (samplesPerSegment + coarseStride - 1) / coarseStride;
  }

  int coarseLags() {
    return coarsePerSegment() / 2 + 1;
  }

  double duration() {
    return spacing() * samplesPerSegment * segments;
  }
}
