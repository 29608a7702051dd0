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

  /** Two networks of 2000 sites give 1.933(12), eight of 500 give 1.925(24). */
  @Test
  void correlationsThatOutlastTheFirstGrid() {
    String text = "[fields.x]\nequation = \"x'' + 0.3*x' + x = sum(J, tanh(x))\"\n[couplings.J]\nvariance = \"0.36/N\"\n";
    Result result = Solver.solve(ModelReader.read(text, "test.toml", Path.of(""), List.of()), SolveOptions.leading("C_x(0)"));
    assertEquals(Status.CONVERGED, result.status(), result.message());
    assertEquals(1.933, result.quantity("C_x(0)").value().getAsDouble(), 0.04);
  }
}
