package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown text whose formulas between dollar signs were taken out, so that no Markdown rule changes them. Each is replaced by a
 * mark from the private-use area of Unicode.
 *
 * @param markdown the text with marks
 * @param formulas what stood between the dollar signs, in order
 */
record Prose(String markdown, List<Formula> formulas) {
  private static final char OPEN = '\ue000';
  private static final char CLOSE = '\ue001';
  private static final Pattern FORMULA = Pattern.compile("`[^`\\n]*`|\\$\\$(.+?)\\$\\$|(?<![\\\\$])\\$(?![\\s$])([^$\\n]*[^\\s$\\\\])\\$(?!\\d)", Pattern.DOTALL);
  private static final Pattern MARK = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

  /** LaTeX as written by the author, displayed or in the line. */
  record Formula(String latex, boolean display) {}

  /** Puts something in the place of each formula. */
  interface Replacement {
    String of(Formula formula);
  }

  static Prose of(String text) {
    List<Formula> formulas = new ArrayList<>();
    Matcher m = FORMULA.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      boolean display = m.group(1) != null;
      if (!display && m.group(2) == null) {
        m.appendReplacement(out, Matcher.quoteReplacement(m.group()));
      } else {
        m.appendReplacement(out, Matcher.quoteReplacement("" + OPEN + formulas.size() + CLOSE));
        formulas.add(new Formula((display ? m.group(1) : m.group(2)).strip(), display));
      }
    }
    return new Prose(m.appendTail(out).toString(), List.copyOf(formulas));
  }

  /** The text that was made from the Markdown, with its marks replaced. */
  String restored(String made, Replacement replacement) {
    return MARK.matcher(made).replaceAll(r -> {
      int index = Integer.parseInt(r.group(1));
      return index < formulas.size() ? Matcher.quoteReplacement(replacement.of(formulas.get(index))) : "";
    });
  }
}
