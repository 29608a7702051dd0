package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** Weakly damped sites swing for hundreds of their times, longer than the grid on which the search begins. */
class ResonatorsTest {

  /** Three networks of 1000 sites give 3.446(37). */
  @Test
  void correlationsThatOutlastTheFirstGrid() {
    String text = "[fields.x]\nequation = \"x'' + 0.2*x' + x = sum(J, tanh(x))\"\n[couplings.J]\nvariance = \"0.25/N\"\n";
    Result result = Solver.solve(ModelReader.read(text, "test.toml", Path.of(""), List.of()), SolveOptions.leading("C_x(0)"));
    assertEquals(Status.CONVERGED, result.status(), result.message());
    assertEquals(3.446, result.quantity("C_x(0)").value().getAsDouble(), 0.08);
  }
}
