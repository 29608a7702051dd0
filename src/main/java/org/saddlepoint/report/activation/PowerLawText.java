package org.saddlepoint.report.activation;

import org.saddlepoint.activation.PowerLaw;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.report.NumberFormat;

/** Scaling laws for a terminal. */
final class PowerLawText {
  private PowerLawText() {}

  static void add(StringBuilder text, PowerLaw law) {
    text.append("\nScaling with g, for phi = c sgn(x)|x|^p").append(law.exact() ? "" : " at large |x|").append(", p = ").append(law.exponent()).append(", c = ").append(law.coefficient()).append("\n");
    for (PowerLaw.Law one : law.laws()) {
      String name = one.name().isEmpty() ? "" : one.name() + ": ";
      text.append("  ").append(name).append(one.words()).append("\n      ").append(one.general()).append(" = ").append(one.value().map(NumberFormat::of).orElse(decimals(one))).append('\n');
    }
    text.append("  ").append(validity(law)).append('\n');
  }

  /** The expression with this activation's numbers, twelve digits each. */
  private static String decimals(PowerLaw.Law law) {
    return Decimals.text(Decimals.in(law.here()));
  }

  /** Where the laws for strong couplings hold. */
  static String validity(PowerLaw law) {
    if (law.exponent().compareTo(Rational.ONE) > 0) {
      return "Beyond the fold nothing limits the activity.";
    }
    return "For strong couplings the fixed point is unstable: these laws continue it, and a network there fluctuates by itself.";
  }
}
