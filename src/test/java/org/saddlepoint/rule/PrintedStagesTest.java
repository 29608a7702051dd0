package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.StageFormula;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.typeset.Latex;

/** What the printed stages say where a careless layout would say something else. */
class PrintedStagesTest {
  private static Network model(String equation, String rest) {
    return ModelReader.read("fields.x.equation = \"" + equation + "\"\n[couplings.J]\nvariance = \"g^2/N\"\n" + rest, "m.toml", Path.of(""), List.of());
  }

  private static String saddle(Network n) {
    return StageFormula.of(Derivation.meanField(n)).stream().map(d -> Latex.paper(d.formula())).collect(Collectors.joining("\n"));
  }

  /** Two couplings that are correlated drive one input, whose covariance is one sum and even in time. */
  @Test
  void theCovariancesOfOneInputAreAdded() {
    Network n = model("x' = -x + sum(J, phi(x)) + sum(K, x)", "[couplings.K]\nvariance = \"k^2/N\"\ncovariance = { with = \"J\", value = \"c/N\" }\n[functions]\nphi = \"tanh(x)\"\n[parameters]\ng = 1\nk = 0.5\nc = 0.2\n");
    String printed = saddle(n);
    assertTrue(printed.lines().filter(l -> l.contains("\\eta(t)") && l.contains("\\eta(t')")).count() == 1, printed);
    assertTrue(printed.contains("(t', t)"), printed);
    String equations = StageFormula.of(new Equations(n)).stream().map(d -> Latex.paper(d.formula())).collect(Collectors.joining("\n"));
    assertTrue(equations.contains("\\operatorname{Cov}") && equations.contains("K_{ij}, J_{ij}"), equations);
  }

  /** A noise that the file calls eta leaves another letter for the input. */
  @Test
  void theInputHasALetterOfItsOwn() {
    String printed = saddle(model("x' = -x + sum(J, x) + eta", "[noise.eta]\nspectrum = \"1\"\n[parameters]\ng = 0.5\n"));
    assertTrue(printed.contains("\\zeta(t) + \\eta(t)"), printed);
    assertFalse(printed.contains("\\eta(t) + \\eta(t)"), printed);
  }

  /** |t − t'| is divided by the whole correlation time. */
  @Test
  void aCorrelationTimeThatIsAFractionIsInBrackets() {
    String printed = saddle(model("x' = -x + sum(J, x) + xi", "[noise.xi]\nkind = \"ou\"\nvariance = \"1\"\ntime = \"3/2\"\n[parameters]\ng = 0.5\n"));
    assertTrue(printed.contains("/(3/2)") || printed.contains("/\\left(") || printed.contains("/(\\tfrac") || printed.contains("/(\\frac"), printed);
  }
}
