package org.saddlepoint.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** How fast one thread reads memory: the sum of an array that no cache of one processor holds. What a single trajectory is measured by. */
final class MemoryTask {
  static final String NAME = "memory-read";

  /** 512 MiB, or an eighth of the memory that the virtual machine may take. */
  private static final int COUNT = (int) Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 64);

  private MemoryTask() {}

  static Task task() {
    double bytes = (double) COUNT * Long.BYTES;
    return new Task("simulation", NAME, "B/s", bytes, bytes, MemoryTask::prepare, Optional.of(new Task.Peer.Python(Map.of("task", "memory_read", "n", COUNT), 1)), 0);
  }

  private static Task.Run prepare() {
    long[] numbers = new long[COUNT];
    Arrays.setAll(numbers, k -> k & 1023);
    return () -> sum(numbers);
  }

  /** Integers, because the virtual machine turns only their sum into vector instructions. */
  private static long sum(long[] numbers) {
    long sum = 0;
    for (int k = 0; k < numbers.length; k++) {
      sum += numbers[k];
    }
    return sum;
  }
}
