package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.action.Tier;

/** Claims modulo the equations of a saddle point. */
class StageClaimsTest {
  private static final String NOISY = """
      ```model
      [fields.x]
      equation = "x' = -x + sum(J, phi(x)) + xi"
      [couplings.J]
      variance = "g^2/N"
      [noise.xi]
      spectrum = "2*D"
      [functions]
      phi = "tanh(x)"
      [parameters]
      g = 2
      D = 0.1
      ```
      ```derive
      saddle = saddle(collected)
      ```
      """.replace("saddle = saddle(collected)", """
      action = msrdj(model)
      averaged = average(action)
      collected = collective(averaged)
      saddle = saddle(collected)
      """);

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "EXACT   | saddle: C[x,x]''(tau) == C[x,x](tau) - g^2*C[phi(x),phi(x)](tau) given D == 0",
    "EXACT   | saddle: C[x,x]''(tau) == C[x,x](tau) - g^2*C[phi(x),phi(x)](tau) - 2*D*delta(tau)",
    "EXACT   | saddle: C[x,x]''(tau) == C[x,x](tau) - g^2*C[phi(x),phi(x)](tau) for tau > 0",
    "EXACT   | saddle: R[x](tau) == 0 for tau < 0",
    "EXACT   | saddle: R[x]'(tau) + R[x](tau) == delta(tau)",
    "EXACT   | saddle: C[x,x](-tau) == C[x,x](tau)",
    "EXACT   | saddle: C[x,x]'(0) == 0 given D == 0",
    "EXACT   | saddle: C[x,phi(x)](tau) == M[phi'(x)]*C[x,x](tau)",
    "EXACT   | saddle: diff(C[x,x]'(tau)^2/2, tau) == C[x,x]'(tau)*(C[x,x](tau) - g^2*C[phi(x),phi(x)](tau)) given D == 0",
    "EXACT   | saddle: C[x,x]'''(tau) == C[x,x]'(tau)*(1 - g^2*C[phi'(x),phi'(x)](tau)) given D == 0",
    "EXACT   | saddle: C[x,x]''(tau) == (1 - g^2)*C[x,x](tau) given D == 0, phi(x) == x",
    "NUMERIC | saddle: R[x](tau) == exp(-tau) for tau > 0",
    "NUMERIC | saddle: M[phi'(x)] + C[phi(x),phi(x)](0) == 1",
    "NUMERIC | saddle: C[phi(x),phi(x)](0) == mean(phi(x)^2, x ~ normal(C[x,x](0)))",
    "REFUTED | saddle: C[x,x]''(tau) == C[x,x](tau) - g^2*C[phi(x),phi(x)](tau)",
    "REFUTED | saddle: C[x,x]''(tau) == C[x,x](tau) - g^2*C[phi(x),phi(x)](tau) - D*delta(tau)",
    "REFUTED | saddle: C[x,x]''(tau) == C[x,x](tau) + g^2*C[phi(x),phi(x)](tau) given D == 0",
    "REFUTED | saddle: C[x,x]''(tau) == C[x,x](tau) - g*C[phi(x),phi(x)](tau) given D == 0",
    "REFUTED | saddle: C[x,x]''(tau) == 2*C[x,x](tau) - g^2*C[phi(x),phi(x)](tau) given D == 0",
    "REFUTED | saddle: C[x,x]'(tau) == C[x,x](tau) - g^2*C[phi(x),phi(x)](tau) given D == 0",
    "REFUTED | saddle: C[x,x]''(tau) == C[x,x](tau) - g^2*C[x,x](tau) given D == 0",
    "REFUTED | saddle: R[x](tau) == 0 for tau > 0",
    "REFUTED | saddle: R[x]'(tau) + R[x](tau) == 0",
    "REFUTED | saddle: R[x](tau) == exp(-2*tau) for tau > 0",
    "REFUTED | saddle: M[phi'(x)] + C[phi(x),phi(x)](0) == 2",
  })
  void earnTheirTier(Tier tier, String claim) {
    List<Outcome> steps = Runner.run(DocumentReader.read("test.md", NOISY + "```derive\nclaim " + claim + "\n```\n"), new DocumentModels(Path.of(""))).steps();
    Outcome outcome = steps.get(steps.size() - 1);
    assertEquals(tier, outcome.tier().orElseThrow(), () -> outcome.finding().toString());
  }
}
