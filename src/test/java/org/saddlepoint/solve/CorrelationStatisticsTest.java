package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.PowerLaw;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/**
 * Statistics of correlations under frozen noise, σ = 1, to all digits of an independent solver of the theory (model and claims of
 * arXiv:2510.21742), from the general machinery: fixed point, fluctuations, one loop.
 */
class CorrelationStatisticsTest {
  /** The last digit given may be rounded. */
  private static void digits(double expected, double value, String what) {
    assertEquals(expected, value, 6e-11 * Math.max(1, Math.abs(expected)) + 2e-10 * Math.abs(expected), what);
  }

  private static double value(Result r, String name) {
    return r.quantity(name).value().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "x,                          0.5,  1.3333333333, 1.3333333333, 1,            0.5625,       0.5625,       1.3827160494, 1.3827160494",
    "tanh(x),                    0.5,  1.1030414543, 0.4121658171, 0.5878341829, 0.8346882448, 0.8336347424, 0.0336452207, 0.2428121976",
    "tanh(x),                    0.8,  1.2813106541, 0.4395478970, 0.5604521030, 0.6383559400, 0.6334219070, 0.1094538004, 0.9501284070",
    "tanh(x),                    1.2,  1.7082092486, 0.4918119782, 0.5081880218, 0.3945255710, 0.3817055858, 0.3712093041, 4.7266010315",
    "x/(1+x^2/3),                1.2,  1.6011991341, 0.4174993987, 0.4705297770, 0.4640150337, 0.4464541136, 0.2013410205, 3.1788313828",
    "x*(15+x^2)/(15+6*x^2),      1.2,  1.7254015037, 0.5037510443, 0.5144099602, 0.3830999019, 0.3713797642, 0.4086342056, 5.0390708606",
    "sign(x)*abs(x)^0.75,        0.8,  1.8857517141, 1.3839870533, 0.8496699944, 0.2893998603, 0.2873472745, 4.7031737841, 8.8194172675",
    "x^3,                        0.07, 1.0970411985, 19.8043262154, 3.2911235954, 0.8966682375, 0.8922002828, 45.1983097226, 0.1454122987"
  })
  void oddActivations(String phi, String g, double input, double output, double gain, double outputRatio, double inputRatio, double outputVariance, double inputVariance) {
    Result r = Solver.solve(
        TestNetworks.independent(TestNetworks.formula(phi), g, TestNetworks.frozen("1")),
        SolveOptions.leading("C_x(0)", "C_phi(0)", "gain_phi", "PR_phi", "PR_x", "NVar_C_phi", "NVar_C_x"));
    assertEquals(Status.CONVERGED, r.status(), r.message());
    assertEquals(phi.equals("x^3"), r.message().contains("metastable"), r.message());
    digits(input, value(r, "C_x(0)"), "Delta");
    digits(output, value(r, "C_phi(0)"), "q");
    digits(gain, value(r, "gain_phi"), "chi");
    digits(outputRatio, value(r, "PR_phi"), "PR of the output");
    digits(inputRatio, value(r, "PR_x"), "PR of the input");
    digits(outputVariance, value(r, "NVar_C_phi"), "N Var C of the output");
    digits(inputVariance, value(r, "NVar_C_x"), "N Var C of the input");
  }

  /** The coefficients of 1/N to all decimals given, with self-couplings and without. */
  @ParameterizedTest
  @CsvSource({
    "x,                          0.5,  1.185185, 1.185185, -0.148148, -0.148148",
    "tanh(x),                    0.5,  0.096310, 0.004330, -0.103630, -0.018115",
    "tanh(x),                    0.8,  0.262105, 0.007239, -0.287562, -0.046498",
    "tanh(x),                    1.2,  0.613099, 0.001225, -0.758028, -0.099033",
    "x/(1+x^2/3),                1.2,  0.322915, -0.009927, -0.643092, -0.051401",
    "x*(15+x^2)/(15+6*x^2),      1.2,  0.705044, 0.011654, -0.769535, -0.110126",
    "sign(x)*abs(x)^0.75,        0.8,  2.834033, 1.223115, -0.419660, -0.400813"
  })
  void nextOrder(String phi, String g, double input, double output, double inputWithout, double outputWithout) {
    Network network = TestNetworks.independent(TestNetworks.formula(phi), g, TestNetworks.frozen("1"));
    Result with = Solver.solve(network, corrected("C_x(0)", "C_phi(0)"));
    assertEquals(input, next(with, "C_x(0)"), 6e-7);
    assertEquals(output, next(with, "C_phi(0)"), 6e-7);
    Result without = Solver.solve(TestNetworks.withoutSelfCoupling(network), corrected("C_x(0)", "C_phi(0)"));
    assertEquals(inputWithout, next(without, "C_x(0)"), 6e-7);
    assertEquals(outputWithout, next(without, "C_phi(0)"), 6e-7);
  }

  /** The participation ratio relative to its limit, to the five decimals given; linear networks in closed form. */
  @ParameterizedTest
  @CsvSource({
    "tanh(x), 0.8, true,   0.29320, -0.42714",
    "tanh(x), 0.8, false,  0.55082,  0.26653",
    "x,       0.3, true,  -0.28584, -0.28584",
    "x,       0.5, true,  -1.66667, -1.66667"
  })
  void nextOrderOfTheParticipationRatio(String phi, String g, boolean self, double output, double input) {
    Network network = TestNetworks.independent(TestNetworks.formula(phi), g, TestNetworks.frozen("1"));
    Result r = Solver.solve(self ? network : TestNetworks.withoutSelfCoupling(network), corrected("PR_phi", "PR_x"));
    assertEquals(output, next(r, "PR_phi") / value(r, "PR_phi"), 6e-6);
    assertEquals(input, next(r, "PR_x") / value(r, "PR_x"), 6e-6);
  }

  private static SolveOptions corrected(String... quantities) {
    return new SolveOptions(List.of(quantities), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static double next(Result r, String name) {
    return r.quantity(name).nextOrder().orElseThrow().value();
  }

  /** Two levels: means of sites, and fluctuations of variance v, w about them. */
  @Test
  void sigmoid() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("1/(1+exp(-x))"), "2", TestNetworks.frozen("1")),
        SolveOptions.leading("var_x", "var_phi", "static_phi", "mean_phi", "PR_phi", "PR_x"));
    digits(1.1537638881, value(r, "var_x"), "v");
    digits(0.0384409720, value(r, "var_phi"), "w");
    digits(0.2856888901, value(r, "static_phi") + Math.pow(value(r, "mean_phi"), 2), "q0");
    digits(0.7115655282, value(r, "PR_phi"), "PR of the output");
    digits(0.7593241458, value(r, "PR_x"), "PR of the input");
  }

  /** The averages of the rectifier at two levels are closed forms; figures from an independent evaluation with 18 digits. */
  @Test
  void rectifier() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("max(0,x)"), "0.8", TestNetworks.frozen("1")),
        SolveOptions.leading("var_x", "var_phi", "static_phi", "mean_phi", "PR_phi", "PR_x"));
    digits(1.29093097865307872, value(r, "var_x"), "v");
    digits(0.454579654145435501, value(r, "var_phi"), "w");
    digits(0.280714463501623297, value(r, "static_phi") + Math.pow(value(r, "mean_phi"), 2), "q0");
    digits(0.590920551024488134, value(r, "PR_phi"), "PR of the output");
    digits(0.665426686584181457, value(r, "PR_x"), "PR of the input");
  }

  /** An activation that is not odd has no coefficients of 1/N, and the answer says why; of a state that fluctuates only where they were asked for. */
  @Test
  void nextOrderIsRefusedInWords() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("1/(1+exp(-x))"), "2", TestNetworks.frozen("1")),
        corrected("C_x(0)"));
    assertEquals(true, r.quantity("C_x(0)").nextOrder().isEmpty());
    assertEquals("no corrections of order 1/N: they are written for odd activations, and phi(x) is not odd", r.message());
    Network fluctuating = TestNetworks.independent(TestNetworks.TANH, "0.5", TestNetworks.white("1"));
    assertEquals("", Solver.solve(fluctuating, corrected("C_x(0)")).message());
    SolveOptions asked = new SolveOptions(List.of("C_x(0)"), OptionalDouble.empty(), OptionalDouble.empty(), Corrections.ASKED, 1);
    assertEquals("no corrections of order 1/N: they are written for states at rest, x = sum(J, phi(x)) + xi under a frozen noise", Solver.solve(fluctuating, asked).message());
  }

  /** Scaling laws in closed form against the general solver: where the fixed point of a power law becomes unstable, p < 1, or ends in a fold, p > 1. */
  @ParameterizedTest
  @CsvSource({"3/4, 0.75", "3/5, 0.6", "6/5, 1.2", "3/2, 1.5"})
  void endsOfPowerLaws(String exponent, String decimal) {
    Expr phi = TestNetworks.formula("sign(x)*abs(x)^(" + exponent + ")");
    boolean fold = Double.parseDouble(decimal) > 1;
    double end = PowerLaw.of(ActivationAnalysis.of(phi, 3)).orElseThrow().laws().stream()
        .filter(law -> law.words().startsWith(fold ? "control parameter at the fold" : "control parameter at which")).findFirst().orElseThrow().value().orElseThrow();
    StaticStates states = StaticStates.of(TestNetworks.independent(phi, "0.1", TestNetworks.frozen("1")), List.of());
    assertEquals(StaticStates.Kind.FIXED_POINT, states.kind(Map.of("g", Rational.ofDouble(end * (1 - 1e-5)))));
    assertEquals(fold ? StaticStates.Kind.NONE : StaticStates.Kind.UNSTABLE, states.kind(Map.of("g", Rational.ofDouble(end * (1 + (fold ? 1e-2 : 1e-5))))));
  }

  /** For a clipped cubic Δ = σ² + g² E φ² has three solutions at g = 2, σ = 0.2, by the mean square at Δ = 1 alone, and one at g = 1. */
  @Test
  void aSecondStateIsSaid() {
    Expr clipped = TestNetworks.formula("max(-1, min(1, x^3))");
    Result both = Solver.solve(TestNetworks.independent(clipped, "2", TestNetworks.frozen("0.04")), SolveOptions.leading("C_x(0)"));
    assertEquals(true, both.message().contains("second static state"), both.message());
    assertEquals(true, value(both, "C_x(0)") < 0.1);
    Result one = Solver.solve(TestNetworks.independent(clipped, "1", TestNetworks.frozen("0.04")), SolveOptions.leading("C_x(0)"));
    assertEquals("", one.message());
  }

  /**
   * Without slope at zero the quiet network is stable, and one that is active fluctuates: C(0) from the energy of Δ'' = Δ − g² C_φ by Gauss–Legendre
   * rules and sums over 2401 places in NumPy. The other state with that energy, Δ(0) = 0.040, separates the two.
   */
  @Test
  void theStateWithMoreActivityFluctuates() {
    Network network = TestNetworks.independent(TestNetworks.formula("x*abs(x)/(1 + x^2)"), "3.5");
    Result quiet = Solver.solve(network, SolveOptions.leading("C_x(0)"));
    assertEquals(Status.QUIESCENT, quiet.status());
    Result active = Solver.solve(network, SolveOptions.leading("C_x(0)", "C_phi(0)", "C_x(inf)", "PR_phi").fromAbove());
    assertEquals(Status.CONVERGED, active.status(), active.message());
    assertEquals(5.325075, value(active, "C_x(0)"), 2e-6);
    assertEquals(0.46177, value(active, "C_phi(0)"), 1e-5);
    assertEquals(0, value(active, "C_x(inf)"), 1e-9);
    assertEquals(true, active.message().contains("less activity"), active.message());
    assertEquals(true, value(active, "PR_phi") > 0.01);
    Result same = Solver.solve(TestNetworks.independent(TestNetworks.formula("tanh(x)"), "2"), SolveOptions.leading("C_x(0)").fromAbove());
    assertEquals(1.924813, value(same, "C_x(0)"), 1e-5);
    assertEquals(true, same.message().contains("no other state"), same.message());
  }

  /** A fixed point that is the same for all draws has static variance and no covariances: what rounding leaves of them has no participation ratio. */
  @Test
  void whatRoundingLeavesHasNoParticipationRatio() {
    Network network = ModelReader.read("""
        [fields.x]
        equation = "x'' + 2*x' + x = sum(J, phi(x)) + h"
        [couplings.J]
        variance = "g^2/N"
        mean = "m/N"
        [functions]
        phi = "tanh(x)"
        [parameters]
        g = 1.2
        m = 2.0
        h = 0.1
        """, "model.toml", Path.of(""), List.of());
    Result r = Solver.solve(network, SolveOptions.ALL);
    assertEquals(Status.CONVERGED, r.status());
    assertEquals(1.05, value(r, "C_x(0)"), 0.01);
    for (String name : List.of("PR_x", "PR_phi", "PR_x_zscored", "NVar_C_x", "PR_all")) {
      assertEquals(true, r.quantity(name).value().isEmpty(), name);
    }
  }

  /** The density of covariances: Gaussian of the predicted variance, normalised; none where sites differ. */
  @Test
  void densityOfCovariances() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "0.8", TestNetworks.frozen("1")), SolveOptions.leading("density_C_phi"));
    Curve density = r.functions().get("density_C_phi");
    assertEquals(1 / Math.sqrt(2 * Math.PI * 0.1094538004), density.value()[0], 1e-8);
    double step = density.at()[1];
    double square = 0;
    for (int k = 0; k < density.size(); k++) {
      square += 2 * step * density.at()[k] * density.at()[k] * density.value()[k];
    }
    // What lies beyond four standard deviations is missing.
    assertEquals(0.1094538004, square, 0.0002);
    Result mixed = Solver.solve(TestNetworks.independent(TestNetworks.formula("max(0,x)"), "0.8", TestNetworks.frozen("1")), SolveOptions.leading("density_C_phi"));
    assertEquals(Map.of(), mixed.functions());
  }

  /** A scan over parameters finds what single solutions find: 1.855589… is where g² E φ'² = 1 for tanh at σ = 1. */
  @Test
  void scansAgreeWithSingleSolutions() {
    StaticStates states = StaticStates.of(TestNetworks.independent(TestNetworks.TANH, "1", TestNetworks.frozen("1")), List.of("C_x(0)", "PR_phi"));
    StaticStates.Point point = states.at(Map.of("g", Rational.parseDecimal("1.2")));
    assertEquals(1.7082092486, point.value("C_x(0)"), 1e-8);
    assertEquals(0.3945255710, point.value("PR_phi"), 1e-8);
    assertEquals(StaticStates.Kind.FIXED_POINT, states.kind(Map.of("g", Rational.parseDecimal("1.8555"))));
    assertEquals(StaticStates.Kind.UNSTABLE, states.kind(Map.of("g", Rational.parseDecimal("1.8557"))));
    StaticStates cubic = StaticStates.of(TestNetworks.independent(Expr.pow(TestNetworks.X, 3), "0.05", TestNetworks.frozen("1")), List.of());
    assertEquals(StaticStates.Kind.FIXED_POINT, cubic.kind(Map.of("g", Rational.parseDecimal("0.0993"))));
    assertEquals(StaticStates.Kind.NONE, cubic.kind(Map.of("g", Rational.parseDecimal("0.0995"))));
  }

  /** E (x exp(x²/20))² = Δ/(1−Δ/5)^(3/2) is infinite from Δ = 5 on; g² = (Δ−1)(1−Δ/5)^(3/2)/Δ is largest at Δ = 2, where the fold is. */
  @Test
  void foldsNextToDivergentAverages() {
    double fold = Math.sqrt(Math.pow(0.6, 1.5) / 2);
    StaticStates states = StaticStates.of(TestNetworks.independent(TestNetworks.formula("x*exp(x^2/20)"), "0.1", TestNetworks.frozen("1")), List.of());
    assertEquals(StaticStates.Kind.FIXED_POINT, states.kind(Map.of("g", Rational.ofDouble(fold - 1e-5))));
    assertEquals(StaticStates.Kind.NONE, states.kind(Map.of("g", Rational.ofDouble(fold + 1e-3))));
    Result beyond = Solver.solve(TestNetworks.independent(TestNetworks.formula("x*exp(x^2/20)"), "0.5", TestNetworks.frozen("1")), SolveOptions.leading("C_x(0)"));
    assertEquals(Status.OUTSIDE_VALIDITY, beyond.status(), beyond.message());
  }

  /**
   * For the square root every fixed point is unstable, and the network fluctuates a little: C(∞) = σ² + g²O(C(∞)) and ∫(c − g²O(c) − σ²)dc = 0 up to C(0),
   * O(c) = (2√2 Γ(5/4)²/π) √C(0) ρ ₂F₁(1/4, 1/4; 3/2; ρ²), solved with 25 digits. Steeper powers are refused.
   */
  @Test
  void theSquareRootFluctuates() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("sign(x)*sqrt(abs(x))"), "0.8", TestNetworks.frozen("1")), SolveOptions.leading("C_x(0)", "C_x(inf)"));
    assertEquals(Status.CONVERGED, r.status(), r.message());
    assertEquals(1.6574074495147, value(r, "C_x(0)"), 1e-11);
    assertEquals(1.65740392731299, value(r, "C_x(inf)"), 1e-11);
    Result steeper = Solver.solve(TestNetworks.independent(TestNetworks.formula("sign(x)*abs(x)^(2/5)"), "0.8", TestNetworks.frozen("1")), SolveOptions.leading("C_x(0)"));
    assertEquals(Status.OUTSIDE_VALIDITY, steeper.status());
    assertEquals(true, steeper.message().contains("squared slope is infinite"), steeper.message());
  }
}
