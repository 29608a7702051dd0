package org.saddlepoint.document;

import java.util.List;
import java.util.Locale;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.document.claim.Finding;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.PlainText;

/** Runs as text for a terminal. */
public final class DerivationText {
  private static final String INDENT = "    ";

  private DerivationText() {}

  /** Every formula in reading order with its verdict, assumptions and source. */
  public static String derivation(Run run) {
    StringBuilder out = new StringBuilder();
    for (Outcome outcome : run.steps()) {
      if (outcome.kind() != Outcome.Kind.DEFINE) {
        step(outcome, out);
      }
    }
    return out.toString();
  }

  private static void step(Outcome outcome, StringBuilder out) {
    String title = outcome.rule().isEmpty() ? outcome.statement().source().text() : outcome.rule();
    out.append(out.length() == 0 ? "" : "\n").append(title).append('\n');
    for (Display display : outcome.displays()) {
      if (!display.caption().isEmpty()) {
        out.append("  ").append(display.caption()).append(":\n");
      }
      formula(display.formula()).lines().forEach(line -> out.append(INDENT).append(line).append('\n'));
    }
    outcome.finding().ifPresent(f -> out.append("  ").append(verdict(f)).append('\n'));
    outcome.assumptions().forEach(a -> out.append("  assuming ").append(a).append('\n'));
    if (!outcome.citation().isEmpty()) {
      out.append("  source: ").append(outcome.citation()).append('\n');
    }
  }

  private static String formula(Formula formula) {
    return PlainText.of(formula);
  }

  /** One line per document and one per statement that does not stand. */
  public static String check(List<Run> runs) {
    StringBuilder out = new StringBuilder();
    for (Run run : runs) {
      out.append(run.document().file()).append(": ").append(summary(run)).append('\n');
      for (Outcome outcome : run.steps()) {
        if (!outcome.stands()) {
          Verdict verdict = outcome.finding().orElseThrow().verdict();
          out.append(outcome.statement().position()).append(": ").append(verdict.tier()).append(": ").append(outcome.statement().source()).append('\n');
          out.append(INDENT).append(verdict.detail()).append('\n');
        }
      }
      if (run.stale()) {
        out.append(run.document().file()).append(": the woven formulas are stale; saddlepoint check --write refreshes them\n");
      }
    }
    return out.toString();
  }

  private static String summary(Run run) {
    List<String> parts = run.counts().entrySet().stream().filter(e -> e.getValue() > 0).map(e -> e.getValue() + " " + e.getKey()).toList();
    return parts.isEmpty() ? "no statements" : String.join(", ", parts);
  }

  private static String verdict(Finding finding) {
    Verdict v = finding.verdict();
    String points = v.points() > 0 ? String.format(Locale.ROOT, ", %d points, worst residual %.1e, tolerance %.0e", v.points(), v.residual(), v.tolerance()) : "";
    return v.tier() + " (" + v.check() + points + ")" + v.reason().map(r -> ": " + r).orElse("");
  }
}
