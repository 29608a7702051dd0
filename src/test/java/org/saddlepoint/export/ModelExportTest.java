package org.saddlepoint.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

class ModelExportTest {
  private static final Path MODELS = Path.of("validation/models");

  private static Network network(String activation) {
    String text =
        """
        title = "test"
        [fields.x]
        equation = "x' = -x + sum(J, phi(x)) + xi"
        [couplings.J]
        variance = "g^2/N"
        [noise.xi]
        spectrum = "2*D"
        [functions]
        phi = "%s"
        [parameters]
        g = 0.6
        D = 0.1
        """
            .formatted(activation);
    return ModelReader.read(text, "test.toml", Path.of("."), List.of());
  }

  /** For φ(x) = x the autocorrelation is D e^{−κ|τ|}/κ with κ² = 1 − g², the response e^{−τ}. */
  private static Network linear() {
    String text =
        """
        [fields.x]
        equation = "x' = -x + sum(J, x) + xi"
        [couplings.J]
        variance = "g^2/N"
        [noise.xi]
        spectrum = "2*D"
        [parameters]
        g = 0.6
        D = 0.1
        """;
    return ModelReader.read(text, "linear.toml", Path.of("."), List.of());
  }

  @Test
  void numpyEquationsHoldForTheSolvedLinearNetwork() throws IOException {
    Python.needs("numpy", "scipy");
    String script =
        ModelExport.of(network("x")).write(Target.NUMPY)
            + """

            k = np.sqrt(1 - g**2)
            C = lambda t: D*np.exp(-k*abs(t))/k
            C2 = lambda t: k*D*np.exp(-k*abs(t))
            R = lambda t: np.exp(-t)
            zero = lambda t: 0.0
            for t in (0.1, 0.7, 3.0):
                print(float(equation_1(t, C, C, C2, zero)))
                print(float(equation_2(t, R, lambda t: -R(t), zero)))
            print(float(equation_1(0.7, C, C, lambda t: 1.01*C2(t), zero)))
            """;
    Python.Outcome outcome = Python.run(script, 60);
    assertEquals(0, outcome.code(), outcome.errors());
    for (String line : outcome.lines().subList(0, 6)) {
      assertEquals(0, Double.parseDouble(line), 1e-14);
    }
    assertTrue(Math.abs(Double.parseDouble(outcome.lines().get(6))) > 1e-4, "a wrong curvature leaves a residual");
  }

  /** Spectrum 2D/(1 − g² + ω²), transfer function 1/(1 + iω) and four-point function of the linear network. */
  @Test
  void derivedSpectraAndFourPointFunctionsAreFunctionsOfTheirInputs() throws IOException {
    Python.needs("numpy", "scipy");
    String script =
        ModelExport.of(linear()).write(Target.NUMPY)
            + """

            S = lambda w: 2*D/(1 - g**2 + w**2)
            T = lambda w: 1/(1 + 1j*w)
            w, v = 0.7, -1.3
            print(abs(spectrum_1(w, S)))
            print(abs(spectrum_2(w, T)))
            print(abs(spectrum_1(w, lambda w: 1.01*S(w))))
            rung = g**2*np.conj(T(w)*T(v))
            print(abs(four_point_x_rung_1(w, v, rung)))
            exact = S(w)*S(v)/abs(1 - rung)**2
            print(abs(four_point_x(w, v, rung, exact, S)))
            print(abs(four_point_x(w, v, rung, 1.01*exact, S)))
            """;
    Python.Outcome outcome = Python.run(script, 60);
    assertEquals(0, outcome.code(), outcome.errors());
    List<Double> residuals = outcome.lines().stream().map(Double::parseDouble).toList();
    assertEquals(0, residuals.get(0), 1e-13);
    assertEquals(0, residuals.get(1), 1e-13);
    assertTrue(residuals.get(2) > 1e-3);
    assertEquals(0, residuals.get(3), 1e-13);
    assertEquals(0, residuals.get(4), 1e-13);
    assertTrue(residuals.get(5) > 1e-5);
  }

  /** ⟨erf(a x) erf(a y)⟩ = (2/π) asin(2a²c/√((1 + 2a²c_x)(1 + 2a²c_y))) (Williams 1998). */
  @Test
  void momentsAgreeWithTheClosedForm() throws IOException {
    Python.needs("numpy", "scipy");
    String script = ModelExport.of(network("erf(sqrt(pi)*x/2)")).write(Target.NUMPY) + "\nprint(float(moment_phi_phi(1.3, 0.8, 0.5)))\nprint(float(moment_phi_phi(1.3, 1.3, 1.3)))\n";
    Python.Outcome outcome = Python.run(script, 120);
    assertEquals(0, outcome.code(), outcome.errors());
    // 2a² = π/2; SciPy's quadrature was asked for 1e-12.
    assertEquals(closedForm(1.3, 0.8, 0.5), Double.parseDouble(outcome.lines().get(0)), 1e-9);
    assertEquals(closedForm(1.3, 1.3, 1.3), Double.parseDouble(outcome.lines().get(1)), 1e-9);
  }

  private static double closedForm(double cx, double cy, double c) {
    double b = Math.PI / 2;
    return 2 / Math.PI * Math.asin(b * c / Math.sqrt((1 + b * cx) * (1 + b * cy)));
  }

  @Test
  void sympyEquationsHoldForTheSolvedLinearNetwork() throws IOException {
    Python.needs("sympy");
    String script =
        ModelExport.of(network("x")).write(Target.SYMPY)
            + """

            t = sp.Symbol('t', positive=True)
            k = sp.sqrt(1 - g**2)
            C = sp.Lambda(tau, D*sp.exp(-k*tau)/k)
            solved = equation_1.subs(tau, t).subs(sp.DiracDelta(t), 0).replace(C_x_x, C).replace(C_phi_phi, C).doit()
            print(sp.simplify(solved.lhs - solved.rhs))
            print(sp.simplify(phi(tau) - tau), parameters[D])
            """;
    Python.Outcome outcome = Python.run(script, 120);
    assertEquals(0, outcome.code(), outcome.errors());
    assertEquals(List.of("0", "0 1/10"), outcome.lines());
  }

  @Test
  void everyShippedModelIsWrittenInEveryLanguage() throws IOException {
    StringBuilder python = new StringBuilder("import ast\n");
    try (Stream<Path> files = Files.list(MODELS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
        SourceFile source = ModelExport.of(ModelReader.read(file, List.of()));
        for (Target target : Target.values()) {
          String text = source.write(target);
          assertEquals(balance(text, "([{"), balance(text, ")]}"), file + " for " + target.spelling());
          if (target.extension().equals("py")) {
            python.append("compile(").append(literal(text)).append(", 'export', 'exec')\n");
          }
        }
      }
    }
    Python.needs("ast");
    Python.Outcome outcome = Python.run(python.toString(), 120);
    assertEquals(0, outcome.code(), outcome.errors());
  }

  private static long balance(String text, String brackets) {
    return text.chars().filter(c -> brackets.indexOf(c) >= 0).count();
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  @Test
  void aLimitHasNoNumbers() {
    assertThrows(InputException.class, () -> Target.NUMPY.expression(Formulas.parse("limit(tanh(x)/x, x -> 0)")));
    assertThrows(InputException.class, () -> Target.spelled("matlab"));
  }

  @Test
  void namesThatALanguageReservesAreChangedAndStayDifferent() {
    String python = Target.NUMPY.expression(Formulas.parse("lambda*lambda_*x~*x_tilde"));
    assertFalse(python.matches(".*\\blambda\\b.*"), python);
    assertEquals(4, Stream.of(python.split("\\*")).distinct().count(), python);
    assertEquals("g*tauN*D$", Target.MATHEMATICA.expression(Formulas.parse("g*tau_n*D")).replace("D$*g*tauN", "g*tauN*D$"));
  }
}
