package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

class UndampedTest {
  private static Result solve(String equations) {
    String text = equations + "\n[couplings.J]\nvariance = \"g^2/N\"\n[functions]\nphi = \"tanh(x)\"\n[parameters]\ng = 0.5\n";
    return Solver.solve(ModelReader.read(text, "test.toml", Path.of(""), List.of()), SolveOptions.leading("C_x(0)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[fields.x]\nequation = \"x' = sum(J, phi(x))\"",
        "[fields.x]\nequation = \"x' = 0.5*x + sum(J, phi(x))\"",
        "[fields.x]\nequation = \"x'' + x = sum(J, phi(x))\"",
        "[fields.x]\nequation = \"x[t+1] = 1.1*x + sum(J, phi(x))\"",
        "[fields.z]\nequation = \"z = -2*x\"\n[fields.x]\nequation = \"x' = -x - z + sum(J, phi(x))\"",
        "[fields.a]\nequation = \"a' = x\"\n[fields.x]\nequation = \"x' = -x + a + sum(J, phi(x))\""
      })
  void withoutLeakThereIsNoTheory(String equations) {
    Result result = solve(equations);
    assertEquals(Status.OUTSIDE_VALIDITY, result.status(), result.message());
    assertTrue(result.message().contains("not damped"), result.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[fields.x]\nequation = \"x'' + 0.8*x' + x = sum(J, phi(x))\"",
        "[fields.x]\nequation = \"x[t+1] = -0.9*x + sum(J, phi(x))\"",
        "[fields.z]\nequation = \"z = -2*x\"\n[fields.x]\nequation = \"x' = x + z + sum(J, phi(x))\"",
        "[fields.a]\nequation = \"a' = x - 2*a\"\n[fields.x]\nequation = \"x' = -x + a + sum(J, phi(x))\""
      })
  void dampedSitesAreSolved(String equations) {
    Result result = solve(equations);
    assertTrue(result.status() == Status.QUIESCENT || result.status() == Status.CONVERGED, result.status() + ": " + result.message());
  }
}
