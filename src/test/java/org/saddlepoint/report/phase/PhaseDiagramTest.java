package org.saddlepoint.report.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;
import org.saddlepoint.solve.StaticStates;

class PhaseDiagramTest {
  private static final String MODEL = """
      [fields.x]
      equation = "x' = -x + sum(J, tanh(x)) + xi"
      [couplings.J]
      variance = "g^2/N"
      [noise.xi]
      kind = "quenched"
      variance = "s^2"
      [parameters]
      g = 2
      s = 1
      """;
  private static final Range G = new Range("g", Rational.of(1).dividedBy(Rational.of(2)), Rational.of(3), 4);
  private static final Range S = new Range("s", Rational.of(1).dividedBy(Rational.of(4)), Rational.of(2), 5);

  private static Network network(String... settings) {
    return ModelReader.read(MODEL, "test.toml", Path.of(""), List.of(settings));
  }

  private static PhaseDiagram diagram() throws InterruptedException {
    return PhaseDiagram.of(() -> StaticStates.of(network(), List.of("C_x(0)"), Set.of("g", "s")), G, S, List.of("C_x(0)"), Progress.NONE);
  }

  /** Points that stand in different threads are those of the solver at the same values. */
  @Test
  void everyPointIsThatOfTheSolver() throws InterruptedException {
    PhaseDiagram found = diagram();
    for (int row = 0; row < S.count(); row++) {
      for (int column = 0; column < G.count(); column++) {
        Network here = network("g=" + G.value(column).doubleValue(), "s=" + S.value(row).doubleValue());
        var quantities = Solver.solve(here, SolveOptions.leading("stability", "C_x(0)")).quantities();
        StaticStates.Point point = found.points().get(row).get(column);
        var stability = quantities.get("stability").value();
        assertEquals(stability.isPresent() ? StaticStates.Kind.FIXED_POINT : StaticStates.Kind.UNSTABLE, point.kind(), row + ", " + column);
        if (stability.isPresent()) {
          assertEquals(stability.getAsDouble(), point.stability(), 1e-8);
          assertEquals(quantities.get("C_x(0)").value().getAsDouble(), point.value("C_x(0)"), 1e-8);
        } else {
          assertTrue(point.stability() > 1);
        }
      }
    }
  }

  @Test
  void anInterruptionEndsIt() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, PhaseDiagramTest::diagram);
  }
}
