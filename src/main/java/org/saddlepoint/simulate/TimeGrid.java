package org.saddlepoint.simulate;

/**
 * When a stationary run is sampled.
 *
 * @param timeStep of the integration, 1 in discrete time
 * @param stride steps between samples
 * @param samplesPerSegment samples in a segment, a power of two
 * @param segments segments in the run
 * @param coarseStride samples between those kept for covariance matrices
 * @param window samples in a window over which the user wants averages, 0 for none
 */
record TimeGrid(double timeStep, int stride, int samplesPerSegment, int segments, int coarseStride, int window) {
  /** One instant, for networks at rest. */
  static final TimeGrid INSTANT = new TimeGrid(1, 0, 1, 1, 1, 0);

  private static final int LONG_WINDOWS = 8;

  /** Numbers kept of one observable of one network for covariance matrices. */
  private static final long MOST_NUMBERS = 25_000_000;

  /** Segments of which samples are kept for covariance matrices: all, or the first that fit into memory. */
  int recorded(long sitesTimesTrajectories) {
    return (int) Math.min(segments, Math.max(2, MOST_NUMBERS / (sitesTimesTrajectories * coarsePerSegment())));
  }

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

  /** Samples in all. */
  int samples() {
    return samplesPerSegment * segments;
  }

  /** Samples in each of the windows from which long-window covariances are estimated. */
  int longWindow() {
    return Math.max(1, samples() / LONG_WINDOWS);
  }

  /** Long windows in a run. */
  int longWindows() {
    return samples() / longWindow();
  }

  double duration() {
    return spacing() * samplesPerSegment * segments;
  }
}
