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

/** Functions whose slope is zero wherever it is defined, and which are not constant. */
class StepFunctionsTest {
  private static Result solve(String model, String... quantities) {
    return Solver.solve(ModelReader.read(model, "test.toml", Path.of("."), List.of()), new SolveOptions(List.of(quantities), OptionalDouble.empty(), OptionalDouble.empty()));
  }

  /**
   * Binary units x[t+1] = sign(h), h = J x + ξ: C_x(τ) is 1 at lag 0 and 0 elsewhere, the mean slope of the sign is m with m² = 2/(π(1 + s²)), and
   * each rung of the ladder is m² e^{−i(ω1+ω2)}, so that PR = 1 − m⁴.
   */
  @ParameterizedTest
  @ValueSource(strings = {"sign(sum(J, x) + xi)", "if(sum(J, x) + xi > 0, 1, -1)", "if(0 < sum(J, x) + xi, 2, 0) - 1"})
  void binaryUnits(String update) {
    Result r = solve("time = \"discrete\"\n[fields.x]\nequation = \"x[t+1] = " + update + "\"\n[couplings.J]\nvariance = \"1/N\"\n[noise.xi]\nvariance = \"0.25\"\n", "C_x(0)", "PR_x");
    assertEquals(1, r.quantity("C_x(0)").value().orElseThrow(), 1e-10);
    assertEquals(1 - Math.pow(2 / (Math.PI * 1.25), 2), r.quantity("PR_x").value().orElseThrow(), 1e-9);
  }

  /** The same with the noise behind the sign: the input has the variance 1 + s², as before, the field itself as well. */
  @Test
  void noiseBehindTheStep() {
    Result r = solve("time = \"discrete\"\n[fields.x]\nequation = \"x[t+1] = sign(sum(J, x)) + xi\"\n[couplings.J]\nvariance = \"1/N\"\n[noise.xi]\nvariance = \"0.25\"\n", "C_x(0)", "PR_x");
    assertEquals(1.25, r.quantity("C_x(0)").value().orElseThrow(), 1e-10);
    assertEquals(1 - Math.pow(2 / (Math.PI * 1.25), 2), r.quantity("PR_x").value().orElseThrow(), 1e-9);
  }

  /** A tangent along a trajectory does not see jumps: without this refusal a reciprocity would have no effect. */
  @ParameterizedTest
  @ValueSource(strings = {"-x + sum(J, sign(x))", "-x + sum(J, if(x > 0.5, x, 0))", "-x + 0.5*sign(x) + sum(J, tanh(x))"})
  void jumpsDeclineTheSampledClosure(String right) {
    Result r = solve("[fields.x]\nequation = \"x' = " + right + " + xi\"\n[couplings.J]\nvariance = \"1/N\"\nreciprocity = \"0.5\"\n[noise.xi]\nspectrum = \"0.2\"\n", "C_x(0)");
    assertEquals(Status.DECLINED, r.status());
    assertTrue(r.message().contains(" jumps"), r.message());
    assertTrue(r.quantity("C_x(0)").value().isEmpty());
  }

  @Test
  void stepsOfGaussianFieldsAreSolved() {
    Result r = solve("[fields.x]\nequation = \"x' = -x + sum(J, sign(x))\"\n[couplings.J]\nvariance = \"1/N\"\n", "PR_x");
    // The limit of strong coupling of saturating functions, arXiv:2207.12373.
    assertEquals(0.060238, r.quantity("PR_x").value().orElseThrow(), 1e-6);
  }
}
