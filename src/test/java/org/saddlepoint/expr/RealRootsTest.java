package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RealRootsTest {
  @Test
  void productsOfKnownFactorsGiveTheirRootsBack() {
    SplittableRandom random = new SplittableRandom(21);
    for (int trial = 0; trial < 60; trial++) {
      TreeSet<Rational> expected = new TreeSet<>();
      RationalPolynomial p = RationalPolynomial.of(random.nextInt(1, 9));
      for (int k = random.nextInt(0, 7); k > 0; k--) {
        Rational root = Rational.of(random.nextInt(-9, 10), random.nextInt(1, 5));
        expected.add(root);
        // Multiplicities one to three: counted once.
        p = p.times(RationalPolynomial.of(root.negate(), Rational.ONE).power(random.nextInt(1, 4)));
      }
      // A factor without real roots: (x − a)² + b².
      long a = random.nextInt(-3, 4);
      p = p.times(RationalPolynomial.of(a * a + 1, -2 * a, 1));
      List<RealRoot> roots = RealRoots.of(p);
      assertEquals(new ArrayList<>(expected), roots.stream().map(RealRoot::exact).map(Optional::orElseThrow).toList());
      assertEquals(expected.size(), new RealRoots(p).count());
      assertEquals(expected.headSet(Rational.ZERO, true).size(), new RealRoots(p).count(Rational.of(-20), Rational.ZERO));
    }
  }

  @Test
  void irrationalRootsAreAccurate() {
    List<RealRoot> roots = RealRoots.of(RationalPolynomial.of(-2, 0, 1));
    assertEquals(2, roots.size());
    assertEquals(-Math.sqrt(2), roots.get(0).value());
    assertEquals(Math.sqrt(2), roots.get(1).value());
    assertTrue(roots.get(0).exact().isEmpty());
  }

  /** Wilkinson's polynomial: in double precision the roots would come out complex. */
  @Test
  void clusteredRootsAreSeparated() {
    RationalPolynomial wilkinson = RationalPolynomial.ONE;
    for (int k = 1; k <= 20; k++) {
      wilkinson = wilkinson.times(RationalPolynomial.of(-k, 1));
    }
    assertEquals(20, RealRoots.of(wilkinson).size());
    RationalPolynomial perturbed = wilkinson.plus(RationalPolynomial.X.power(19).scaled(Rational.of(-1, 8_388_608)));
    // Wilkinson (1963): the perturbation −2^−23 x^19 leaves ten real roots.
    assertEquals(10, RealRoots.of(perturbed).size());
  }

  @Test
  void denominatorsAreReadFromFormulas() {
    Expr x = Expr.sym("x");
    Expr f = Expr.div(x, Expr.sub(Expr.pow(x, 2), Expr.div(x, Expr.num(2))));
    // x/(x² − x/2) = 1/(x − 1/2): the pole at zero is removable.
    List<RealRoot> poles = RealRoots.poles(RationalFraction.read(f, "x").orElseThrow());
    assertEquals(List.of(Rational.HALF), poles.stream().map(r -> r.exact().orElseThrow()).toList());
    assertTrue(RationalFraction.read(Expr.apply("tanh", x), "x").isEmpty());
    assertTrue(RationalFraction.read(Expr.mul(Expr.sym("a"), x), "x").isEmpty());
    assertThrows(ExpressionLimitException.class, () -> RationalFraction.read(Expr.pow(Expr.add(x, Expr.ONE), 100_000), "x"));
  }

  @Test
  void theZeroPolynomialIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RealRoots.of(RationalPolynomial.ZERO));
  }
}
