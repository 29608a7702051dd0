package org.saddlepoint.typeset;

import java.util.List;

/**
 * LaTeX in two dialects: for papers (amsmath) and for the renderer, which knows neither {@code align} with labels nor
 * {@code \tag}. Both write one formula in the same way; they differ in displays of several lines.
 */
public final class Latex {
  private Latex() {}

  /** A formula for a paper, without the mathematics switch around it; several lines become an {@code aligned}. */
  public static String paper(Formula formula) {
    return LatexWriter.write(formula);
  }

  /** A formula that the renderer understands. */
  public static String rendering(Formula formula) {
    return LatexWriter.write(formula);
  }

  /**
   * A numbered display for a paper: {@code equation}, or {@code align} for several lines, of which the last carries the label.
   * The label may be empty.
   */
  public static String display(Formula formula, String label) {
    String mark = label.isEmpty() ? "" : "\\label{" + label + "}";
    if (!(formula instanceof Formula.Lines several)) {
      return "\\begin{equation}" + mark + "\n  " + LatexWriter.write(formula) + "\n\\end{equation}\n";
    }
    StringBuilder out = new StringBuilder("\\begin{align}\n");
    List<Formula.Line> lines = several.lines();
    for (int k = 0; k < lines.size(); k++) {
      boolean last = k == lines.size() - 1;
      out.append("  ").append(LatexWriter.line(lines.get(k)));
      out.append(last ? mark + "\n" : " \\notag \\\\\n");
    }
    return out.append("\\end{align}\n").toString();
  }

  /** Words for the text of a paper: special characters escaped, Greek letters and signs as commands. */
  public static String words(String words) {
    return LatexWords.of(words);
  }

  /** An unnumbered display with the author's own tag, such as {@code \tag{S1}}. */
  public static String tagged(Formula formula, String tag) {
    return "\\begin{equation}\n  " + LatexWriter.write(formula) + " \\tag{" + LatexWriter.escaped(tag) + "}\n\\end{equation}\n";
  }
}
