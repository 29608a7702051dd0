package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/**
 * Two couplings into one field, through an output and through a slow copy of it, whose elements covary: the input has the spectrum
 * g² S_φ(ω) F(ω) with F = 1 + |h|² + 2c Re h and h = 1/(1 + 3iω), the same with both orders of times.
 */
class CovaryingCouplingsTest {
  private static final double GAIN = 0.6;

  private static Result solve(String phi, String noise, double c, double g) {
    Network network = ModelReader.read("""
        [fields.x]
        equation = "x' = -x + sum(J, %s) + sum(K, y)%s"
        [fields.y]
        equation = "3*y' = -y + %s"
        [couplings.J]
        variance = "g^2/N"
        covariance = { with = "K", value = "c*g^2/N" }
        [couplings.K]
        variance = "g^2/N"
        %s
        [parameters]
        g = %s
        c = %s
        """.formatted(phi, noise.isEmpty() ? "" : " + xi", phi, noise, g, c), "test.toml", Path.of("."), List.of());
    Result r = Solver.solve(network, SolveOptions.ALL);
    assertTrue(List.of(Status.CONVERGED, Status.QUIESCENT).contains(r.status()), r.message());
    return r;
  }

  private static double value(Result r, String name) {
    return r.quantity(name).value().orElseThrow();
  }

  /** F(ω), from the definition of h. */
  private static double shape(double omega, double c) {
    double slow = 1 / (1 + 9 * omega * omega);
    return 1 + slow + 2 * c * slow;
  }

  /** S_x = 2/(1 + ω² − g² F), integrated over ω = tan θ with equal steps, which is exact to rounding for a rational function. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.8, 0, 0.2})
  void linearNetworkWithWhiteNoise(double c) {
    int steps = 4000;
    double x = 0;
    double y = 0;
    for (int k = 0; k < steps; k++) {
      double omega = Math.tan(Math.PI * ((k + 0.5) / steps - 0.5));
      double s = 2 / (1 + omega * omega - GAIN * GAIN * shape(omega, c)) * (1 + omega * omega);
      x += s / (2 * steps);
      y += s / (1 + 9 * omega * omega) / (2 * steps);
    }
    Result r = solve("x", "[noise.xi]\nspectrum = \"2\"", c, GAIN);
    assertEquals(x, value(r, "C_x(0)"), 1e-8);
    assertEquals(y, value(r, "C_y(0)"), 1e-8);
    double resting = GAIN * GAIN * (2 + 2 * c);
    assertEquals((1 - resting) * (1 - resting), value(r, "PR_x_long"), 1e-8);
  }

  /** At c = −0.8 it is a finite frequency that becomes unstable first. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.8, -0.4, 0.8})
  void theTransitionIsWhereTheLargestGainIsOne(double c) {
    double largest = 0;
    for (int k = 0; k <= 1_000_000; k++) {
      double omega = 2e-6 * k;
      largest = Math.max(largest, shape(omega, c) / (1 + omega * omega));
    }
    Result r = solve("tanh(x)", "", c, 0.2);
    assertEquals(1 / Math.sqrt(0.04 * largest), value(r, "critical_scale"), 1e-8);
  }

  /** Beyond that transition the network oscillates and does not rest. */
  @Test
  void beyondTheTransitionItFluctuates() {
    assertTrue(value(solve("tanh(x)", "", -0.8, 1.5), "C_x(0)") > 0.01);
  }
}
