package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

class SampledSolverTest {
  private static final String[] QUANTITIES = {"C_x(0)", "C_phi(0)", "gain_phi", "PR_phi"};

  /** Independent couplings have a Gaussian process, which the other solver treats exactly. */
  @Test
  void withoutReciprocityItIsTheGaussianTheory() {
    Result exact = Solver.solve(Texts.partlySymmetric("tanh(x)", "1.2", "0", "0.5"), SolveOptions.leading(QUANTITIES));
    Result sampled = Texts.solve(Texts.partlySymmetric("tanh(x)", "1.2", "0.000001", "0.5"), QUANTITIES);
    assertEquals(Status.CONVERGED, sampled.status(), sampled.message());
    for (String name : QUANTITIES) {
      double value = exact.quantity(name).value().getAsDouble();
      Quantity found = sampled.quantity(name);
      // Four standard errors from three samples, and what a step of a tenth leaves.
      double tolerance = (name.startsWith("PR") ? 0.08 : 0.01) * value + 4 * found.error().getAsDouble();
      assertEquals(value, found.value().getAsDouble(), tolerance, name);
      assertTrue(found.error().getAsDouble() < 0.1 * value, name + " is not known: " + found);
    }
  }

  /** Two kinds of sites, without reciprocity worth the name: each kind has two-point functions of its own. */
  @Test
  void sitesThatDifferHaveTheirOwnFluctuations() {
    String[] quantities = {"PR_x", "PR_x_zscored", "Var_diag_C_x"};
    Result exact = Solver.solve(Texts.twoKinds("0"), SolveOptions.leading(quantities));
    Result sampled = Texts.solve(Texts.twoKinds("0.000001"), quantities);
    assertEquals(Status.CONVERGED, sampled.status(), sampled.message());
    for (String name : quantities) {
      double value = exact.quantity(name).value().getAsDouble();
      Quantity found = sampled.quantity(name);
      assertTrue(found.value().isPresent(), name + ": " + sampled.message());
      assertEquals(value, found.value().getAsDouble(), 0.03 * value + 3 * found.error().getAsDouble(), name);
      assertTrue(found.error().getAsDouble() < (name.startsWith("PR") ? 0.03 : 0.2) * value, name + " is not known: " + found);
    }
  }

  /** R(ω) = 1/(1 + iω − g²ηR), C = 2D|R|²/(1 − g²|R|²). */
  @Test
  void linearNetworksFollowTheSemicircleLikeResponse() {
    for (double eta : new double[] {0.6}) {
      double g = 0.5;
      double sum = 0;
      double step = 1e-3;
      for (int k = 0; k < 400_000; k++) {
        double omega = (k + 0.5) * step;
        double re = 1 / (1 + omega * omega);
        double im = -omega * re;
        for (int i = 0; i < 60; i++) {
          double dr = 1 - g * g * eta * re;
          double di = omega - g * g * eta * im;
          double size = dr * dr + di * di;
          re = dr / size;
          im = -di / size;
        }
        double square = re * re + im * im;
        sum += step / Math.PI * square / (1 - g * g * square);
      }
      // Beyond the last frequency |R|² = 1/ω².
      sum += 1 / (Math.PI * 400);
      Result r = Texts.solve(Texts.partlySymmetric("x", "0.5", Double.toString(eta), "0.5"), "C_x(0)");
      assertEquals(sum, r.quantity("C_x(0)").value().getAsDouble(), 3e-3 * sum);
    }
  }

  @Test
  void unstableLinearNetworksAreRefused() {
    Result r = Texts.solve(Texts.partlySymmetric("x", "0.7", "0.6", "0.5"), "C_x(0)");
    assertEquals(Status.OUTSIDE_VALIDITY, r.status());
  }

  /** The same equations in a thousandth of the unit of time, and in a thousand: the same numbers, since the random ones are. */
  @Test
  void timeMayBeMeasuredInAnyUnit() {
    String text = """
        [fields.x]
        equation = "x' = r*(-x + sum(J, tanh(x))) + sqrt(r)*xi"
        [couplings.J]
        variance = "0.81/N"
        reciprocity = "0.3"
        [noise.xi]
        spectrum = "0.6"
        [parameters]
        r = 1
        """;
    Result usual = Texts.solve(Texts.network(text), "C_x(0)");
    assertEquals(Status.CONVERGED, usual.status(), usual.message());
    for (String rate : new String[] {"0.001", "1000"}) {
      Result other = Texts.solve(Texts.network(text, "r=" + rate), "C_x(0)");
      assertEquals(Status.CONVERGED, other.status(), other.message());
      double value = usual.quantity("C_x(0)").value().getAsDouble();
      assertEquals(value, other.quantity("C_x(0)").value().getAsDouble(), 1e-6 * value, "rate " + rate);
    }
  }

  /** In units of a hundred thousandth, first states of one are 10¹⁰ times as steep as where the sites live; in their own units they are not. */
  @Test
  void firstStatesThatNoStepCanFollowAreRefused() {
    String text = """
        [fields.x]
        equation = "x' = -x - x^3/u^2 + sum(J, u*tanh(x/u)) + u*xi"
        %s
        [couplings.J]
        variance = "0.3/N"
        reciprocity = "0.4"
        [noise.xi]
        spectrum = "1"
        [parameters]
        u = 1e-5
        """;
    Result refused = Texts.solve(Texts.network(text.formatted("")), "C_x(0)");
    assertEquals(Status.DECLINED, refused.status(), refused.message());
    assertTrue(refused.message().contains("initial"), refused.message());
    Result own = Texts.solve(Texts.network(text.formatted("initial = { distribution = \"normal\", mu = 0, sigma = \"u\" }")), "C_x(0)");
    Result usual = Texts.solve(Texts.network(text.formatted(""), "u=1"), "C_x(0)");
    double value = usual.quantity("C_x(0)").value().getAsDouble();
    assertEquals(value, 1e10 * own.quantity("C_x(0)").value().getAsDouble(), 1e-3 * value);
  }

  /** A small network integrated here; the opposite sign of the memory is far away. */
  @Test
  void memoryHasTheSignThatANetworkShows() {
    Network network = Texts.partlySymmetric("tanh(x)", "0.9", "0.8", "0.5");
    double theory = Texts.solve(network, "C_x(0)").quantity("C_x(0)").value().getAsDouble();
    double opposite = Texts.solve(Texts.partlySymmetric("tanh(x)", "0.9", "-0.8", "0.5"), "C_x(0)").quantity("C_x(0)").value().getAsDouble();
    double measured = 0;
    int networks = 4;
    for (int k = 0; k < networks; k++) {
      measured += simulate(200, 0.9, 0.8, 0.5, new Random(100 + k)) / networks;
    }
    // Four networks of 200 neurons: about two per cent, and as much from finite size.
    assertEquals(measured, theory, 0.06 * measured);
    assertTrue(Math.abs(opposite - measured) > 0.2 * measured, "the sign makes no difference: " + opposite + " against " + theory);
  }

  /** ⟨x²⟩ of x' = −x + Jφ + ξ by the Euler scheme, whose step error is about half of dt. */
  private static double simulate(int n, double g, double eta, double diffusion, Random random) {
    double[][] j = new double[n][n];
    double mixing = Math.sqrt(1 - eta * eta);
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double first = random.nextGaussian();
        double second = eta * first + mixing * random.nextGaussian();
        j[a][b] = g * first / Math.sqrt(n);
        j[b][a] = g * (a == b ? first : second) / Math.sqrt(n);
      }
    }
    double dt = 0.02;
    double[] x = new double[n];
    double[] phi = new double[n];
    double sum = 0;
    int counted = 0;
    for (int t = 0; t < 6000; t++) {
      for (int i = 0; i < n; i++) {
        phi[i] = Math.tanh(x[i]);
      }
      for (int i = 0; i < n; i++) {
        double input = 0;
        for (int k = 0; k < n; k++) {
          input += j[i][k] * phi[k];
        }
        x[i] += dt * (input - x[i]) + Math.sqrt(2 * diffusion * dt) * random.nextGaussian();
        sum += t >= 1500 ? x[i] * x[i] : 0;
        counted += t >= 1500 ? 1 : 0;
      }
    }
    return sum / counted;
  }
}
