package org.saddlepoint.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kink;

/** What every shipped activation must satisfy; a new line in the catalogue inherits all of it. */
class CatalogueContractTest {
  @TestFactory
  Stream<DynamicTest> everyActivation() {
    return Catalogue.withFamilies().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
  }

  private static void check(Expr formula) {
    ActivationAnalysis analysis = ActivationAnalysis.of(formula, 6);
    Activation phi = analysis.activation();
    assertTrue(analysis.realPoles().isEmpty(), "a pole on the real axis");
    parity(phi, analysis.parity());
    growth(phi, analysis.atPlusInfinity(), 1);
    growth(phi, analysis.atMinusInfinity(), -1);
    smoothBetweenKinks(phi);
    assertEquals(phi.kinks().stream().noneMatch(k -> k.at() == 0), analysis.taylor().isPresent());
    gain(phi);
  }

  private static void parity(Activation phi, Parity parity) {
    SplittableRandom random = new SplittableRandom(61);
    double odd = 0;
    double even = 0;
    for (int k = 0; k < 50; k++) {
      double x = random.nextDouble(0.01, 4);
      odd = Math.max(odd, Math.abs(phi.at(x) + phi.at(-x)) / (1 + Math.abs(phi.at(x))));
      even = Math.max(even, Math.abs(phi.at(x) - phi.at(-x)) / (1 + Math.abs(phi.at(x))));
    }
    // Rounding of different branches; a function without the symmetry violates it by far more somewhere.
    assertEquals(parity == Parity.ODD, odd < 1e-13);
    assertEquals(parity == Parity.EVEN, even < 1e-13);
  }

  private static void growth(Activation phi, Growth growth, int side) {
    double x = 1e6 * side;
    switch (growth.kind()) {
      case POWER -> {
        double expected = Evaluation.real(growth.coefficient()) * Math.pow(1e6, growth.power().doubleValue());
        // The next power of 1/x is at least half a power smaller.
        assertEquals(1, phi.at(x) / expected, 1e-2);
      }
      case VANISHES_FAST -> assertTrue(Math.abs(phi.at(x)) < 1e-30);
      case EXPLOSIVE -> assertTrue(Double.isInfinite(phi.at(x)));
      default -> assertTrue(Double.isNaN(growth.residualSlope()));
    }
  }

  /** Second differences are small away from kinks and a kink of smoothness 0 has different slopes on its sides. */
  private static void smoothBetweenKinks(Activation phi) {
    double step = 0x1p-12;
    for (double x = -3; x <= 3; x += 0.0137) {
      double here = x;
      boolean near = phi.kinks().stream().anyMatch(k -> Math.abs(k.at() - here) <= 0.1);
      double curvature = Math.abs(phi.at(x + step) - 2 * phi.at(x) + phi.at(x - step)) / (step * step);
      assertTrue(near || curvature < 100, () -> "an unreported kink near " + here);
    }
    for (Kink kink : phi.kinks()) {
      double wide = bend(phi, kink.at(), 0x1p-20);
      double narrow = bend(phi, kink.at(), 0x1p-26);
      if (kink.isSteep()) {
        assertTrue(slope(phi, kink.at(), 0x1p-26) > 1.5 * slope(phi, kink.at(), 0x1p-20), () -> "no infinite slope at " + kink.at());
      } else if (kink.smoothness() >= 1) {
        assertTrue(narrow <= 0.5 * wide + 1e-7, () -> "no continuous slope at " + kink.at());
      } else {
        assertTrue(narrow > 0.5 * wide, () -> "no corner at " + kink.at());
      }
    }
  }

  private static double slope(Activation phi, double at, double step) {
    return Math.abs(phi.at(at + step) - phi.at(at)) / step;
  }

  /** The difference of the slopes on the two sides of a point, which falls with the step unless there is a corner. */
  private static double bend(Activation phi, double at, double step) {
    return Math.abs(phi.at(at + step) - 2 * phi.at(at) + phi.at(at - step)) / step;
  }

  /** E φ' = E[xφ]/Δ (Stein), the left side with the compiled derivative. */
  private static void gain(Activation phi) {
    double variance = 0.7;
    GaussianMoments moments = GaussianMoments.of(phi, variance);
    Activation slope = Activation.of(phi.formula().derivative(Activation.X));
    double expected = org.saddlepoint.numeric.GaussianAverage.of(slope::at, variance, 0, phi.breakpoints()).value();
    assertEquals(expected, moments.gain().value(), 1e-11 * Math.max(1, Math.abs(expected)));
    assertTrue(moments.secondMoment().value() >= moments.mean().value() * moments.mean().value());
    assertTrue(List.of(moments.mean(), moments.secondMoment(), moments.gain()).stream().allMatch(e -> e.error() < 1e-10));
  }
}
