package org.saddlepoint.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.Rational;

/** What a model file says is what the network holds. */
class ModelReaderTest {
  @TempDir private Path directory;

  private Network read(String text, String... settings) {
    return ModelReader.read(text, "m.toml", directory, List.of(settings));
  }

  private static void equals(String expected, Expr actual) {
    assertEquals(Formulas.parse(expected), actual);
  }

  @Test
  void theStandardNetwork() {
    Network n =
        read(
            """
            title = "Standard"
            cite  = ["sompolinsky1988chaos", "clark2023dimension"]
            [fields.x]
            equation = "x' = -x + sum(J, phi(x)) + xi"
            [couplings.J]
            variance    = "g^2/N"
            mean        = "gbar/N"
            reciprocity = "eta"
            self        = false
            [noise.xi]
            spectrum = "2*D"
            [functions]
            phi = "tanh(x)"
            [observables]
            r = "phi(x)"
            [parameters]
            g = 2.0
            gbar = -0.1
            eta = "1/3"
            D = 1e-1
            [analysis]
            critical = "g"
            """);
    assertEquals("Standard", n.title());
    assertEquals(List.of("sompolinsky1988chaos", "clark2023dimension"), n.citations());
    assertEquals(TimeKind.CONTINUOUS, n.time());
    assertEquals(List.of(new Species("neuron", Expr.ONE, List.of())), n.species());
    equals("-x + sum(J, phi(x)) + xi", n.field("x").rightHandSide());
    Coupling j = n.coupling("J");
    equals("g^2", j.variance());
    equals("gbar", j.mean());
    equals("eta", j.reciprocity());
    assertEquals(false, j.self());
    assertEquals(Persistence.QUENCHED, j.persistence());
    equals("2*D", assertInstanceOf(Noise.White.class, n.noise("xi").orElseThrow().law()).spectrum());
    assertEquals("neuron", n.observables().get(0).species());
    assertEquals(Rational.of(1, 3), n.parameter("eta").orElseThrow().value());
    assertEquals(Rational.of(1, 10), n.parameter("D").orElseThrow().value());
    assertEquals(Optional.of("g"), n.criticalParameter());
    assertEquals("m.toml:6:1", n.source().position("couplings.J.variance").map(p -> new org.saddlepoint.expr.SourcePosition(p.file(), p.line(), 1)).orElseThrow().toString());
    assertEquals("m.toml:4:13", n.source().position("fields.x.equation").orElseThrow().toString());
    assertEquals("m.toml:3:9", n.source().position("x").orElseThrow().toString());
  }

  @Test
  void structureOverlapAndHeterogeneity() {
    Network n =
        read(
            """
            title = "Random modes with overlap, heterogeneous gains"
            [species.neuron.parameters]
            gain = { distribution = "lognormal", mu = "-s_a^2", sigma = "s_a" }
            [species.mode]
            size = "alpha*N"
            [species.mode.parameters]
            strength = "g*w/sqrt(alpha*average(w^2))"
            w        = "exp(-kappa*u)"
            u        = { distribution = "uniform" }
            rho      = "rho0*(1 - u)"
            [fields.z]
            species  = "mode"
            equation = "z = strength*sum(R, phi(x))"
            [fields.x]
            equation = "x' = -x + gain*sum(L, z)"
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
            alpha = 1
            g = 3.0
            kappa = 5.0
            rho0 = 0.2
            s_a = 0.3
            """);
    Species mode = n.species("mode");
    equals("alpha", mode.ratio());
    assertEquals(List.of("u", "w", "strength", "rho"), mode.parameters().stream().map(SiteParameter::name).toList(), "formulas come after what they need");
    assertEquals(new Distribution.Uniform(Expr.ZERO, Expr.ONE), ((SiteLaw.Drawn) mode.parameters().get(0).law()).distribution());
    equals("g*w/sqrt(alpha*average(w^2))", ((SiteLaw.Formula) mode.parameters().get(2).law()).expr());
    assertEquals(Field.Kind.ALGEBRAIC, n.field("z").kind());
    equals("strength*sum(R, phi(x))", n.field("z").rightHandSide());
    assertEquals(List.of(new Covariance("L", "R", true, Expr.sym("rho"))), n.covariances());
  }

  @Test
  void equationsAreSolvedForTheHighestDerivative() {
    Network n = read("fields.x.equation = \"x'' + d*x' + x = 2*x' + sum(J, x)\"\ncouplings.J.variance = \"1/N\"\nparameters.d = 0.8\n");
    assertEquals(2, n.field("x").order());
    equals("-d*x' + 2*x' - x + sum(J, x)", n.field("x").rightHandSide());
    Network scaled = read("fields.a.equation = \"x - a = tau_a*a'\"\nfields.x.equation = \"2*(x' + x) = a\"\nparameters.tau_a = 3\n");
    equals("x/tau_a - a/tau_a", scaled.field("a").rightHandSide());
    equals("-x + a/2", scaled.field("x").rightHandSide());
  }

  @Test
  void discreteTime() {
    Network n = read("fields.x.equation = \"x[t+1] = leak*x[t] + sum(J, tanh(x)) + xi\"\ncouplings.J.variance = \"1/N\"\nnoise.xi.variance = \"1\"\nparameters.leak = 0.5\n");
    assertEquals(TimeKind.DISCRETE, n.time());
    assertEquals(Field.Kind.DISCRETE, n.field("x").kind());
    equals("leak*x + sum(J, tanh(x)) + xi", n.field("x").rightHandSide());
    assertInstanceOf(Noise.Discrete.class, n.noise("xi").orElseThrow().law());
  }

  @Test
  void staticEquationsDecreaseInTheirUnknown() {
    Network falling = read("time = \"static\"\nfields.y.equation = \"f(y) - sum(J, y) = xi\"\ncouplings.J.variance = \"1/N\"\nnoise.xi.variance = \"1\"\nfunctions.f = \"x + x^3\"\n");
    assertEquals(TimeKind.STATIC, falling.time());
    assertEquals(Field.Kind.IMPLICIT, falling.field("y").kind());
    equals("xi + sum(J, y) - f(y)", falling.field("y").rightHandSide());
    assertInstanceOf(Noise.Quenched.class, falling.noise("xi").orElseThrow().law());
    Network loop = read("time = \"static\"\nfields.x.equation = \"x = sum(J, r)\"\nfields.r.equation = \"r = tanh(x)\"\ncouplings.J.variance = \"1/N\"\n");
    assertEquals(Field.Kind.IMPLICIT, loop.field("x").kind());
    equals("sum(J, r) - x", loop.field("x").rightHandSide());
    assertEquals(Field.Kind.ALGEBRAIC, loop.field("r").kind());
  }

  @Test
  void memoryAndNoiseKinds() {
    String base = "fields.x.equation = \"x' = -x + sum(J, x) + xi\"\ncouplings.J.variance = \"1/N\"\nparameters.a = 2\n";
    String white = base + "noise.xi.spectrum = \"1\"\n";
    assertInstanceOf(Persistence.White.class, read(white + "couplings.J.memory = \"delta\"\n").coupling("J").persistence());
    assertEquals(new Persistence.Exponential(Expr.sym("a")), read(white + "couplings.J.memory = \"a\"\n").coupling("J").persistence());
    assertEquals(new Persistence.Exponential(Expr.num(3, 2)), read(white + "couplings.J.memory = 1.5\n").coupling("J").persistence());
    assertInstanceOf(Persistence.Formula.class, read(white + "couplings.J.memory = \"exp(-tau^2/a)\"\n").coupling("J").persistence());
    assertInstanceOf(Persistence.Formula.class, read(white + "couplings.J.memory = \"exp(-abs(tau))*cos(a*tau)\"\n").coupling("J").persistence());
    assertInstanceOf(Noise.Coloured.class, read(base + "noise.xi.spectrum = \"a/(1 + omega^2)\"\n").noise("xi").orElseThrow().law());
    assertInstanceOf(Noise.Coloured.class, read(base + "noise.xi.spectrum = \"exp(-omega^2)\"\n").noise("xi").orElseThrow().law());
    assertEquals(new Noise.OrnsteinUhlenbeck(Expr.ONE, Expr.sym("a")), read(base + "noise.xi = { kind = \"ou\", variance = 1, time = \"a\" }\n").noise("xi").orElseThrow().law());
  }

  @Test
  void initialValues() {
    String base = "fields.x.equation = \"x' = -x\"\n";
    assertEquals(Optional.of(new Distribution.Constant(Expr.num(1, 2))), read(base + "fields.x.initial = 0.5\n").field("x").initial());
    assertEquals(Optional.of(new Distribution.Constant(Expr.num(1, 3))), read(base + "fields.x.initial = \"1/3\"\n").field("x").initial());
    assertEquals(
        Optional.of(new Distribution.Bernoulli(Expr.HALF, Expr.ZERO, Expr.ONE)), read(base + "fields.x.initial = { distribution = \"bernoulli\", p = 0.5 }\n").field("x").initial());
  }

  @Test
  void columnsOfAFile() throws IOException {
    Files.writeString(directory.resolve("modes.csv"), "# strengths and overlaps\nD, rho\n3.0, 0.1\n1.5,-0.2\n");
    String rest = "fields.x.equation = \"x' = -x + sum(L, z)\"\nfields.z = { species = \"mode\", equation = \"z = D*sum(R, x)\" }\n"
        + "couplings.R = { to = \"mode\", variance = \"1/N\" }\ncouplings.L = { from = \"mode\", variance = \"1/N\", covariance = { with = \"transpose(R)\", value = \"rho/N\" } }\n";
    String[] forms = {
      "species.mode = { size = \"N\", parameters = { file = \"modes.csv\", columns = [\"D\", \"rho\"] } }\n",
      "species.mode = { size = \"N\", parameters = { modes = { file = \"modes.csv\", columns = [\"D\", \"rho\"] } } }\n",
      "species.mode = { size = \"N\", parameters = { D = { file = \"modes.csv\", columns = \"D\" }, rho = { file = \"modes.csv\", columns = [\"rho\"] } } }\n"
    };
    for (String form : forms) {
      List<SiteParameter> parameters = read(form + rest).species("mode").parameters();
      assertEquals(List.of("D", "rho"), parameters.stream().map(SiteParameter::name).toList());
      assertEquals(List.of(0.1, -0.2), ((SiteLaw.Column) parameters.get(1).law()).values());
    }
  }

  @Test
  void settingsReplaceValuesAndTheLastHolds() {
    Network n = read("fields.x.equation = \"x' = -g*x\"\nparameters.g = 2\n", "g=3", "g = 1/3");
    assertEquals(Rational.of(1, 3), n.parameter("g").orElseThrow().value());
  }

  @Test
  void functionsMayBeDefinedInAnyOrderAndHideOtherNames() {
    Network n = read("fields.x.equation = \"x' = -x + f(x, 2)\"\n[functions]\n\"f(x, g)\" = \"h(g*x)\"\nh = \"pade(tanh(x), 1, 2)\"\n[parameters]\ng = 3\n");
    equals("h(g*x)", n.function("f").orElseThrow().body());
    equals("3*x/(3 + x^2)", n.function("h").orElseThrow().body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh(x)", "sqrt(1 + x^2)", "x/sqrt(1 + x^2)", "log(1 + exp(x))", "x/(1 + abs(x))", "if(x > 0, sqrt(x), 0)", "if(x == 0, 1, sin(x)/x)", "if(x >= 1, 1/x, x)",
        "1/(1 + exp(-x))", "x*erfc(-x/sqrt(2))/2", "sign(x)*abs(x)^(3/4)", "max(0, x)^1.5", "x^3", "exp(-x^2)", "1/cosh(x)", "atan(x)", "x/(1 + abs(x)^a)^(1/a)",
        "x/(x^2 - x + 1)", "x/(2 + sin(x))", "log(2 + cos(x))", "sqrt(1 - tanh(x)^2)", "tan(tanh(x))", "2^x", "x/(1 + abs(x) + x^2)", "1/(exp(x) + exp(-x))", "pade(tanh(x), 3, 2)",
        "x/(1 + exp(-x))", "if(x < -1, -1, if(x > 1, 1, x))", "log(cosh(x))", "abs(x)^a", "sqrt(x^2)", "x/(1 + log(1 + x^2))", "1/(x^2 - 2*x + 2)"
      })
  void regularActivationsAreAccepted(String formula) {
    read("fields.x.equation = \"x' = -x + sum(J, phi(x))\"\ncouplings.J.variance = \"1/N\"\nfunctions.phi = \"" + formula + "\"\nparameters.a = 1.5\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' = x*(1 - x - sum(A, x))", "x' = x*(1 - log(x) - sum(A, x))", "x' = x*(1 - x - sum(A, x)) + 0.1*sqrt(x)", "x' = x*(1 - sum(A, x/(1 + x)))", "x' = x*(2/(1 + x) - sum(A, sqrt(x)))"
      })
  void positiveDynamicsKnowTheyArePositive(String equation) {
    read("fields.x.equation = \"" + equation + "\"\nfields.x.initial = { distribution = \"uniform\" }\ncouplings.A.variance = \"1/N\"\n");
  }

  @Test
  void aMultiplicativeFieldStartsPositiveByDefault() {
    read("fields.x.equation = \"x' = x*(1 - log(x) - sum(A, x))\"\ncouplings.A.variance = \"1/N\"\n");
  }
}
