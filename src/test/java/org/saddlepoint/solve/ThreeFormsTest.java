package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/**
 * A network written with φ inside the sum, as rates r = φ(Σ J r + ξ), and with a nonlinear leak f = φ⁻¹ has the same fixed points, so that its
 * outputs have the same statistics. Here f(y) = y + y³, φ by Cardano's formula.
 */
class ThreeFormsTest {
  private static final String REST = """
      [couplings.J]
      variance = "g^2/N"
      [noise.xi]
      kind = "quenched"
      variance = "sigma^2"
      [functions]
      A   = "(x/2 + sqrt(x^2/4 + 1/27))^(1/3)"
      phi = "A(x) - 1/(3*A(x))"
      f   = "x + x^3"
      [parameters]
      g = 0.9
      sigma = 0.8
      """;

  private static Result solve(String head, String output) {
    String text = "title = \"three forms\"\n" + head + REST;
    return Solver.solve(ModelReader.read(text, "model.toml", Path.of(""), List.of()), SolveOptions.leading("C_" + output + "(0)", "PR_" + output, "NVar_C_" + output));
  }

  @Test
  void sameOutputs() {
    Result inside = solve("[fields.x]\nequation = \"x' = -x + sum(J, phi(x)) + xi\"\n", "phi");
    Result rates = solve("[fields.r]\nequation = \"r' = -r + phi(sum(J, r) + xi)\"\n", "r");
    Result leak = solve("time = \"static\"\n[fields.y]\nequation = \"0 = -f(y) + sum(J, y) + xi\"\n", "y");
    for (String name : List.of("C_%s(0)", "PR_%s", "NVar_C_%s")) {
      double expected = inside.quantity(name.formatted("phi")).value().orElseThrow();
      assertEquals(1, rates.quantity(name.formatted("r")).value().orElseThrow() / expected, 1e-9, name);
      assertEquals(1, leak.quantity(name.formatted("y")).value().orElseThrow() / expected, 1e-9, name);
    }
    assertEquals(true, inside.quantity("PR_phi").value().orElseThrow() < 0.9);
  }

  /**
   * Corrections of order 1/N of rates are those of the outputs φ(x): for tanh, g = 0.8, σ = 1 the coefficient of C is 0.007239 and that of PR
   * is 0.29320 of its value 0.6383559 (the expansion of arXiv:2510.21742).
   */
  @ParameterizedTest
  @ValueSource(strings = {"r' = -r + tanh(sum(J, r) + xi)", "0.5*r' = tanh(sum(J, r) + xi) - r"})
  void ratesHaveTheCorrectionsOfOutputs(String equation) {
    String text = "[fields.r]\nequation = \"" + equation + "\"\n[couplings.J]\nvariance = \"0.64/N\"\n[noise.xi]\nkind = \"quenched\"\nvariance = \"1\"\n";
    Result r = Solver.solve(ModelReader.read(text, "model.toml", Path.of(""), List.of()), new SolveOptions(List.of("C_r(0)", "PR_r"), OptionalDouble.empty(), OptionalDouble.empty()));
    assertEquals(0.007239, r.quantity("C_r(0)").nextOrder().orElseThrow().value(), 1e-6);
    assertEquals(0.29320 * 0.63835594, r.quantity("PR_r").nextOrder().orElseThrow().value(), 1e-5);
  }

  /** Other leaks with an inverse in closed form against their inverse inside the sum. */
  @ParameterizedTest
  @CsvSource({"sinh(x), 'sign(x)*log(abs(x) + sqrt(x^2 + 1))'", "2*x^3, 'sign(x)*(abs(x)/2)^(1/3)'", "sign(x)*abs(x)^1.25, 'sign(x)*abs(x)^0.8'"})
  void otherLeaks(String leak, String inverse) {
    double g = leak.equals("2*x^3") ? 0.01 : 0.5;
    String rest = REST.substring(0, REST.indexOf("[functions]")) + "[functions]\nf = \"" + leak + "\"\n[parameters]\ng = " + g + "\nsigma = 0.8\n";
    Result found = Solver.solve(ModelReader.read("title = \"t\"\ntime = \"static\"\n[fields.y]\nequation = \"0 = -f(y) + sum(J, y) + xi\"\n" + rest, "model.toml", Path.of(""), List.of()), SolveOptions.leading("C_y(0)", "C_f(0)"));
    Result expected = Solver.solve(TestNetworks.independent(TestNetworks.formula(inverse), Double.toString(g), TestNetworks.frozen("0.64")), SolveOptions.leading("C_phi(0)", "C_x(0)"));
    assertEquals(expected.status(), found.status());
    if (expected.status() == Status.CONVERGED) {
      assertEquals(1, found.quantity("C_y(0)").value().orElseThrow() / expected.quantity("C_phi(0)").value().orElseThrow(), 1e-9);
      assertEquals(1, found.quantity("C_f(0)").value().orElseThrow() / expected.quantity("C_x(0)").value().orElseThrow(), 1e-9);
    }
  }

  private static Result leaking(String equation, String leak, String g, String... quantities) {
    String rest = REST.substring(0, REST.indexOf("[functions]")) + "[functions]\nf = \"" + leak + "\"\n[parameters]\ng = " + g + "\nsigma = 1\nc = 1\n[analysis]\ncritical = \"c\"\n";
    return Solver.solve(ModelReader.read("title = \"t\"\n" + equation + rest, "model.toml", Path.of(""), List.of()), SolveOptions.leading(quantities));
  }

  private static final String AT_REST = "time = \"static\"\n[fields.y]\nequation = \"0 = -f(y) + sum(J, y) + xi\"\n";
  private static final String RELAXING = "[fields.y]\nequation = \"y' = -f(y) + sum(J, y) + xi\"\n";

  /** Leaks that are inverted by numbers, written as fixed points and as dynamics; averages over y with 20 digits by an independent quadrature. */
  @ParameterizedTest
  @CsvSource({
    "x + x^5,     0.45738660398138325, 0.62306999188293828, 0.12655833714368872, 0.27414262418246860, 0.61879933825864779",
    "x + tanh(x), 0.43162206016776477, 0.61721829828449593, 0.11553661586587562, 0.22073275646888338, 0.61666581862353387"
  })
  void leaksInvertedByNumbers(String leak, double square, double ratio, double covariance, double stability, double inputRatio) {
    for (String form : List.of(AT_REST, RELAXING)) {
      Result r = leaking(form, leak, "0.8", "C_y(0)", "PR_y", "NVar_C_y", "stability", "PR_f");
      assertEquals(Status.CONVERGED, r.status(), r.message());
      assertEquals(square, r.quantity("C_y(0)").value().orElseThrow(), 1e-10);
      assertEquals(ratio, r.quantity("PR_y").value().orElseThrow(), 1e-10);
      assertEquals(covariance, r.quantity("NVar_C_y").value().orElseThrow(), 1e-10);
      assertEquals(stability, r.quantity("stability").value().orElseThrow(), 1e-9);
      assertEquals(inputRatio, r.quantity("PR_f").value().orElseThrow(), 1e-10);
    }
  }

  /** A parameter of the leak may be varied: Cardano's formula at one value, numbers at all. */
  @Test
  void aParameterOfTheLeakIsVaried() {
    String text = "title = \"t\"\n" + AT_REST + REST.replace("x + x^3", "x + c*x^3").replace("sigma = 0.8", "sigma = 0.8\nc = 0.1");
    StaticStates states = StaticStates.of(ModelReader.read(text, "model.toml", Path.of(""), List.of()), List.of("C_y(0)"), Set.of("c"));
    for (String c : List.of("0.2", "1")) {
      double expected = Solver.solve(ModelReader.read(text.replace("c = 0.1", "c = " + c), "model.toml", Path.of(""), List.of()), SolveOptions.leading("C_y(0)")).quantity("C_y(0)").value().orElseThrow();
      assertEquals(expected, states.at(Map.of("c", Rational.parseDecimal(c))).value("C_y(0)"), 1e-9);
    }
  }

  @Test
  void aBoundedLeakIsDeclined() {
    for (String form : List.of(AT_REST, RELAXING)) {
      Result r = leaking(form, "exp(x) - 1", "0.8", "C_y(0)");
      assertEquals(Status.DECLINED, r.status());
      assertEquals(true, r.message().contains("stays above -1"), r.message());
    }
  }
}
