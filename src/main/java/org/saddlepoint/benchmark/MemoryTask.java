package org.saddlepoint.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** How fast one thread reads memory: the sum of an array that no cache of one processor holds. What a single trajectory is measured by. */
final class MemoryTask {
  static final String NAME = "memory-read";

  /** 512 MiB, or an eighth of the memory that the virtual machine may take. */
  private static final int COUNT = (int) Math.min(1 << 26, Runtime.getRuntime().maxMemory() / 256 * 4);

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

  /** Four sums at a time, so that no addition waits for the one before. */
  private static long sum(long[] numbers) {
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int k = 0; k + 3 < numbers.length; k += 4) {
      first += numbers[k];
      second += numbers[k + 1];
      third += numbers[k + 2];
      fourth += numbers[k + 3];
    }
    return first + second + third + fourth;
  }
}
