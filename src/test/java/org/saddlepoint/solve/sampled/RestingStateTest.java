package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.numeric.SpecialFunctions;

class RestingStateTest {
  private static final String COMMUNITY =
      """
      [fields.x]
      equation = "x' = x*(1 - x - sum(A, x)) + immigration"
      initial = { distribution = "uniform", low = 0, high = 2 }
      [couplings.A]
      mean = "mu/N"
      variance = "s^2/N"
      reciprocity = "gamma"
      [parameters]
      mu = 2
      s = 0.5
      gamma = 0
      immigration = 1e-8
      """;

  /** Without immigration x* = max(0, 1 − μM + s√q z)/(1 − γ s² χ): moments of a truncated Gaussian (Bunin, Phys. Rev. E 95 (2017) 042414). */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.5})
  void communityIsATruncatedGaussian(double gamma) {
    double mean = 0.3;
    double square = 0.1;
    double response = 0.8;
    double stability = 0;
    for (int i = 0; i < 5000; i++) {
      double deviation = 0.5 * Math.sqrt(square);
      double edge = (1 - 2 * mean) / deviation;
      double divisor = 1 - gamma * 0.25 * response;
      double alive = 0.5 * SpecialFunctions.erfc(-edge / Math.sqrt(2));
      double density = Math.exp(-0.5 * edge * edge) / Math.sqrt(2 * Math.PI);
      mean += 0.2 * (deviation / divisor * (density + edge * alive) - mean);
      square += 0.2 * (Math.pow(deviation / divisor, 2) * ((1 + edge * edge) * alive + edge * density) - square);
      response += 0.2 * (alive / divisor - response);
      stability = 0.25 * alive / divisor / divisor;
    }
    Result r = Texts.solve(Texts.network(COMMUNITY, "gamma=" + gamma), "mean_x", "C_x(0)", "static_x", "var_x", "stability");
    assertEquals(Status.CONVERGED, r.status());
    // Immigration of 1e-8 adds about its square root times the share of species near the edge.
    assertEquals(mean, r.quantity("mean_x").value().getAsDouble(), 2e-5);
    assertEquals(square - mean * mean, r.quantity("C_x(0)").value().getAsDouble(), 2e-5);
    assertEquals(0, r.quantity("var_x").value().getAsDouble(), 1e-12);
    assertEquals(stability, r.quantity("stability").value().getAsDouble(), 2e-3);
  }

  /** The eigenvalues of J fill an ellipse with the half axis g(1 + η) (Sommers et al., Phys. Rev. Lett. 60 (1988) 1895). */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0.25, 0.5})
  void partlySymmetricNetworksAreQuiescentUpToTheEdgeOfTheEllipse(double eta) {
    String text =
        """
        [fields.x]
        equation = "x' = -x + sum(J, tanh(x))"
        [couplings.J]
        variance = "g^2/N"
        reciprocity = "eta"
        [parameters]
        g = 0.5
        eta = 0
        [analysis]
        critical = "g"
        """;
    Network network = Texts.network(text, "eta=" + eta);
    Result r = Texts.solve(network, "C_x(0)", "critical_g");
    assertEquals(Status.QUIESCENT, r.status());
    assertEquals(0, r.quantity("C_x(0)").value().getAsDouble());
    assertEquals(1 / (1 + eta), r.quantity("critical_g").value().getAsDouble(), 1e-9);
  }

  @Test
  void overlapsThatOpposeSilenceTheNetwork() {
    String text =
        """
        [species.mode]
        size = "N"
        [fields.z]
        species = "mode"
        equation = "z = 3*sum(R, phi(x))"
        [fields.x]
        equation = "x' = -x + sum(L, z)"
        [couplings.R]
        to = "mode"
        variance = "1/N"
        [couplings.L]
        from = "mode"
        variance = "1/N"
        covariance = { with = "transpose(R)", value = "rho/N" }
        [functions]
        phi = "erf(sqrt(pi)*x/2)"
        [parameters]
        rho = -0.5
        """;
    assertEquals(Status.QUIESCENT, Texts.solve(Texts.network(text), "C_x(0)").status());
    Result active = Texts.solve(Texts.network(text, "rho=0.3"), "C_phi(0)", "gain_phi");
    assertTrue(active.status() == Status.CONVERGED, active.message());
    // Clark et al. 2025 (arXiv:2409.01969), the model with overlaps; the value to two and a half digits.
    assertEquals(0.893, active.quantity("C_phi(0)").value().getAsDouble(), 0.015);
  }

  /** Fixed points of y' = −y − y⁵ + Σ J y + ξ, ξ frozen: Δ = σ² + g²⟨y²⟩ with y + y⁵ ~ N(0, Δ), by quadrature over y with 20 digits. */
  @Test
  void frozenNoiseKeepsSitesFromRestingAtZero() {
    Result r = Texts.solve(Texts.network("""
        [fields.y]
        equation = "y' = -y - y^5 + sum(J, y) + xi"
        [couplings.J]
        variance = "16/25/N"
        [noise.xi]
        kind = "quenched"
        variance = "1"
        """), "C_y(0)", "stability");
    assertEquals(Status.CONVERGED, r.status(), r.message());
    assertEquals(0.45738660398138, r.quantity("C_y(0)").value().getAsDouble(), 1e-8);
    assertEquals(0.27414262418247, r.quantity("stability").value().getAsDouble(), 1e-6);
  }
}
