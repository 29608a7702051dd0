package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;

/** Long windows where lasting parts of the inputs are the same in all draws, so that only rounding tells them apart. */
class LongWindowTest {
  /** Windows of thousands of correlation times are nearly infinite: the difference falls like the correlation time over T. */
  @Test
  void finiteWindowsApproachTheLongOne() {
    String model = "time = \"discrete\"\n[fields.x]\nequation = \"x[t+1] = 0.5*x + sum(J, erf(x) + 0.2) + xi\"\n[couplings.J]\nvariance = \"0.64/N\"\nmean = \"0.5/N\"\n[noise.xi]\nvariance = \"0.2\"\n";
    Result r = Solver.solve(
        ModelReader.read(model, "test.toml", Path.of("."), List.of()), new SolveOptions(List.of("PR_x_long", "PR_x_window"), OptionalDouble.empty(), OptionalDouble.of(4000)));
    assertEquals(1, r.quantity("PR_x_window").value().orElseThrow() / r.quantity("PR_x_long").value().orElseThrow(), 0.005);
  }
}
