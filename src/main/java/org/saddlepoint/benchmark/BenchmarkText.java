package org.saddlepoint.benchmark;

import java.util.Locale;
import java.util.OptionalDouble;

/** One line per task. */
public final class BenchmarkText {
  private static final String ROW = "%-32s %12s %12s  %s%n";

  private BenchmarkText() {}

  /** The names of the columns. */
  public static String heading() {
    return String.format(Locale.ROOT, ROW, "name", "ours", "peer", "ratio (min–max)");
  }

  /** @param bandwidth the part of the memory bandwidth that our side used, where memory limits it */
  static String line(Measurement m, OptionalDouble bandwidth) {
    String unit = " " + m.task().unit();
    String comparison = m.hasPeer()
        ? String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", m.ratio(), m.leastRatio(), m.largestRatio()) + (m.agrees() ? "" : "  VALUES DIFFER by " + number(m.difference()))
        : "–";
    return String.format(Locale.ROOT, ROW, m.task().name(), number(m.figure()), m.hasPeer() ? number(m.peerFigure()) : "–", comparison + "  [" + unit.strip() + "]"
        + (bandwidth.isPresent() ? String.format(Locale.ROOT, "  %.0f %% of the memory bandwidth", 100 * bandwidth.getAsDouble()) : ""));
  }

  static String line(Scaling law) {
    return String.format(Locale.ROOT, ROW, law.name(), number(law.seconds()[law.seconds().length - 1]), "–",
        String.format(Locale.ROOT, "cost ~ (%s)^%.2f, expected %.0f  [s at the largest]", law.horizontal(), law.exponent(), law.expected()));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value != 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3) ? "%.3g" : "%.4g", value);
  }
}
