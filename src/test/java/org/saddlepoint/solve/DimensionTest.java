package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/**
 * Participation ratios from the two-copy fluctuations against reference values computed independently of this program for the
 * theories of arXiv:2207.12373, 2409.01969 (structure) and 2510.21742 (statistics of correlations).
 */
class DimensionTest {

  private static double value(Result r, String name) {
    Quantity q = r.quantity(name);
    assertTrue(q.value().isPresent(), () -> name + " has no value: " + r.message());
    return q.value().getAsDouble();
  }

  private static void eightDecimals(double expected, Result r, String name) {
    assertEquals(expected, value(r, name), 6e-9, name);
    assertTrue(r.quantity(name).error().getAsDouble() <= 1e-7 * expected, name + " claims an error of " + r.quantity(name).error().getAsDouble());
  }

  private static Result solve(String model, String... settings) {
    Network network = ModelReader.read(model, "test.toml", Path.of("."), List.of(settings));
    Result r = Solver.solve(network, SolveOptions.ALL);
    assertEquals(Status.CONVERGED, r.status(), r.message());
    return r;
  }

  private static final String INDEPENDENT =
      """
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "%s"
      [parameters]
      g = 2
      """;

  /** Their covariance vanishes at lag 0 and nowhere else. Each has its own couplings: what turns slowly has the dimension of one alone. */
  @Test
  void fieldsThatTurnIntoEachOther() {
    String rotating = """
        [fields.x]
        equation = "x' = -x - w*y + sum(J, tanh(x))"
        [fields.y]
        equation = "y' = -y + w*x + sum(K, tanh(y))"
        [couplings.J]
        variance = "g^2/N"
        [couplings.K]
        variance = "g^2/N"
        [parameters]
        g = 2
        w = 1e-4
        """;
    double alone = value(solve(INDEPENDENT.formatted("tanh(x)")), "PR_x");
    Result slow = solve(rotating);
    assertEquals(alone, value(slow, "PR_x"), 1e-6 * alone);
    assertTrue(slow.quantity("PR_x").error().getAsDouble() < 1e-6 * alone);
    Result faster = solve(rotating, "w=0.3");
    assertTrue(faster.quantity("PR_x").error().getAsDouble() < 1e-6 * alone, () -> "error " + faster.quantity("PR_x").error());
    assertEquals(value(faster, "PR_x"), value(faster, "PR_y"), 1e-6 * alone);
  }

  /** J = L D Rᵀ: a fraction f of N modes with equal strength has effective rank f per neuron. */
  private static final String MODES =
      """
      [species.mode]
      size = "f*N"
      [fields.z]
      species = "mode"
      equation = "z = g/sqrt(f)*sum(R, phi(x))"
      [fields.x]
      equation = "x' = -x + sum(L, z)"
      [couplings.R]
      to = "mode"
      variance = "1/N"
      [couplings.L]
      from = "mode"
      variance = "1/N"
      [functions]
      phi = "%s"
      [parameters]
      g = 2
      f = 1
      """;

  private static String formula(String phi) {
    return phi.equals("erf") ? "erf(sqrt(pi)*x/2)" : "tanh(x)";
  }

  @ParameterizedTest
  @CsvSource({
    "erf,  1.5, 0.00740376, 0.00658389",
    "erf,  2,   0.02301369, 0.01819936",
    "erf,  5,   0.07879895, 0.04767636",
    "tanh, 2,   0.01974067, 0.01591479",
    "tanh, 3,   0.04465094, 0.03137198"
  })
  void independentCouplings(String phi, String g, double output, double input) {
    Result r = solve(INDEPENDENT.formatted(formula(phi)), "g=" + g);
    eightDecimals(output, r, "PR_phi");
    eightDecimals(input, r, "PR_x");
    assertEquals(value(r, "PR_phi"), value(r, "PR_all"), 1e-12);
    assertEquals(value(r, "PR_phi"), value(r, "PR_phi_zscored"), 1e-12, "all neurons are alike");
  }

  @ParameterizedTest
  @CsvSource({
    "erf,  2,   1,   0.01240701, 0.00970183",
    "erf,  3,   0.2, 0.01019364, 0.00668230",
    "tanh, 1.5, 1,   0.00322549, 0.00289394",
    "tanh, 3,   0.2, 0.00902700, 0.00608079"
  })
  void randomModes(String phi, String g, String f, double output, double input) {
    Result r = solve(MODES.formatted(formula(phi)), "g=" + g, "f=" + f);
    eightDecimals(output, r, "PR_phi");
    eightDecimals(input, r, "PR_x");
    Result independent = solve(INDEPENDENT.formatted(formula(phi)), "g=" + g);
    assertEquals(value(independent, "C_x(0)"), value(r, "C_x(0)"), 1e-9, "single neurons do not see the modes");
  }

  @ParameterizedTest
  @CsvSource({
    "x,                     0.5, 0.5625,       0.5625,       1.3827160494, 1.3827160494",
    "tanh(x),               0.5, 0.8346882448, 0.8336347424, 0.0336452207, 0.2428121976",
    "tanh(x),               0.8, 0.6383559400, 0.6334219070, 0.1094538004, 0.9501284070",
    "tanh(x),               1.2, 0.3945255710, 0.3817055858, 0.3712093041, 4.7266010315",
    "x/(1+x^2/3),           1.2, 0.4640150337, 0.4464541136, 0.2013410205, 3.1788313828",
    "x*(15+x^2)/(15+6*x^2), 1.2, 0.3830999019, 0.3713797642, 0.4086342056, 5.0390708606",
    "x^3,                  0.07, 0.8966682375, 0.8922002828, 45.1983097226, 0.1454122987"
  })
  void frozenNoise(String phi, String g, double output, double input, double outputSquare, double inputSquare) {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula(phi), g, TestNetworks.frozen("1")), SolveOptions.ALL);
    assertEquals(output, value(r, "PR_phi"), 1e-10);
    assertEquals(input, value(r, "PR_x"), 1e-10);
    assertEquals(outputSquare, value(r, "NVar_C_phi"), 1e-10 * (1 + outputSquare));
    assertEquals(inputSquare, value(r, "NVar_C_x"), 1e-10 * (1 + inputSquare));
  }

  /** Two-level theory: static parts of the sites are shared by the copies. */
  @Test
  void frozenNoiseOfASigmoid() {
    Expr sigmoid = TestNetworks.formula("1/(1+exp(-x))");
    Result r = Solver.solve(TestNetworks.independent(sigmoid, "2", TestNetworks.frozen("1")), SolveOptions.ALL);
    assertEquals(0.7115655282, value(r, "PR_phi"), 1e-10);
    assertEquals(0.7593241458, value(r, "PR_x"), 1e-10);
  }

  /** The table is good to 1e-4. */
  @Test
  void whiteAndColouredNoise() {
    Result white = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "1.2", TestNetworks.white("1")), SolveOptions.ALL);
    assertEquals(0.7079, value(white, "PR_phi"), 1e-4);
    assertEquals(0.31806, value(white, "PR_phi_long"), 1e-4);
    Result coloured = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "1.2", TestNetworks.coloured("1", "2")), SolveOptions.ALL);
    assertEquals(0.4231, value(coloured, "PR_phi"), 5e-5);
    assertEquals(0.27443, value(coloured, "PR_phi_long"), 1e-5);
  }

  /**
   * Averages over windows of length 5 of a linear network with white noise: the double integral over frequencies by an independent quadrature,
   * 0.64658; matrices drawn with N = 300 and their Lyapunov equations gave 0.6464 and a trace of 0.4121(9).
   */
  @Test
  void windowsOfFiniteLength() {
    Network network = TestNetworks.independent(TestNetworks.X, "0.5", TestNetworks.white("1"));
    Result r = Solver.solve(network, new SolveOptions(List.of("PR_x_window", "PR_x", "PR_x_long"), OptionalDouble.empty(), OptionalDouble.of(5)));
    assertEquals(0.6465809263, value(r, "PR_x_window"), 1e-7);
    assertEquals(0.5625, value(r, "PR_x_long"), 1e-10);
    Result frozen = Solver.solve(TestNetworks.independent(TestNetworks.X, "0.5", TestNetworks.frozen("1")), new SolveOptions(List.of("PR_x_window"), OptionalDouble.empty(), OptionalDouble.of(5)));
    assertEquals(0.5625, value(frozen, "PR_x_window"), 1e-10);
  }
}
