package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;

/** Linear networks with reciprocity: the memory acts linearly, so that the effective process is Gaussian. */
class LinearFeedbackTest {
  private static final String MODEL =
      """
      [fields.x]
      equation = "x' = -x + sum(J, x) + xi"
      [couplings.J]
      variance    = "g^2/N"
      reciprocity = "eta"
      [noise.xi]
      %s
      [parameters]
      g   = 0.4
      D   = 0.5
      eta = 1
      [analysis]
      critical = "g"
      """;

  private static Result solve(String noise, List<String> settings, String... quantities) {
    return Solver.solve(
        ModelReader.read(MODEL.formatted(noise), "test.toml", Path.of("."), settings), new SolveOptions(List.of(quantities), OptionalDouble.empty(), OptionalDouble.empty()));
  }

  private static double value(Result r, String name) {
    return r.quantities().get(name).value().orElseThrow();
  }

  /** A symmetric J has a semicircle of radius 2g: C = D(1 − J)^{-1}, tr C/N = D(1−√(1−4g²))/2g², tr C²/N = D²(1/√(1−4g²) − 1)/2g². */
  @Test
  void symmetricCouplings() {
    Result r = solve("spectrum = \"2*D\"", List.of(), "C_x(0)", "PR_x");
    assertEquals(0.5 * 1.25, value(r, "C_x(0)"), 1e-8);
    assertEquals(1.25 * 1.25 / ((1 / 0.6 - 1) / 0.32), value(r, "PR_x"), 1e-6);
  }

  /** An antisymmetric J only rotates: C = D for white noise. */
  @Test
  void antisymmetricCouplings() {
    Result r = solve("spectrum = \"2*D\"", List.of("eta=-1"), "C_x(0)", "PR_x");
    assertEquals(0.5, value(r, "C_x(0)"), 1e-8);
    assertEquals(1, value(r, "PR_x"), 1e-6);
  }

  /** Frozen noise: x = (1 − J)^{-1} ξ, so that C(0) = D tr (1−J)^{-2}/N; the spectrum of J reaches 1 at g(1 + η) = 1. */
  @Test
  void frozenNoiseAndTheTransition() {
    String frozen = "kind = \"quenched\"\nvariance = \"D\"";
    Result r = solve(frozen, List.of(), "C_x(0)", "critical_g");
    assertEquals(0.5 * (1 / 0.6 - 1) / 0.32, value(r, "C_x(0)"), 1e-9);
    // Next to the edge of the spectrum the response varies like a square root.
    assertEquals(1 / 1.6, value(solve(frozen, List.of("eta=0.6"), "critical_g"), "critical_g"), 1e-5);
  }
}
