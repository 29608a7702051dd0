package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.action.Tier;

/** Claims about no stage: true ones earn the tier that their proof allows, false ones fail at a point that can be redone by hand. */
class BareClaimsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "EXACT    | (a + b)^2 == a^2 + 2*a*b + b^2",
    "EXACT    | (x^2 - 1)/(x - 1) == x + 1",
    "EXACT    | 1/(1 - x) - conj(1/(1 - x)) == (x - conj(x))/((1 - x)*(1 - conj(x)))",
    "EXACT    | sqrt(x^2) == x given x > 0",
    "EXACT    | diff(tanh(x), x) == 1 - tanh(x)^2",
    "EXACT    | diff(mean(f(x), x ~ normal(v)), v) == 1/2*mean(diff(f(x), x, 2), x ~ normal(v)) given smooth(f)",
    "EXACT    | mean(x*f(x), x ~ normal(v)) == v*mean(diff(f(x), x), x ~ normal(v)) given smooth(f)",
    "EXACT    | mean(f(x), x ~ normal(v)) == 0 given odd(f)",
    "EXACT    | mean(tanh(x)^2 + diff(tanh(x), x), x ~ normal(v)) == 1",
    "EXACT    | mean(x^4, x ~ normal(v)) == 3*v^2",
    "EXACT    | tanh(x) == x - x^3/3 to O(x^5) at x = 0",
    "EXACT    | mean(tanh(g*x)^2, x ~ normal(1)) == g^2 - 2*g^4 to O(g^6)",
    "EXACT    | coefficient(tanh(x), x, 3) == -1/3",
    "EXACT    | pade(tanh(x), 3, 2) == x*(15 + x^2)/(15 + 6*x^2)",
    "EXACT    | coefficient(pade(tanh(x), 1, 2) - tanh(x), x, 3) == 0",
    "NUMERIC  | limit(mean(tanh(g*x)^2, x ~ normal(1)), g -> infinity) == 1",
    "NUMERIC  | integral(exp(-x^2/2), x, -infinity, infinity) == sqrt(2*pi)",
    "NUMERIC  | limit(sin(x)/x, x -> 0) == 1",
    "NUMERIC  | limit(sqrt(x)/x^(1/4), x -> 0 from above) == 0",
    "NUMERIC  | fourier(exp(-abs(tau)), tau) == 2/(1 + omega^2)",
    "NUMERIC  | mean(erf(sqrt(pi)*x/2)^2, x ~ normal(v)) == 2/pi*2/2*2*atan(pi*v/2/sqrt(1 + pi*v))/1*1/2*1",
    "NUMERIC  | abs(x) == max(x, -x)",
    "NUMERIC  | mean(abs(x), x ~ normal(v)) == sqrt(2*v/pi)",
    "REFUTED  | sqrt(x^2) == x",
    "REFUTED  | (a + b)^2 == a^2 + a*b + b^2",
    "REFUTED  | diff(mean(f(x), x ~ normal(v)), v) == mean(diff(f(x), x, 2), x ~ normal(v)) given smooth(f)",
    "REFUTED  | mean(f(x), x ~ normal(v)) == 0 given smooth(f)",
    "REFUTED  | tanh(x) == x - x^3/6 to O(x^5) at x = 0",
    "REFUTED  | tanh(x) == x - x^3/3 to O(x^6) at x = 0",
    "REFUTED  | limit(mean(tanh(g*x)^2, x ~ normal(1)), g -> infinity) == 1/2",
    "REFUTED  | integral(exp(-x^2/2), x, -infinity, infinity) == 2*sqrt(pi)",
    "REFUTED  | log(x^2) == 2*log(x)",
    "REFUTED  | sqrt(x)*sqrt(y) == sqrt(x*y)",
    "EXACT    | sqrt(x)*sqrt(y) == sqrt(x*y) given x > 0, y > 0",
    "REFUTED  | abs(x - 1000) == 1000 - x",
    "REFUTED  | if(x == 7, 1, 0) == 0",
    "REFUTED  | pade(tanh(x), 3, 2) == x*(15 + x^2)/(15 + 5*x^2)",
    "REFUTED  | conj(z)*z == z^2",
    "REFUTED  | fourier(exp(-abs(tau)), tau) == 1/(1 + omega^2)",
    "INCONCLUSIVE | abs(x) == max(x, -x) by exact"
  })
  void earnTheirTier(Tier tier, String claim) {
    Outcome outcome = Claims.check("claim " + claim);
    assertEquals(tier, outcome.tier().orElseThrow(), () -> outcome.finding().toString());
  }
}
