package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** What is computed to an accuracy that was asked for, against what is computed as exactly as possible. */
class AccuracyTest {

  @ParameterizedTest
  @CsvSource({"tanh(x), 1.05, 1e-8", "tanh(x), 1.4, 1e-8", "tanh(x), 1.5, 1e-6", "tanh(x), 1.5, 1e-10", "tanh(x), 10, 1e-8", "x/(1+x^2/3), 2, 1e-8", "tanh(x)+0.2, 3, 1e-8"})
  void errorsStayBelowWhatWasAsked(String phi, String g, double accuracy) {
    Network network = TestNetworks.independent(TestNetworks.formula(phi), g);
    SolveOptions options = SolveOptions.leading("C_x(0)", "C_phi(0)", "gain_phi", "PR_phi");
    Result exact = Solver.solve(network, options);
    Result enough = Solver.solve(network, options.to(accuracy));
    assertEquals(Status.CONVERGED, enough.status(), enough.message());
    for (String name : options.quantities()) {
      double value = exact.quantity(name).value().getAsDouble();
      Quantity q = enough.quantity(name);
      assertEquals(value, q.value().getAsDouble(), accuracy * value, name);
      assertTrue(q.error().getAsDouble() >= accuracy * value * (1 - 1e-6) && q.error().getAsDouble() <= 2 * accuracy * value, name + " claims " + q.error());
    }
  }

  @Test
  void accuraciesThatMeanNothingAreRefused() {
    for (double wrong : new double[] {-1e-8, 0.2, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> SolveOptions.ALL.to(wrong));
    }
  }

  @Test
  void whereNothingIsSampledNoErrorIsCoarserThanAMillionth() {
    assertEquals(1e-6, SolveOptions.ALL.to(0.01).numericalAccuracy());
    assertEquals(1e-9, SolveOptions.ALL.to(1e-9).numericalAccuracy());
  }
}
