package org.saddlepoint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Linear networks, for which C(ω) = S(ω)/(1/|H(ω)|² − g²) with the filter H of one site and the spectrum S of its noise, and for
 * which the participation ratio of a frozen input is (1 − g²)² (Mato et al., arXiv:2510.21742).
 */
class LinearLimitsTest {
  private static String model(String equation, String noise, String parameters) {
    return "fields.x.equation = \"" + equation + "\"\n[couplings.J]\nvariance = \"g^2/N\"\n[noise.xi]\n" + noise + "\n[parameters]\n" + parameters + "\n";
  }

  private static double variance(String model) {
    return Shipped.solved(Shipped.text(model), List.of("C_x(0)")).get("C_x(0)");
  }

  /** (1/2π) ∫ S(ω) dω by the trapezoid rule in ω = tan(θ/2)·scale, exponentially accurate for rational spectra. */
  private static double integral(DoubleUnaryOperator spectrum) {
    int points = 4000;
    double sum = 0;
    for (int k = 0; k < points; k++) {
      double theta = Math.PI * (2.0 * (k + 0.5) / points - 1);
      double omega = Math.tan(theta / 2);
      sum += spectrum.applyAsDouble(omega) * 0.5 * (1 + omega * omega);
    }
    return sum / points;
  }

  /** ⟨x²⟩ = D/√(1 − g²). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.8})
  void whiteNoise(double g) {
    double c = variance(model("x' = -x + sum(J, x) + xi", "spectrum = \"2*D\"", "g = " + g + "\nD = 0.7"));
    assertEquals(0.7 / Math.sqrt(1 - g * g), c, 1e-8);
  }

  /** A frozen input: ⟨x²⟩ = σ²/(1 − g²), PR = (1 − g²)². */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void frozenInput(double g) {
    Map<String, Double> found = Shipped.solved(Shipped.text(model("x' = -x + sum(J, x) + xi", "kind = \"quenched\"\nvariance = \"2\"", "g = " + g)), List.of("C_x(0)", "PR_x", "stability"));
    assertEquals(2 / (1 - g * g), found.get("C_x(0)"), 1e-8);
    assertEquals(Math.pow(1 - g * g, 2), found.get("PR_x"), 1e-8);
    assertEquals(g * g, found.get("stability"), 1e-8);
  }

  /** x[t+1] = a x + J x + ξ: |e^{iω} − a|² − g² integrates to 1/√((1 + a² − g²)² − 4a²). */
  @Test
  void discreteTime() {
    double c = variance(model("x[t+1] = a*x + sum(J, x) + xi", "variance = \"3\"", "g = 0.4\na = 0.3"));
    assertEquals(3 / Math.sqrt(Math.pow(1 + 0.09 - 0.16, 2) - 4 * 0.09), c, 1e-8);
  }

  @Test
  void colouredNoise() {
    double c = variance(model("x' = -x + sum(J, x) + xi", "kind = \"ou\"\nvariance = \"1\"\ntime = \"2\"", "g = 0.5"));
    assertEquals(integral(w -> 4 / (1 + 4 * w * w) / (1 + w * w - 0.25)), c, 1e-8);
  }

  @Test
  void dampedOscillators() {
    double c = variance(model("x'' + 0.5*x' + 2*x = sum(J, x) + xi", "spectrum = \"1\"", "g = 0.6"));
    assertEquals(integral(w -> 1 / (Math.pow(2 - w * w, 2) + 0.25 * w * w - 0.36)), c, 1e-8);
  }

  /** Adaptation: 1/H = 1 + iω + β/(1 + iωτ). */
  @Test
  void adaptation() {
    double c = variance(model("x' = -x + sum(J, x) - b*a + xi", "spectrum = \"1\"", "g = 0.6\nb = 0.5\ntau = 4").replace("tau", "tau_a") + "[fields.a]\nequation = \"tau_a*a' = x - a\"\n");
    assertEquals(
        integral(w -> {
          double low = 1 + 16 * w * w;
          return 1 / (Math.pow(1 + 0.5 / low, 2) + Math.pow(w - 0.5 * 4 * w / low, 2) - 0.36);
        }),
        c, 1e-8);
  }

  /** Two populations: the variances solve c = M c/(1 + ω²) + s at each frequency, here for a frozen input. */
  @Test
  void twoPopulations() {
    String text =
        """
        [species.a]
        size = "N/2"
        [species.b]
        size = "N/4"
        [fields.x]
        species = "a"
        equation = "x' = -x + sum(AB, y) + xi"
        [fields.y]
        species = "b"
        equation = "y' = -y + sum(BA, x) + sum(BB, y)"
        [couplings.AB]
        to = "a"
        from = "b"
        variance = "0.9/N"
        [couplings.BA]
        to = "b"
        from = "a"
        variance = "0.8/N"
        [couplings.BB]
        to = "b"
        from = "b"
        variance = "0.5/N"
        [noise.xi]
        kind = "quenched"
        variance = "1"
        """;
    Map<String, Double> found = Shipped.solved(Shipped.text(text), List.of("C_x(0)", "C_y(0)"));
    // x = 0.9 y/4 + 1, y = 0.8 x/2 + 0.5 y/4.
    double y = 0.4 / (1 - 0.125 - 0.4 * 0.225);
    assertEquals(y, found.get("C_y(0)"), 1e-9);
    assertEquals(1 + 0.225 * y, found.get("C_x(0)"), 1e-9);
  }
}
