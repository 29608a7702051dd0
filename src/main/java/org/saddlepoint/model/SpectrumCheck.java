package org.saddlepoint.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.expr.RealRoot;
import org.saddlepoint.expr.RealRoots;

/**
 * Whether a formula is the spectrum of a stationary noise at the values of the parameters: real, even in omega, nowhere
 * negative, and with a finite variance ∫ S dω/2π unless it is constant (white). Exact for rational spectra, by points otherwise.
 */
final class SpectrumCheck {
  private static final int POINTS = 2000;
  private static final double RANGE = 12;

  private SpectrumCheck() {}

  static void check(Expr spectrum, TomlValue value, String what, Values values) {
    Expr s;
    try {
      s = values.in(spectrum);
    } catch (ArithmeticException pole) {
      throw Reading.wrong(value, what + " divides by zero at the values of the parameters", "a spectrum is finite at every frequency");
    }
    if (!s.contains("omega")) {
      double level = values.of(s);
      if (!(level >= 0) || Double.isInfinite(level)) {
        throw Reading.wrong(value, what + " is " + Values.shown(level) + " at the values of the parameters", "it must not be negative");
      }
      return;
    }
    Optional<RationalFraction> rational = RationalFraction.read(s, "omega");
    if (rational.isPresent()) {
      poles(rational.get(), value, what);
    }
    boolean decays = rational.map(r -> r.denominator().degree() - r.numerator().degree() >= 2).orElseGet(() -> decays(s, values));
    points(s, value, what, values);
    if (!decays) {
      throw Reading.wrong(
          value, what + " does not decay fast enough: its variance is infinite", "let it fall off faster than 1/omega, and add white noise as a noise of its own");
    }
  }

  private static void poles(RationalFraction r, TomlValue value, String what) {
    List<RealRoot> poles = RealRoots.poles(r);
    if (!poles.isEmpty()) {
      throw Reading.wrong(value, what + " has a pole at omega = " + poles.get(0), "a spectrum is finite at every frequency");
    }
  }

  /** Evenness and sign on points spaced evenly in asinh(omega), from 0 to 1e5. */
  private static void points(Expr s, TomlValue value, String what, Values values) {
    double largest = 0;
    for (int k = 0; k <= POINTS; k++) {
      double omega = Math.sinh(RANGE * k / POINTS);
      double right = values.at(s, Map.of("omega", omega));
      double left = values.at(s, Map.of("omega", -omega));
      if (!Double.isFinite(right) || !Double.isFinite(left)) {
        throw Reading.wrong(value, what + " is not a finite real number at omega = " + Values.shown(omega), "a spectrum is finite at every frequency");
      }
      if (Math.abs(left - right) > 1e-9 * (Math.abs(left) + Math.abs(right))) {
        throw Reading.wrong(value, what + " is not even: it differs between omega = " + Values.shown(omega) + " and " + Values.shown(-omega), "write it in omega^2 or abs(omega)");
      }
      largest = Math.max(largest, Math.abs(right));
      if (right < -1e-12 * largest) {
        throw Reading.wrong(value, what + " is negative at omega = " + Values.shown(omega), "a spectrum is nowhere negative");
      }
    }
  }

  /** Whether the local exponent at high frequency is below −1, or the spectrum has vanished there. */
  private static boolean decays(Expr s, Values values) {
    double near = Math.abs(values.at(s, Map.of("omega", 1e4)));
    double far = Math.abs(values.at(s, Map.of("omega", 1e5)));
    return far == 0 || far / near < Math.pow(10, -1.02);
  }
}
