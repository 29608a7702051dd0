package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Other leaks with an inverse in closed form against their inverse inside the sum; one without stays declined in words. */
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

  @Test
  void aLeakWithoutInverseIsDeclined() {
    String rest = REST.replace("x + x^3\"", "x + x^5\"");
    Result r = Solver.solve(ModelReader.read("title = \"t\"\ntime = \"static\"\n[fields.y]\nequation = \"0 = -f(y) + sum(J, y) + xi\"\n" + rest, "model.toml", Path.of(""), List.of()), SolveOptions.leading("C_y(0)"));
    assertEquals(Status.DECLINED, r.status());
  }
}
