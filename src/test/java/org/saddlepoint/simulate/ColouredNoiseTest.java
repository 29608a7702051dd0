package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

/** The autocovariance of generated noise is the transform of its spectrum. */
class ColouredNoiseTest {
  private static final int PROCESSES = 2000;

  private static double[] autocovariance(ColouredNoise noise, int lags) {
    double[][] samples = new double[400][PROCESSES];
    for (double[] instant : samples) {
      noise.next(instant);
    }
    double[] c = new double[lags];
    for (int k = 0; k < lags; k++) {
      for (int t = 0; t + k < samples.length; t++) {
        for (int i = 0; i < PROCESSES; i++) {
          c[k] += samples[t][i] * samples[t + k][i] / (PROCESSES * (samples.length - k));
        }
      }
    }
    return c;
  }

  @Test
  void gaussianSpectrum() {
    // S = √(2π) exp(−ω²/2) belongs to exp(−τ²/2).
    ColouredNoise noise = ColouredNoise.ofSpectrum(w -> Math.sqrt(2 * Math.PI) * Math.exp(-w * w / 2), 0.1, PROCESSES, RandomStream.of(1, "test", 0));
    double[] c = autocovariance(noise, 40);
    for (int k = 0; k < c.length; k += 5) {
      assertEquals(Math.exp(-0.005 * k * k), c[k], 0.02, "some 20 independent samples of each of 2000 processes: standard error 0.007");
    }
  }

  @Test
  void exponentialMemory() {
    ColouredNoise noise = ColouredNoise.ofAutocovariance(t -> Math.exp(-t), 0.1, PROCESSES, RandomStream.of(2, "test", 0));
    double[] c = autocovariance(noise, 30);
    for (int k = 0; k < c.length; k += 5) {
      assertEquals(Math.exp(-0.1 * k), c[k], 0.025, "standard error 0.008");
    }
  }

  @Test
  void spectrumWithAlgebraicTail() {
    ColouredNoise noise = ColouredNoise.ofSpectrum(w -> 2 / (1 + w * w), 0.2, PROCESSES, RandomStream.of(3, "test", 0));
    double[] c = autocovariance(noise, 20);
    for (int k = 0; k < c.length; k += 5) {
      assertEquals(Math.exp(-0.2 * k), c[k], 0.025, "standard error 0.006, tail beyond 500 images 4e-5");
    }
  }
}
