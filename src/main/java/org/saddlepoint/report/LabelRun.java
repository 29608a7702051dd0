package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.PlainText;
import org.saddlepoint.typeset.Style;

/**
 * A piece of a label in one face: its scale relative to the label's size and its shift upwards in units of that size. Labels of
 * plots are text, not drawn formulas, so that they stay small and can be searched; fractions and other tall parts become one line.
 */
record LabelRun(String text, boolean italic, double scale, double shift) {
  private static final double SCRIPT = 0.72;

  static List<LabelRun> of(Formula formula) {
    List<LabelRun> runs = new ArrayList<>();
    collect(formula, 1, 0, runs);
    return merged(runs);
  }

  private static void collect(Formula f, double scale, double shift, List<LabelRun> runs) {
    if (f instanceof Formula.Row row) {
      for (Formula item : row.items()) {
        collect(item, scale, shift, runs);
      }
    } else if (f instanceof Formula.Script s) {
      collect(s.base(), scale, shift, runs);
      collect(s.lower(), scale * SCRIPT, shift - 0.22 * scale, runs);
      collect(s.upper(), scale * SCRIPT, shift + 0.36 * scale, runs);
    } else if (f instanceof Formula.Primed p) {
      collect(p.base(), scale, shift, runs);
      runs.add(new LabelRun("′".repeat(p.count()), false, scale, shift));
    } else if (f instanceof Formula.Prefixed p) {
      collect(p.prefix(), scale, shift, runs);
      collect(p.body(), scale, shift, runs);
    } else if (f instanceof Formula.Call c) {
      collect(c.head(), scale, shift, runs);
      collect(c.arguments(), scale, shift, runs);
    } else if (f instanceof Formula.Fenced e) {
      String[] sides = sides(e);
      runs.add(new LabelRun(sides[0], false, scale, shift));
      collect(e.body(), scale, shift, runs);
      runs.add(new LabelRun(sides[1], false, scale, shift));
    } else if (f instanceof Formula.Fraction q && isShort(q.numerator()) && isShort(q.denominator())) {
      collect(q.numerator(), scale, shift, runs);
      runs.add(new LabelRun("/", false, scale, shift));
      collect(q.denominator(), scale, shift, runs);
    } else if (f instanceof Formula.Radical r && r.degree().equals(Formula.EMPTY)) {
      boolean single = isShort(r.body());
      runs.add(new LabelRun(single ? "√" : "√(", false, scale, shift));
      collect(r.body(), scale, shift, runs);
      runs.add(new LabelRun(single ? "" : ")", false, scale, shift));
    } else if (f instanceof Formula.Operation o) {
      boolean tight = runs.isEmpty() || scale < 1 || o.sign() == org.saddlepoint.typeset.Sign.SLASH;
      String sign = PlainText.of(f).trim();
      boolean punctuation = sign.equals(",") || sign.equals(";");
      runs.add(new LabelRun(tight ? sign : punctuation ? sign + "\u2009" : "\u2009" + sign + "\u2009", false, scale, shift));
    } else if (f instanceof Formula.Symbol s) {
      boolean greekCapital = PlainText.of(s).codePoints().allMatch(c -> c >= 0x391 && c <= 0x3a9);
      runs.add(new LabelRun(PlainText.of(s), s.style() == Style.ITALIC && !greekCapital, scale, shift));
    } else if (f instanceof Formula.Space) {
      runs.add(new LabelRun("\u2009", false, scale, shift));
    } else if (f instanceof Formula.Accent a) {
      runs.add(new LabelRun(PlainText.of(a), true, scale, shift));
    } else {
      runs.add(new LabelRun(PlainText.of(f), false, scale, shift));
    }
  }

  private static boolean isShort(Formula f) {
    return f instanceof Formula.Symbol || f instanceof Formula.Number || f instanceof Formula.Script || f instanceof Formula.Call;
  }

  private static String[] sides(Formula.Fenced fenced) {
    String pair = PlainText.of(new Formula.Fenced(fenced.fence(), Formula.EMPTY));
    return pair.length() == 2 ? new String[] {pair.substring(0, 1), pair.substring(1)} : new String[] {"", pair};
  }

  private static List<LabelRun> merged(List<LabelRun> runs) {
    List<LabelRun> joined = new ArrayList<>();
    for (LabelRun run : runs) {
      LabelRun last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.italic == run.italic && last.scale == run.scale && last.shift == run.shift) {
        joined.set(joined.size() - 1, new LabelRun(last.text + run.text, run.italic, run.scale, run.shift));
      } else if (!run.text.isEmpty()) {
        joined.add(run);
      }
    }
    return List.copyOf(joined);
  }

  /** The width of a label in units of its size, roughly: good enough to leave room for it. */
  static double width(List<LabelRun> runs) {
    return runs.stream().mapToDouble(r -> r.scale * r.text.codePoints().mapToDouble(LabelRun::advance).sum()).sum();
  }

  private static double advance(int c) {
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return 0;
    }
    return "ijl.,;:'|()[]".indexOf(c) >= 0 ? 0.3 : c == '\u2009' ? 0.2 : "frt- ".indexOf(c) >= 0 ? 0.36 : "mwMW⟨⟩−+=".indexOf(c) >= 0 ? 0.7 : Character.isUpperCase(c) ? 0.68 : 0.56;
  }
}
