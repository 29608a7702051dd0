package org.saddlepoint.report;

import java.util.List;
import org.saddlepoint.typeset.Formula;

/** Running text as HTML; a short formula becomes italic letters with real subscripts, which need no mathematics font. */
final class InlineHtml {
  private InlineHtml() {}

  static String of(List<Inline> text) {
    StringBuilder out = new StringBuilder();
    for (Inline piece : text) {
      if (piece instanceof Inline.Words w) {
        out.append(Markup.escape(w.text()));
      } else if (piece instanceof Inline.Math m) {
        out.append(formula(m.formula()));
      } else if (piece instanceof Inline.Code c) {
        out.append("<code>").append(Markup.escape(c.text())).append("</code>");
      } else if (piece instanceof Inline.Strong s) {
        out.append("<strong>").append(Markup.escape(s.text())).append("</strong>");
      }
    }
    return out.toString();
  }

  private static String formula(Formula formula) {
    StringBuilder out = new StringBuilder("<span class=\"math\">");
    for (LabelRun run : LabelRun.of(formula)) {
      String letters = Markup.escape(run.text());
      String faced = run.italic() ? "<i>" + letters + "</i>" : letters;
      out.append(run.shift() < 0 ? "<sub>" + faced + "</sub>" : run.shift() > 0 ? "<sup>" + faced + "</sup>" : faced);
    }
    return out.append("</span>").toString();
  }
}
