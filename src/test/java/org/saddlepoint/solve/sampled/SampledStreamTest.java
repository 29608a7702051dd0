package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.Derivation;

class SampledStreamTest {
  private static SampledSystem system(String phi, String g, String eta, String noise) {
    Network network = Texts.partlySymmetric(phi, g, eta, noise);
    return new SampledSystem(Derivation.meanField(network), SampledObservables.expressions(Measured.of(network)));
  }

  /** x' = −x + Jx + ξ with ⟨J_ij J_ji⟩ = ηg²/N: ∫dω/2π 2D|R|²/(1 − g²|R|²) with R = 1/(1 + iω − g²ηR). */
  private static double exact(double g, double eta, double diffusion) {
    double sum = 0;
    double step = 1e-3;
    for (double omega = step / 2; omega < 400; omega += step) {
      double re = 1;
      double im = 0;
      for (int k = 0; k < 200; k++) {
        double a = 1 - g * g * eta * re;
        double b = omega - g * g * eta * im;
        re = 0.5 * re + 0.5 * a / (a * a + b * b);
        im = 0.5 * im - 0.5 * b / (a * a + b * b);
      }
      double power = re * re + im * im;
      sum += 2 * step / (2 * Math.PI) * 2 * diffusion * power / (1 - g * g * power);
    }
    return sum;
  }

  /** A process that is linear but not recognised as such, so that it is sampled. */
  @Test
  void freshNumbersAverageToTheExactValue() {
    SampledSystem system = system("1000*tanh(x/1000)", "0.6", "0.5", "0.5");
    Periodic grid = new Periodic(512, 0.2, false);
    SampledSolution solution = new SampledSolution(system, grid, 64, 3, Optional.empty());
    for (int i = 0; i < 40; i++) {
      solution.pass(i < 10 ? 1 : 0.5);
    }
    Passage wanted = OrderParameters.passage(system, 0);
    SampledStream stream = new SampledStream(system, List.of(wanted), solution, 64, 3);
    double exact = exact(0.6, 0.5, 0.5);
    double once = Math.abs(grid.equalTime(stream.state().pairRe[0]) / exact - 1);
    stream.renew(31);
    double often = Math.abs(grid.equalTime(stream.state().pairRe[0]) / exact - 1);
    assertTrue(once > 0.03, "this seed shows nothing: " + once);
    assertTrue(often < 0.012 && often < 0.4 * once, once + " once, " + often + " from 32 ensembles");
  }

  /** Memories of a fresh ensemble must act with what its own trajectories did before anything is measured. */
  @Test
  void memoriesSettleBeforeAnythingIsMeasured() {
    SampledSystem system = system("tanh(x)", "2", "-0.5", "0.5");
    Periodic grid = new Periodic(512, 0.1, false);
    SampledSolution solution = new SampledSolution(system, grid, 64, 1, Optional.empty());
    for (int i = 0; i < 40; i++) {
      solution.pass(i < 20 ? 1 : 0.2);
    }
    Passage wanted = OrderParameters.passage(system, 0);
    double settled = grid.equalTime(solution.updates().get(0).measure(solution.state(), wanted).pairRe[0]);
    SampledSolution again = new SampledSolution(system, grid, 64, 1, Optional.of(solution.state()));
    SampledStream stream = new SampledStream(system, List.of(wanted), again, 64, 1);
    double fresh = grid.equalTime(stream.measurements().get(0).get(0).pairRe[0]);
    assertEquals(settled, fresh, 2e-3 * settled, "the same numbers and the same state");
    assertTrue(stream.passages() > 3 * wanted.cost(), "memories settled at once");
  }
}
