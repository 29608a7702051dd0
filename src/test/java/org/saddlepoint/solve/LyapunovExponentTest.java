package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;

class LyapunovExponentTest {
  private static final String TEXT =
      """
      [fields.x]
      equation = "theta*x' = -x + sum(J, phi(x)) + xi"
      [couplings.J]
      variance = "g^2/N"
      [noise.xi]
      spectrum = "2*D"
      [functions]
      phi = "%s"
      [parameters]
      g = 1.2
      D = 1
      theta = 1
      """;

  private static Quantity exponent(String phi, String... settings) {
    Result r = Solver.solve(ModelReader.read(TEXT.formatted(phi), "test.toml", Path.of("."), List.of(settings)), SolveOptions.leading("lyapunov_exponent"));
    return r.quantity("lyapunov_exponent");
  }

  /** A linear network: the rightmost eigenvalue of J − 1 is g − 1, in units of the time constant. */
  @Test
  void linearNetworksFollowTheirRightmostEigenvalue() {
    Quantity one = exponent("1000*tanh(x/1000)", "g=0.6");
    assertEquals(-0.4, one.value().getAsDouble(), 1e-4);
    assertEquals(-0.2, exponent("1000*tanh(x/1000)", "g=0.6", "theta=2").value().getAsDouble(), 1e-4);
  }

  /** Two networks of 300 neurons, the tangent followed under the same noise; the size of one exponent's fluctuation is about 0.01. */
  @Test
  void aDrivenNetworkForgetsItsStart() {
    double theory = exponent("tanh(x)").value().getAsDouble();
    double measured = 0.5 * (tangent(300, 1.2, 1) + tangent(300, 1.2, 2));
    assertEquals(measured, theory, 0.03);
    assertTrue(theory < -0.2, "white noise makes the network forget: " + theory);
  }

  /** Euler steps of x' = −x + J tanh(x) + ξ with ⟨ξξ⟩ = 2δ. */
  private static double tangent(int n, double g, long seed) {
    Random random = new Random(seed);
    double[] j = new double[n * n];
    for (int k = 0; k < j.length; k++) {
      j[k] = g * random.nextGaussian() / Math.sqrt(n);
    }
    double[] x = new double[n];
    double[] v = new double[n];
    java.util.Arrays.fill(v, 1 / Math.sqrt(n));
    double h = 0.05;
    double growth = 0;
    int steps = 5000;
    int first = 500;
    double[] phi = new double[n];
    double[] change = new double[n];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        phi[i] = Math.tanh(x[i]);
        change[i] = (1 - phi[i] * phi[i]) * v[i];
      }
      double size = 0;
      for (int i = 0; i < n; i++) {
        double input = 0;
        double along = 0;
        for (int k = 0; k < n; k++) {
          input += j[i * n + k] * phi[k];
          along += j[i * n + k] * change[k];
        }
        x[i] += h * (input - x[i]) + Math.sqrt(2 * h) * random.nextGaussian();
        v[i] += h * (along - v[i]);
        size += v[i] * v[i];
      }
      size = Math.sqrt(size);
      growth += t >= first ? Math.log(size) : 0;
      for (int i = 0; i < n; i++) {
        v[i] /= size;
      }
    }
    return growth / ((steps - first) * h);
  }
}
