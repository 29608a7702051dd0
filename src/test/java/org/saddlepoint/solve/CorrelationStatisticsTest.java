package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
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
    digits(input, value(r, "C_x(0)"), "Delta");
    digits(output, value(r, "C_phi(0)"), "q");
    digits(gain, value(r, "gain_phi"), "chi");
    digits(outputRatio, value(r, "PR_phi"), "PR of the output");
    digits(inputRatio, value(r, "PR_x"), "PR of the input");
    digits(outputVariance, value(r, "NVar_C_phi"), "N Var C of the output");
    digits(inputVariance, value(r, "NVar_C_x"), "N Var C of the input");
  }

  /** The coefficients of 1/N to the decimals given; the power law only as far as its slope, infinite at 0, lets them be resolved. */
  @ParameterizedTest
  @CsvSource({
    "x,                          0.5,  1.185185, 1.185185, 2e-6",
    "tanh(x),                    0.5,  0.096310, 0.004330, 2e-6",
    "tanh(x),                    0.8,  0.262105, 0.007239, 2e-6",
    "tanh(x),                    1.2,  0.613099, 0.001225, 2e-6",
    "x/(1+x^2/3),                1.2,  0.322915, -0.009927, 2e-6",
    "x*(15+x^2)/(15+6*x^2),      1.2,  0.705044, 0.011654, 2e-6",
    "sign(x)*abs(x)^0.75,        0.8,  2.834033, 1.223115, 5e-5"
  })
  void nextOrder(String phi, String g, double input, double output, double tolerance) {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula(phi), g, TestNetworks.frozen("1")),
        new SolveOptions(java.util.List.of("C_x(0)", "C_phi(0)"), java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty()));
    assertEquals(input, r.quantity("C_x(0)").nextOrder().orElseThrow().value(), tolerance);
    assertEquals(output, r.quantity("C_phi(0)").nextOrder().orElseThrow().value(), tolerance);
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

  /** An activation that is not odd has no coefficients of 1/N, and the answer says why. */
  @Test
  void nextOrderIsRefusedInWords() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("1/(1+exp(-x))"), "2", TestNetworks.frozen("1")),
        new SolveOptions(java.util.List.of("C_x(0)"), java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty()));
    assertEquals(true, r.quantity("C_x(0)").nextOrder().isEmpty() && r.message().contains("not odd"), r.message());
  }

  /** A scan over parameters finds what single solutions find: 1.855589… is where g² E φ'² = 1 for tanh at σ = 1. */
  @Test
  void scansAgreeWithSingleSolutions() {
    StaticStates states = StaticStates.of(TestNetworks.independent(TestNetworks.TANH, "1", TestNetworks.frozen("1")), java.util.List.of("C_x(0)", "PR_phi"));
    StaticStates.Point point = states.at(Map.of("g", Rational.parseDecimal("1.2")));
    assertEquals(1.7082092486, point.value("C_x(0)"), 1e-8);
    assertEquals(0.3945255710, point.value("PR_phi"), 1e-8);
    assertEquals(StaticStates.Kind.FIXED_POINT, states.kind(Map.of("g", Rational.parseDecimal("1.8555"))));
    assertEquals(StaticStates.Kind.UNSTABLE, states.kind(Map.of("g", Rational.parseDecimal("1.8557"))));
    StaticStates cubic = StaticStates.of(TestNetworks.independent(Expr.pow(TestNetworks.X, 3), "0.05", TestNetworks.frozen("1")), java.util.List.of());
    assertEquals(StaticStates.Kind.FIXED_POINT, cubic.kind(Map.of("g", Rational.parseDecimal("0.0993"))));
    assertEquals(StaticStates.Kind.NONE, cubic.kind(Map.of("g", Rational.parseDecimal("0.0995"))));
  }
}
