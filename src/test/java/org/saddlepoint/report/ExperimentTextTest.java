package org.saddlepoint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentReader;
import org.saddlepoint.validate.ExperimentResult;
import org.saddlepoint.validate.ExperimentRun;

/** What the last line says of experiments that ended and of those that were stopped. */
class ExperimentTextTest {
  @TempDir
  Path directory;

  @Test
  void anExperimentStoppedAtOnceHasComparedNothing() throws Exception {
    String said = ExperimentText.summary(List.of(new ExperimentResult(experiment("0.5"), List.of(), false, 0)));
    assertEquals("stopped before the first comparison", said);
  }

  @Test
  void verdictsAreCounted() throws Exception {
    // Two networks of ten sites: nothing can be as precise as a millionth.
    String said = ExperimentText.summary(List.of(ExperimentRun.of(experiment("0.000001")).run((what, done, all) -> { })));
    assertTrue(said.startsWith("1 comparison in 1 experiment: 1 imprecise"), said);
  }

  private Experiment experiment(String error) throws Exception {
    Files.writeString(directory.resolve("model.toml"), """
        [fields.x]
        equation = "x' = -x + sum(J, x) + xi"
        [couplings.J]
        variance = "g^2/N"
        [noise.xi]
        spectrum = "2"
        [parameters]
        g = 0.3
        """);
    Path file = directory.resolve("experiment.toml");
    Files.writeString(file, """
        [experiment]
        model = "model.toml"
        N = 10
        networks = 2
        time = 2
        quantities = ["C_x(0)"]
        max_score = 100
        max_relative_error =\u0020""" + error + "\n");
    return ExperimentReader.read(file);
  }
}
