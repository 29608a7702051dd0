package org.saddlepoint.benchmark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a benchmark found.
 *
 * @param peers the other side, with versions
 * @param missing what was asked for and not run before the benchmark was stopped, by name
 */
public record BenchmarkResult(List<Measurement> measurements, List<Scaling> laws, String peers, List<String> missing) {
  /** Whether both sides of every comparison found the same value. */
  public boolean agrees() {
    return measurements.stream().allMatch(Measurement::agrees);
  }

  /** Which part of the memory bandwidth of this run our side used, where memory limits it and the bandwidth was measured: by the faster side. */
  OptionalDouble bandwidth(Measurement m) {
    return measurements.stream().filter(r -> r.task().name().equals(MemoryTask.NAME) && m.task().bytes() > 0 && r != m)
        .mapToDouble(r -> m.figure() * m.task().bytes() / (r.hasPeer() ? Math.max(r.figure(), r.peerFigure()) : r.figure())).findFirst();
  }
}
