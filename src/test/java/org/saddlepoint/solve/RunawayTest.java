package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** φ with the slopes s± = 1 at infinity: a network with g²(s₊² + s₋²)/2 above one grows without bounds, whatever drives it. */
class RunawayTest {
  private static Result solve(String g, String mean, String noise) {
    return Solver.solve(ModelReader.read("""
        [fields.x]
        equation = "x' = -x + sum(J, phi(x)) + 1/2 + xi"
        [couplings.J]
        variance = "g^2/N"
        mean = "%s/N"
        [noise.xi]
        %s
        [functions]
        phi = "x^3/(1+x^2) + tanh(x)"
        [parameters]
        g = %s
        """.formatted(mean, noise, g), "test.toml", Path.of("."), List.of()), SolveOptions.leading("C_x(0)", "C_x(inf)", "PR_phi"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind = \"quenched\"\nvariance = 1", "spectrum = 1", "kind = \"ou\"\nvariance = 1\ntime = 2"})
  void nothingLimitsTheActivity(String noise) {
    Result r = solve("1.1", "0", noise.replace("= 1", "= \"1\"").replace("= 2", "= \"2\""));
    assertEquals(Status.OUTSIDE_VALIDITY, r.status(), r.message());
    assertTrue(r.message().contains("nothing limits the activity"), r.message());
  }

  /** With means a fluctuating state may be left where no fixed point is; what the equations have here is no state. */
  @Test
  void correlationsThatNoProcessHasAreNoAnswer() {
    Result r = solve("1.1", "0.3", "spectrum = \"0.1\"");
    assertEquals(Status.NOT_CONVERGED, r.status(), r.message());
    assertTrue(r.quantity("C_x(0)").value().isEmpty(), r.toString());
  }
}
