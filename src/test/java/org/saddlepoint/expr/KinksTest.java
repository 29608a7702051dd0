package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.expr.Expr.ONE;
import static org.saddlepoint.expr.Expr.ZERO;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sqrt;
import static org.saddlepoint.expr.Expr.sub;
import static org.saddlepoint.expr.Expr.sym;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinksTest {
  private static final Expr X = sym("x");

  @Test
  void smoothFunctionsHaveNone() {
    Activations.analytic().values().forEach(f -> assertEquals(List.of(), Kinks.of(f, "x"), f::toString));
    assertEquals(List.of(), Kinks.of(apply("abs", add(ONE, pow(X, 2))), "x"));
  }

  /** Both branches of the condition continue each other to all orders that are compared. */
  @Test
  void removableSwitchesAreSeenThrough() {
    Expr branches = Conditional.of(X, Relation.LESS, ZERO, pow(apply("sin", X), 2), sub(ONE, pow(apply("cos", X), 2)));
    assertEquals(List.of(), Kinks.of(branches, "x"));
    Expr removable = Conditional.of(X, Relation.EQUAL, ZERO, ONE, Expr.div(apply("sin", X), X));
    assertEquals(List.of(), Kinks.of(removable, "x"));
  }

  @ParameterizedTest
  @CsvSource({"relu, 0, 0", "leaky, 0, 0", "softsign, 0, 1", "elu, 0, 1", "power, 0, 0", "thresholdPower, 0, 1"})
  void activationsHaveTheirKnownKink(String name, double at, int smoothness) {
    List<Kink> kinks = Kinks.of(Activations.kinked().get(name), "x");
    assertEquals(1, kinks.size());
    assertEquals(at, kinks.get(0).at());
    assertEquals(smoothness, kinks.get(0).smoothness());
  }

  @Test
  void fractionalPowersAreReported() {
    Kink power = Kinks.of(Activations.kinked().get("power"), "x").get(0);
    assertEquals(Optional.of(Rational.of(3, 4)), power.exponent());
    assertTrue(power.isSteep());
    assertFalse(Kinks.of(Activations.kinked().get("thresholdPower"), "x").get(0).isSteep());
  }

  @Test
  void placesAreExactWherePossible() {
    List<Kink> clipped = Kinks.of(Activations.kinked().get("clipped"), "x");
    assertEquals(List.of(-1.0, 1.0), clipped.stream().map(Kink::at).toList());
    Expr atRoot = apply("abs", sub(X, sqrt(num(2))));
    assertEquals(Optional.of(sqrt(num(2))), Kinks.of(atRoot, "x").get(0).exact());
    Expr step = Conditional.of(apply("tanh", X), Relation.GREATER, num(1, 2), ONE, ZERO);
    Kink numerical = Kinks.of(step, "x").get(0);
    // atanh(1/2) = log(3)/2.
    assertEquals(Math.log(3) / 2, numerical.at(), 1e-15);
    assertEquals(-1, numerical.smoothness());
    assertEquals(-1, Kinks.of(apply("sign", X), "x").get(0).smoothness());
  }
}
