package org.saddlepoint.activation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.saddlepoint.expr.Approximant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Pade;
import org.saddlepoint.expr.RationalFraction;

/**
 * The rational relatives of an activation: its Padé approximants about 0 that exist, have the degrees asked for and no pole on the real
 * axis, called {@code NAME-pade-M-N}; and {@code NAME-pau}, the Padé activation unit in its safe form that is nearest to it under a standard
 * Gaussian, with the degrees that give it the same growth.
 */
public final class PadeFamily {
  private static final int[][] ODD = {{1, 2}, {3, 2}, {3, 4}, {5, 4}};
  private static final int[][] OTHER = {{1, 2}, {2, 2}, {3, 2}, {3, 4}, {4, 4}};
  /** The degree of the denominator of a unit. */
  public static final int UNIT = 3;
  private static final int MOST = 5;

  private PadeFamily() {}

  /** The members by name; none for polynomials, which are their own approximants. */
  static Map<String, Expr> of(String name, Expr formula) {
    Map<String, Expr> members = new LinkedHashMap<>();
    if (RationalFraction.read(formula, Activation.X).isPresent()) {
      return members;
    }
    try {
      for (int[] degrees : Parity.of(formula) == Parity.ODD ? ODD : OTHER) {
        Approximant pade = Pade.approximant(formula, Activation.X, degrees[0], degrees[1]);
        RationalApproximant rational = RationalApproximant.of(pade);
        if (!pade.degenerate() && pade.denominatorDegree() > 0 && rational.usable()) {
          members.put(name + "-pade-" + degrees[0] + "-" + degrees[1], rational.formula());
        }
      }
    } catch (NotAnalyticException kink) {
      // Without a Taylor series there is only the unit that is fitted.
    }
    Activation phi = Activation.of(formula);
    members.put(name + "-pau", RationalFit.safe(phi, 1, above(formula, UNIT), UNIT));
    return members;
  }

  /** The degree of the numerator with which a quotient over degree n grows like the activation at that end where it grows faster. */
  public static int above(Expr formula, int n) {
    return Stream.of(Growth.of(formula, true), Growth.of(formula, false)).mapToInt(g -> above(g, n)).max().orElseThrow();
  }

  private static int above(Growth growth, int n) {
    return switch (growth.kind()) {
      case POWER -> Math.max(0, Math.min(MOST, n + (int) Math.round(growth.power().doubleValue())));
      case EXPLOSIVE -> MOST;
      case VANISHES_FAST, UNKNOWN -> n;
    };
  }
}
