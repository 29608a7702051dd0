package org.saddlepoint.benchmark;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param peers the other side, with versions
 */
public record BenchmarkResult(List<Measurement> measurements, List<Scaling> laws, String peers) {
  /** Whether both sides of every comparison found the same value. */
  public boolean agrees() {
    return measurements.stream().allMatch(Measurement::agrees);
  }
}
