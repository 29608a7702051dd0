package org.saddlepoint.connectome;

import java.util.stream.IntStream;
import org.saddlepoint.numeric.RandomStream;

/** Graphs for the tests. */
final class Graphs {
  private Graphs() {}

  static Connectome of(int n, double... weights) {
    return new Connectome("test", "", IntStream.range(0, n).mapToObj(i -> "n" + i).toList(), weights, java.util.Arrays.stream(weights).filter(w -> w != 0).count(), 0);
  }

  /** Independent standard normal elements. */
  static Connectome gaussian(int n, long seed) {
    double[] weights = new double[n * n];
    RandomStream.of(seed, "test graph", n).fillGaussian(weights, 1);
    return of(n, weights);
  }

  /** Sparse counts from 1 to 6 with log-normal propensities to send and to receive. */
  static Connectome sparse(int n, double density, long seed) {
    RandomStream random = RandomStream.of(seed, "sparse test graph", n);
    double[] receive = IntStream.range(0, n).mapToDouble(i -> Math.exp(0.5 * random.nextGaussian())).toArray();
    double[] send = IntStream.range(0, n).mapToDouble(i -> Math.exp(0.5 * random.nextGaussian())).toArray();
    double[] weights = new double[n * n];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = random.nextDouble() < density * receive[k / n] * send[k % n] ? 1 + random.nextInt(6) : 0;
    }
    return of(n, weights);
  }
}
