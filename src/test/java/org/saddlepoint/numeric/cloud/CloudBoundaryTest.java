package org.saddlepoint.numeric.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.Spectra;

class CloudBoundaryTest {
  private static final int N = 200;

  /** Elements of variance 1/N with the correlation η of M_ij and M_ji. */
  private static double[] matrix(double eta, int seed) {
    double[] m = new double[N * N];
    RandomStream random = RandomStream.of(seed, "test", 0);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j <= i; j++) {
        double x = random.nextGaussian() / Math.sqrt(N);
        m[i * N + j] = x;
        m[j * N + i] = i == j ? x : eta * x + Math.sqrt(1 - eta * eta) * random.nextGaussian() / Math.sqrt(N);
      }
    }
    return m;
  }

  private static int outside(double[] m, Boundary line, double factor) {
    Spectra.Eigenvalues values = Spectra.real(m, N);
    int count = 0;
    for (int k = 0; k < N; k++) {
      count += line.isOutside(values.re()[k], values.im()[k], factor) ? 1 : 0;
    }
    return count;
  }

  /** Sommers et al.: half-axes 1 + η and 1 − η. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.5})
  void anEllipse(double eta) {
    double[] m = matrix(eta, 3);
    Boundary line = CloudBoundary.of(RandomSystem.of(m, N));
    // The elements of the diagonal, of order N^(−1/2), move the ends of the line a little.
    assertEquals(1 + eta, line.edge(), 0.12);
    assertEquals(1 + eta, -Systems.left(line), 0.12);
    assertEquals(1 - eta, Systems.height(line), 0.06);
    assertEquals(0, outside(m, line, 0.1));
    assertTrue(Spectra.real(m, N).largestRealPart() > line.edge() - 0.25, "and the cloud reaches it");
  }

  /** Two populations of half the size with variances 4/N, 1/N, 1/N, 0: the largest eigenvalue of ((2, ½), (½, 0)). */
  @Test
  void populations() {
    double[] m = matrix(0, 4);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        m[i * N + j] *= i < N / 2 && j < N / 2 ? 2 : i >= N / 2 && j >= N / 2 ? 0 : 1;
      }
    }
    Boundary line = CloudBoundary.of(RandomSystem.of(m, N));
    assertEquals(Math.sqrt(1 + Math.sqrt(1.25)), Systems.height(line), 0.06);
    assertEquals(0, outside(m, line, 0.1));
  }

  /** Two decay rates, −1 and −5, and weak couplings: two clouds, ½g²/|λ + 1|² + ½g²/|λ + 5|² = 1. */
  @Test
  void twoClouds() {
    double[] m = matrix(0, 5);
    for (int i = 0; i < N; i++) {
      m[i * N + i] -= i < N / 2 ? 1 : 5;
    }
    Boundary line = CloudBoundary.of(RandomSystem.of(m, N));
    double r = line.edge() + 1;
    assertEquals(1, 0.5 / (r * r) + 0.5 / ((r + 4) * (r + 4)), 0.2);
    assertEquals(2, line.curves().size(), "nothing lies between");
    assertEquals(0, outside(m, line, 0.1));
    assertTrue(line.isOutside(-3, 0, 0.1));
  }

  @Test
  void withoutCyclesThereIsAPoint() {
    double[] m = new double[100];
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < i; j++) {
        m[i * 10 + j] = 1;
      }
    }
    assertEquals(0, CloudBoundary.of(RandomSystem.of(m, 10)).extent());
  }
}
