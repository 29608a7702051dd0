package org.saddlepoint.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.numeric.StudentScore;
import org.saddlepoint.simulate.SimulationResult;

class ComparatorTest {
  private static final Experiment EXPERIMENT = new Experiment("e.toml", "", "", "", Path.of("m.toml"), List.of(List.of()), "", "", List.of(100), List.of(10), 1, OptionalDouble.empty(), OptionalDouble.empty(),
      false, List.of(), List.of(), 2, 3, false, new Agreement(3, 0.02, 0.02), FigureStyle.PLAIN);

  private static Result result(double value, double error, Curve curve) {
    return new Result(Status.CONVERGED, "", Map.of("C_x(0)", Quantity.of(value, error), "mean_x", Quantity.of(0, 0.01)), Map.of("C_x", curve));
  }

  private static SimulationResult simulation(double value, double error, Curve curve) {
    return new SimulationResult(result(value, error, curve), 100, 10, 1, 0.1, 100, "", "", 40, 0, 0);
  }

  private static Curve line(double height, double error) {
    double[] at = {0, 0.5, 1, 1.5, 2, 2.5};
    double[] value = new double[6];
    double[] errors = new double[6];
    java.util.Arrays.fill(value, height);
    java.util.Arrays.fill(errors, error);
    return new Curve("tau", at, value, errors);
  }

  private static Comparison compare(double theory, double simulated, double error) {
    return new Comparator(EXPERIMENT, result(theory, 0, line(1, 0)), List.of(simulation(simulated, error, line(1, 0.01)))).quantity("C_x(0)");
  }

  @Test
  void verdicts() {
    assertEquals(Verdict.AGREES, compare(1, 1.01, 0.01).verdict());
    assertEquals(Verdict.DISAGREES, compare(1, 1.1, 0.01).verdict());
    assertEquals(Verdict.IMPRECISE, compare(1, 1.1, 0.2).verdict());
    assertEquals(Verdict.MISSING, compare(Double.NaN, 1, 0.01).verdict());
  }

  @Test
  void scoresAreStudents() {
    // For nine degrees of freedom P(t > 1) = 0.171718, a normal deviation of 0.9473 (tables of Student's and the normal distribution).
    assertEquals(-0.9473, compare(1, 1.01, 0.01).score(), 2e-4);
    assertEquals(2, StudentScore.normal(2, 1e7), 1e-5);
    assertTrue(Double.isFinite(StudentScore.normal(30, 5)));
  }

  @Test
  void aVanishingMeanIsMeasuredByTheVariance() {
    Comparison mean = new Comparator(EXPERIMENT, result(1, 0, line(1, 0)), List.of(simulation(1, 0.01, line(1, 0.01)))).quantity("mean_x");
    assertEquals(Verdict.AGREES, mean.verdict(), "an error of 0.01 beside a standard deviation of 1");
  }

  @Test
  void curvesAreComparedPointByPoint() {
    Comparator same = new Comparator(EXPERIMENT, result(1, 0, line(1, 0)), List.of(simulation(1, 0.01, line(1.005, 0.01))));
    CurveComparison c = same.curve("C_x");
    assertEquals(List.of(0.0, 1.0, 2.0), c.at());
    assertEquals(Verdict.AGREES, c.verdict());
    Comparator other = new Comparator(EXPERIMENT, result(1, 0, line(1, 0)), List.of(simulation(1, 0.01, line(0.9, 0.01))));
    assertEquals(Verdict.DISAGREES, other.curve("C_x").verdict());
    assertEquals(Verdict.MISSING, other.curve("C_y").verdict());
  }
}
