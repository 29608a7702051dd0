package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** Theory at the time step of a simulation. */
class SteppedSchemeTest {
  private static final String LINEAR =
      """
      [fields.x]
      equation = "x' = -a*x + sum(J, x) + xi"
      [couplings.J]
      variance = "g^2/N"
      [noise.xi]
      %s
      [parameters]
      a = 1.3
      g = 0.7
      D = 0.5
      """;

  private static Result solve(String model, double step) {
    return Solver.solve(ModelReader.read(model, "test.toml", Path.of("."), List.of()), new SolveOptions(List.of("C_x(0)"), OptionalDouble.of(step), OptionalDouble.empty()));
  }

  /**
   * x_{n+1} = e x_n + G J x_n + ζ_n with e = exp(−a h), G = (1−e)/a and Var ζ = D(1−e²)/a: the spectrum is q/|z−e|² summed over
   * powers of g²G²/|z−e|², and ∫dθ/2π 1/(A − B cos θ) = 1/√(A² − B²).
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.5})
  void linearNetworkWithWhiteNoise(double h) {
    double a = 1.3;
    double e = Math.exp(-a * h);
    double gain = (1 - e) / a;
    double big = 1 + e * e - 0.49 * gain * gain;
    double expected = 0.5 / a * (1 - e * e) / Math.sqrt(big * big - 4 * e * e);
    assertEquals(expected, solve(LINEAR.formatted("spectrum = \"2*D\""), h).quantities().get("C_x(0)").value().orElseThrow(), 1e-10);
  }

  @Test
  void whatTheSchemeDoesDifferentlyIsDeclined() {
    Result coloured = solve(LINEAR.formatted("kind = \"ou\"\nvariance = \"D\"\ntime = \"1\""), 0.1);
    assertEquals(Status.DECLINED, coloured.status());
    assertTrue(coloured.message().contains("coloured noise xi"), coloured.message());
    Result joint =
        solve(
            "[fields.x]\nequation = \"x' = -x - b + sum(J, tanh(x)) + xi\"\n[fields.b]\nequation = \"b' = (x - b)/5\"\n[couplings.J]\nvariance = \"1/N\"\n[noise.xi]\nspectrum = \"1\"\n", 0.1);
    assertEquals(Status.DECLINED, joint.status());
    assertTrue(joint.message().contains("integrated together"), joint.message());
  }

  /** Without noise simulation uses a scheme of high order: the theory is that of continuous time. */
  @Test
  void withoutNoiseTheStepDoesNotMatter() {
    Result r = solve("[fields.x]\nequation = \"x' = -x + sum(J, tanh(x))\"\n[couplings.J]\nvariance = \"4/N\"\n", 0.1);
    assertEquals(1.924805414, r.quantities().get("C_x(0)").value().orElseThrow(), 1e-9);
  }
}
