package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.ModeTexts;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.numeric.SpecialFunctions;
import org.saddlepoint.rule.Derivation;

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

  /** A field that only follows changes nothing: of two fixed points per species the one is taken that attracts. */
  @Test
  void aCommunityThatIsFollowedIsTheSame() {
    double[] mean = new double[2];
    for (int follower = 0; follower < 2; follower++) {
      SampledSystem system = system(Texts.network(COMMUNITY + (follower == 0 ? "" : "[fields.y]\nequation = \"y' = 0.5*(x - y)\"\n"), "gamma=-0.3"));
      RestingState rest = new RestingState(system, 201);
      assertTrue(rest.solve());
      assertTrue(rest.stability() < 1);
      mean[follower] = rest.moments(0, new int[] {system.sites().get(0).readout(Expr.sym("x"))})[0][0];
    }
    assertEquals(mean[0], mean[1], 1e-9);
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
    String text = ModeTexts.overlapping("3", "erf(sqrt(pi)*x/2)", "-0.5");
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

  /** With |H(ω)|² = 1/((1 − ω²)² + c²ω²) fluctuations grow most at ω² = 1 − c²/2, by g²/(c² − c⁴/4). */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 0.003})
  void oscillatorsAreLeastStableAtTheirResonance(double c) {
    double critical = Math.sqrt(c * c - c * c * c * c / 4);
    for (double speed : new double[] {1, 2000}) {
      Network network = Texts.network("""
          [fields.x]
          equation = "x'' = -c*w*x' - w^2*(x + x^3) + w^2*sum(J, tanh(x))"
          [couplings.J]
          variance = "g^2/N"
          [parameters]
          g = 1
          c = 1
          w = 1
          [analysis]
          critical = "g"
          """, "c=" + c, "w=" + speed, "g=" + 0.9 * critical);
      Result r = Texts.solve(network, "stability", "critical_g");
      assertEquals(Status.QUIESCENT, r.status(), r.message());
      assertEquals(0.81, r.quantity("stability").value().getAsDouble(), 1e-6, "at speed " + speed);
      assertEquals(critical, r.quantity("critical_g").value().getAsDouble(), 1e-6 * critical, "at speed " + speed);
    }
  }

  /** Most sites are damped with ten times the input, the others are faster and of damping c: the maximum is as narrow as c. */
  @ParameterizedTest
  @ValueSource(doubles = {3, 5})
  void aNarrowResonanceBesideABroadOneIsFound(double faster) {
    double c = 0.003;
    double critical = Math.sqrt((c * c - c * c * c * c / 4) / 0.3);
    SampledSystem system = system(Texts.network("""
        [species.neuron.parameters]
        a = { distribution = "bernoulli", p = 0.3 }
        [fields.x]
        equation = "x'' = (1 + f*a)^2*(-x - x^3 + (10 - 9*a)*sum(J, tanh(x))) - (1 + f*a)*(1 - 0.997*a)*x'"
        [couplings.J]
        variance = "g^2/N"
        [parameters]
        g = 1
        f = 6
        """, "g=" + critical, "f=" + faster));
    // What the damped sites add at the resonance is 1e-5 of it.
    assertEquals(1, RestingState.quiescent(system).orElseThrow().stability(), 2e-5);
  }

  /** Weak couplings keep no site where it leaves by itself: at the top between two minima, or within a limit cycle; with a memory neither. */
  @ParameterizedTest
  @CsvSource({"x' = x - x^3, 0", "x' = x - x^3, 0.5", "x'' = 0.5*(1 - x^2)*x' - x, 0", "x'' = 0.5*(1 - x^2)*x' - x, -0.5"})
  void sitesThatLeaveByThemselvesAreNotAtRest(String equation, String eta) {
    String text = """
        [fields.x]
        equation = "%s + sum(J, tanh(x))"
        [couplings.J]
        variance = "0.01/N"
        reciprocity = "eta"
        [parameters]
        eta = 0
        """;
    SampledSystem leaving = system(Texts.network(text.formatted(equation), "eta=" + eta));
    assertEquals(Double.POSITIVE_INFINITY, RestingState.quiescent(leaving).orElseThrow().stability());
    SampledSystem staying = system(Texts.network(text.formatted(equation.replace("= x - ", "= -x - ").replace("0.5*(1", "0.5*(-1")), "eta=" + eta));
    assertTrue(RestingState.quiescent(staying).orElseThrow().stability() < 0.1);
  }

  /** K ψ and (−K)(−ψ) are the same input, so that ⟨φψ⟩ below zero is as good as above. */
  @Test
  void covariancesOfTwoSourcesMayBeNegative() {
    double[] square = new double[2];
    for (int sign = -1; sign <= 1; sign += 2) {
      SampledSystem system = system(Texts.network("""
          [fields.x]
          equation = "x' = -x + sum(J, tanh(x)) + sum(K, s*tanh(x)^3) + xi"
          [couplings.J]
          variance = "0.25/N"
          reciprocity = "0.3"
          [couplings.K]
          variance = "0.25/N"
          covariance = { with = "J", value = "0.2*s/N" }
          [noise.xi]
          kind = "quenched"
          variance = "1"
          [parameters]
          s = 1
          """, "s=" + sign));
      RestingState rest = new RestingState(system, 121);
      assertTrue(rest.solve());
      square[(sign + 1) / 2] = rest.moments(0, new int[] {0})[1][0];
    }
    assertEquals(square[1], square[0], 1e-8 * square[1]);
  }

  private static SampledSystem system(Network network) {
    return new SampledSystem(Derivation.meanField(network), Map.of());
  }
}
