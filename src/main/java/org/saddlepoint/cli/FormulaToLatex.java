package org.saddlepoint.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.Notation;

/** Reads what a user gives as a formula: LaTeX, or a formula or equation as in model files, which becomes LaTeX. */
final class FormulaToLatex {
  private static final Pattern LATEX = Pattern.compile("[\\\\{}$&]");
  private static final Pattern EQUALS = Pattern.compile("(?<![<>=!])=(?!=)");

  private FormulaToLatex() {}

  /**
   * The formula in LaTeX. A text with a backslash, a brace, a dollar sign or an ampersand is LaTeX already.
   *
   * @param source what to call the text in messages
   * @throws InputException if it is not LaTeX and not a formula
   */
  static String read(String text, String source) {
    if (LATEX.matcher(text).find()) {
      return text.strip();
    }
    Matcher equals = EQUALS.matcher(text);
    try {
      if (equals.find()) {
        // Blanks keep the columns of the right side.
        String right = " ".repeat(equals.end()) + text.substring(equals.end());
        return Latex.paper(ExprFormula.of(Formulas.parse(FormulaText.of(text.substring(0, equals.start()), source)), Relation.EQUAL,
            Formulas.parse(FormulaText.of(right, source)), Notation.STANDARD));
      }
      return Latex.paper(ExprFormula.of(Formulas.parse(FormulaText.of(text, source))));
    } catch (InputException mistake) {
      throw new InputException(mistake.position(), mistake.wrong(),
          mistake.right() + " (or write LaTeX, which has a backslash, a brace or a dollar sign)");
    }
  }

  /** The place of a character of the text. */
  static SourcePosition place(String source, String text, int offset) {
    return FormulaText.of(text, source).placement().at(offset);
  }
}
