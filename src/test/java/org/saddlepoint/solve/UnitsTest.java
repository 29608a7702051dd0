package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** A network whose fields are all s times as large has covariances s² times as large: nothing may depend on the units of the fields. */
class UnitsTest {
  private static final String FLOW = "[fields.x]\nequation = \"x' = -x + sum(J, phi(x))\"\n[functions]\nphi = \"s*tanh(x/s)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";
  private static final String RATHER = "[fields.x]\nequation = \"x' = -x + sum(J, phi(x))\"\n[functions]\nphi = \"tanh(x/s)\"\n[couplings.J]\nvariance = \"(g*s)^2/N\"\n";
  private static final String FROZEN =
      "[fields.x]\nequation = \"x' = -x + sum(J, phi(x)) + xi\"\n[noise.xi]\nkind = \"quenched\"\nvariance = \"s^2/10\"\n[functions]\nphi = \"s*tanh(x/s)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";
  private static final String NOISY =
      "[fields.x]\nequation = \"x' = -x + sum(J, phi(x)) + xi\"\n[noise.xi]\nspectrum = \"s^2/5\"\n[functions]\nphi = \"s*tanh(x/s)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";
  private static final String ADAPTING =
      "[fields.x]\nequation = \"x' = -x - a + sum(J, phi(x))\"\n[fields.a]\nequation = \"a' = (x/2 - a)/5\"\n[functions]\nphi = \"s*tanh(x/s)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";
  private static final String MAP =
      "[fields.x]\nequation = \"x[t+1] = sum(J, phi(x))\"\n[functions]\nphi = \"s*tanh(x/s)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";
  private static final String SLOW_MAP =
      "[fields.x]\nequation = \"x[t+1] = 0.9*x + sum(J, phi(x))\"\n[functions]\nphi = \"s*tanh(x/s)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";

  private static Result solve(String model, String g, String s, String... quantities) {
    return Solver.solve(ModelReader.read(model + "[parameters]\ng = \"" + g + "\"\ns = " + s + "\n", "test.toml", Path.of(""), List.of()), SolveOptions.leading(quantities));
  }

  private static double variance(String model, String g, String s, String quantity) {
    Result result = solve(model, g, s, quantity);
    assertEquals(Status.CONVERGED, result.status(), result.message());
    return result.quantity(quantity).value().getAsDouble();
  }

  private static void compare(String model, String g, String s, double tolerance) {
    double unit = Math.pow(Double.parseDouble(s), 2);
    double expected = variance(model, g, "1", "C_x(0)");
    assertEquals(expected, variance(model, g, s, "C_x(0)") / unit, tolerance * expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-7", "1e-3", "1e7"})
  void unitsDoNotMatter(String s) {
    // The last digits differ as functions are tabulated at other places.
    compare(FLOW, "2", s, 1e-10);
    compare(RATHER, "2", s, 1e-10);
    compare(FROZEN, "1/2", s, 1e-10);
    compare(FROZEN, "2", s, 1e-10);
    compare(NOISY, "3/2", s, 1e-9);
    compare(ADAPTING, "5/2", s, 1e-9);
    compare(MAP, "3/2", s, 1e-10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-7", "1e-3"})
  void norInSlowMaps(String s) {
    compare(SLOW_MAP, "1/2", s, 1e-9);
  }

  /** Two populations, the second one counted in s times as large units. */
  @ParameterizedTest
  @ValueSource(strings = {"1e-7", "1e7"})
  void fieldsOfDifferentUnits(String s) {
    String model = """
        [species.e]
        size = "N/2"
        [species.i]
        size = "N/2"
        [fields.x]
        species = "e"
        equation = "x' = -x + sum(A, tanh(x)) + sum(B, s*tanh(y/s))"
        [fields.y]
        species = "i"
        equation = "y' = -2*y + sum(C, tanh(x)) + sum(E, s*tanh(y/s))"
        [couplings.A]
        from = "e"
        to = "e"
        variance = "g/N"
        [couplings.B]
        from = "i"
        to = "e"
        variance = "2/(N*s^2)"
        [couplings.C]
        from = "e"
        to = "i"
        variance = "4*s^2/N"
        [couplings.E]
        from = "i"
        to = "i"
        variance = "6/N"
        """;
    double unit = Math.pow(Double.parseDouble(s), 2);
    double x = variance(model, "4", "1", "C_x(0)");
    double y = variance(model, "4", "1", "C_y(0)");
    assertEquals(x, variance(model, "4", s, "C_x(0)"), 1e-9 * x);
    assertEquals(y, variance(model, "4", s, "C_y(0)") / unit, 1e-9 * y);
  }

  /** Small units of a field that remembers thirty times longer than the other one do not hide that it does. */
  @Test
  void aSlowFieldOfSmallUnits() {
    String model = """
        [species.e]
        size = "N/2"
        [species.i]
        size = "N/2"
        [fields.x]
        species = "e"
        equation = "x' = -x + sum(A, tanh(x))"
        [fields.y]
        species = "i"
        equation = "y' = -y/30 + sum(C, tanh(x)) + sum(E, s*tanh(y/s))"
        [couplings.A]
        from = "e"
        to = "e"
        variance = "g/N"
        [couplings.C]
        from = "e"
        to = "i"
        variance = "2*s^2/N"
        [couplings.E]
        from = "i"
        to = "i"
        variance = "1/(5000*N)"
        """;
    double y = variance(model, "8", "1", "C_y(0)");
    assertEquals(y, variance(model, "8", "1e-7", "C_y(0)") / 1e-14, 1e-8 * y);
  }

  private static final String DRIVEN =
      "[fields.x]\nequation = \"x' = -x + sum(J, phi(x)) + xi\"\n[noise.xi]\nspectrum = \"2*s^2\"\n[functions]\nphi = \"tanh(x)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";
  private static final String DRIVEN_MAP =
      "[fields.x]\nequation = \"x[t+1] = x/2 + sum(J, phi(x)) + xi\"\n[noise.xi]\nvariance = \"s^2\"\n[functions]\nphi = \"tanh(x)\"\n[couplings.J]\nvariance = \"g^2/N\"\n";

  /** Below the transition tiny noise makes the tiny fluctuations of linear response: S(ω) = 2D/(1 + ω² − g²), and σ²/(|exp(iω) − a|² − g²) of a map. */
  @ParameterizedTest
  @CsvSource({"1e-7, 0.5", "1e-6, 0.9", "1e-7, 0.97"})
  void tinyNoise(String s, String coupling) {
    double g = Double.parseDouble(coupling);
    double unit = Math.pow(Double.parseDouble(s), 2);
    assertEquals(1 / Math.sqrt(1 - g * g), variance(DRIVEN, coupling, s, "C_x(0)") / unit, 1e-8);
    double half = g / 2;
    assertEquals(1 / Math.sqrt(Math.pow(1.25 - half * half, 2) - 1), variance(DRIVEN_MAP, coupling + "/2", s, "C_x(0)") / unit, 1e-8);
  }

  /** Above it the noise only nudges the network out of its silence; what it changes is of the order of its variance. */
  @Test
  void tinyNoiseAboveTheTransition() {
    assertEquals(variance(FLOW, "2", "1", "C_x(0)"), variance(DRIVEN, "2", "1e-7", "C_x(0)"), 1e-8);
  }

  /** Sites that noise drives do not excite those that they do not reach, which fluctuate by themselves. */
  @ParameterizedTest
  @CsvSource({"4, true", "1/2, false"})
  void sitesThatNoNoiseReaches(String strength, boolean chaotic) {
    String model = """
        [species.e]
        size = "N/2"
        [species.i]
        size = "N/2"
        [fields.x]
        species = "e"
        equation = "x' = -x + sum(A, tanh(x))"
        [fields.y]
        species = "i"
        equation = "y' = -y + sum(C, tanh(x)) + xi"
        [noise.xi]
        spectrum = "1/5"
        [couplings.A]
        from = "e"
        to = "e"
        variance = "2*g/N"
        [couplings.C]
        from = "e"
        to = "i"
        variance = "4/N"
        """;
    double expected = chaotic ? variance(FLOW, "2", "1", "C_x(0)") : 0;
    assertEquals(expected, variance(model, strength, "1", "C_x(0)"), 1e-8);
  }
}
