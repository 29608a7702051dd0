package org.saddlepoint.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.saddlepoint.io.Progress;

/**
 * One line at the bottom of the terminal that says how far a computation is, redrawn in place and wiped when it ends. It
 * shows itself after a second, so that quick commands stay clean.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int BAR_WIDTH = 24;
  private static final String WIPE = "\r\u001b[K";

  private final PrintStream terminal;
  private final boolean shown;
  private final long begin = System.nanoTime();
  private long nextDrawing = begin + PATIENCE_NANOS;
  private boolean drawn;

  ProgressLine(PrintStream terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  @Override
  public void report(String what, long done, long total) {
    if (shown) {
      drawIfDue(what, done, total);
    }
  }

  private synchronized void drawIfDue(String what, long done, long total) {
    long now = System.nanoTime();
    if (now - nextDrawing < 0) {
      return;
    }
    nextDrawing = now + REDRAW_NANOS;
    terminal.print(WIPE + line(what, done, total, (now - begin) / 1e9));
    terminal.flush();
    drawn = true;
  }

  /** The line for {@code done} of {@code total} after {@code seconds}: a bar, a percentage and the time so far. */
  static String line(String what, long done, long total, double seconds) {
    String time = String.format(Locale.ROOT, "%.0f s", seconds);
    if (total <= 0) {
      return what + "  " + time;
    }
    double fraction = Math.min(1.0, Math.max(0.0, (double) done / total));
    int filled = (int) Math.round(fraction * BAR_WIDTH);
    return String.format(Locale.ROOT, "%s  [%s%s] %3.0f %%  %s", what, "#".repeat(filled),
        ".".repeat(BAR_WIDTH - filled), 100 * fraction, time);
  }

  @Override
  public synchronized void close() {
    if (drawn) {
      terminal.print(WIPE);
      terminal.flush();
      drawn = false;
    }
  }
}
