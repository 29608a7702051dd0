package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** Discrete time with a long memory of its own: strong amplification of slow, or of alternating, fluctuations. */
class SlowMapTest {

  private static double variance(String decay, String g) {
    String text = "[fields.x]\nequation = \"x[t+1] = " + decay + "*x + sum(J, phi(x))\"\n[couplings.J]\nvariance = \"g^2/N\"\n[functions]\nphi = \"tanh(x)\"\n[parameters]\ng = " + g + "\n";
    Result result = Solver.solve(ModelReader.read(text, "test.toml", Path.of(""), List.of()), SolveOptions.leading("C_x(0)"));
    assertEquals(Status.CONVERGED, result.status(), result.message());
    return result.quantity("C_x(0)").value().getAsDouble();
  }

  /** Three networks of 500 sites give 17.0(2); the silent state, a solution as well, is unstable. */
  @Test
  void theFluctuatingStateIsFound() {
    assertEquals(17.0, variance("0.9", "0.5"), 0.3);
  }

  /** (−1)^t x(t) obeys the same equation with the other sign of the decay, as the activation is odd. */
  @ParameterizedTest
  @ValueSource(strings = {"0.15", "0.3", "0.5"})
  void alternatingFluctuationsAreTheSame(String g) {
    double slow = variance("0.9", g);
    assertEquals(slow, variance("-0.9", g), 1e-9 * slow);
  }
}
