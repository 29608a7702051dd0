package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.simulate.SimulationOptions;

class EigenvalueReportTest {
  /** −r (1 − m) with m = −3 and couplings too weak to move it. */
  @Test
  void slowNetworksAreNotRoundedToNothing() throws InterruptedException {
    String text = """
        [fields.x]
        equation = "x' = 0.002*(-x + sum(J, tanh(x)))"
        [couplings.J]
        variance = "1e-8/N"
        mean = "-3/N"
        """;
    String report = EigenvalueReport.of(ModelReader.read(text, "test.toml", Path.of("."), List.of()), SimulationOptions.of(20, 1, 1)).text();
    assertTrue(report.contains("single eigenvalue outside: -0.00800 predicted, -0.00800 found"), report);
  }
}
