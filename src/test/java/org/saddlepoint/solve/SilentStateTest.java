package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.rule.Derivation;

/** The silent state solves the equations of every network without noise; wherever the search ends in it, that is no result. */
class SilentStateTest {

  private static CorrelationMap map(String noise) {
    String model = "[fields.x]\nequation = \"x[t+1] = sum(J, tanh(x))" + (noise.isEmpty() ? "" : " + xi") + "\"\n[couplings.J]\nvariance = \"4/N\"\n" + noise;
    MeanFieldSystem system =
        MeanFieldSystem.of(Derivation.meanField(ModelReader.read(model, "test.toml", Path.of(""), List.of())), new Clock.Discrete(), Map.of());
    return new CorrelationMap(system, new LagGrid(64, 1));
  }

  private static Correlations state(CorrelationMap map, double variance) {
    double[][] decaying = new double[1][64];
    for (int j = 0; j < 64; j++) {
      decaying[0][j] = variance * Math.exp(-Math.abs(map.grid().lag(j)));
    }
    return new Correlations(StaticParts.zero(map.system()), decaying);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 1e-25, 1e-11})
  void aSilentStartIsNoSolution(double variance) {
    CorrelationMap map = map("");
    CorrelationSolver.Solved solved = new CorrelationSolver(map).solve(state(map, variance));
    assertFalse(solved.converged() && solved.state().decaying()[0][0] < 0.1, "C(0) = " + solved.state().decaying()[0][0]);
  }

  @Test
  void aFluctuatingOneIs() {
    CorrelationMap map = map("");
    CorrelationSolver.Solved solved = new CorrelationSolver(map).solve(state(map, 0.5));
    assertTrue(solved.converged());
    assertTrue(solved.state().decaying()[0][0] > 0.1);
  }

  /** However weak the noise, the network fluctuates as without it. */
  @Test
  void noiseHasNoSilentState() {
    CorrelationMap map = map("[noise.xi]\nvariance = \"1e-14\"\n");
    CorrelationSolver.Solved solved = new CorrelationSolver(map).solve(StaticParts.zero(map.system()));
    assertTrue(solved.converged());
    assertEquals(new CorrelationSolver(map("")).solve(StaticParts.zero(map("").system())).state().decaying()[0][0], solved.state().decaying()[0][0], 1e-10);
  }
}
