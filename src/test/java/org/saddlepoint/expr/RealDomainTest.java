package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where divisors vanish and roots leave the reals. */
class RealDomainTest {
  private static Optional<String> violation(String formula, RealDomain.Demand demand, Interval range) {
    return new RealDomain(Map.of("x", range), List.of()).violation(Formulas.parse(formula), demand);
  }

  @ParameterizedTest
  @CsvSource({
    "1 + x, x = -1",
    "x^2 - 2, x = -1.41421",
    "x^2 - 2*x + 1, x = 1",
    "abs(x) - 3, x = -3",
    "1 + abs(x), ''",
    "x^2 + 1, ''",
    "x^2 - x + 1, ''",
    "1 - x + 2*abs(x), ''",
    "1 - sign(x), x = 1",
    "cosh(x), ''",
    "exp(x) - 2, x = 0.693147",
    "2 + sin(x), ''",
    "1 - tanh(x)^2, ''",
    "x^4 + 4*x^3 + 12*x^2 + 16*x + 16, ''",
    "1000000*x^2 + x + 1, ''",
    "(x+1)^900 + (x+2)^900, ''",
    "exp(x) - x - 1, x = 0",
    "x^2 - 1/1000000000000000000, x = -0.000000001"
  })
  void zeros(String formula, String place) {
    assertEquals(place.isEmpty() ? Optional.empty() : Optional.of(place), violation(formula, RealDomain.Demand.NOT_ZERO, Interval.REALS));
  }

  @Test
  void rangesCount() {
    assertTrue(violation("x", RealDomain.Demand.NOT_ZERO, Interval.POSITIVE).isEmpty());
    assertEquals(Optional.of("x = 0"), violation("x", RealDomain.Demand.NOT_ZERO, Interval.NON_NEGATIVE));
    assertTrue(violation("x", RealDomain.Demand.NOT_NEGATIVE, Interval.NON_NEGATIVE).isEmpty());
    assertTrue(violation("1 - x", RealDomain.Demand.POSITIVE, Interval.closed(-1, 0.5)).isEmpty());
    assertTrue(violation("1 - x", RealDomain.Demand.POSITIVE, Interval.closed(-1, 1)).isPresent());
    assertTrue(violation("exp(x) - 1", RealDomain.Demand.NOT_ZERO, Interval.POSITIVE).isEmpty());
  }

  @Test
  void conditionsNarrowTheRange() {
    RealDomain domain = new RealDomain(Map.of(), List.of());
    Expr x = Expr.sym("x");
    RealDomain above = domain.given(new RealDomain.Condition(Expr.sub(x, Expr.ONE), Relation.GREATER));
    assertTrue(above.violation(Formulas.parse("x - 1"), RealDomain.Demand.POSITIVE).isEmpty());
    assertTrue(above.violation(Formulas.parse("x - 2"), RealDomain.Demand.NOT_ZERO).isPresent());
    RealDomain sum = domain.given(new RealDomain.Condition(Formulas.parse("x + y"), Relation.GREATER));
    assertTrue(sum.violation(Formulas.parse("x + y"), RealDomain.Demand.POSITIVE).isEmpty());
    assertTrue(sum.violation(Formulas.parse("x + y + 1"), RealDomain.Demand.NOT_ZERO).isEmpty());
    assertTrue(domain.violation(Formulas.parse("x + y"), RealDomain.Demand.POSITIVE).isPresent());
  }

  /** Values of random formulas at random points lie in their enclosures. */
  @Test
  void anEnclosureEncloses() {
    RandomTrees trees = new RandomTrees(3);
    Random random = new Random(4);
    int compared = 0;
    for (int k = 0; k < 4000; k++) {
      Expr e = trees.next(1 + k % 4);
      Map<String, Interval> ranges = new LinkedHashMap<>();
      Map<String, Double> point = new LinkedHashMap<>();
      for (String name : e.freeSymbols()) {
        double low = 4 * random.nextGaussian();
        double width = 3 * random.nextDouble();
        ranges.put(name, Interval.closed(low, low + width));
        point.put(name, low + width * random.nextDouble());
      }
      double value = value(e, point);
      if (Double.isFinite(value)) {
        Interval enclosure = Enclosure.of(e, ranges);
        double slack = 1e-9 * (1 + Math.abs(value));
        assertTrue(value >= enclosure.low() - slack && value <= enclosure.high() + slack, () -> e + " = " + value + " at " + point + " outside " + enclosure);
        compared++;
      }
    }
    assertTrue(compared > 1000, "enough formulas have a value: " + compared);
  }

  private static double value(Expr e, Map<String, Double> point) {
    try {
      return Evaluation.real(e, point);
    } catch (ArithmeticException | IllegalArgumentException undefined) {
      return Double.NaN;
    }
  }
}
