package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.PlainText;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/** The reference file of printed formulas: each is printed as reviewed, and the renderer can lay it out. */
class ExprFormulaTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/reference/latex.csv", quoteCharacter = '"')
  void printsAsReviewed(String formula, String latex, String text) {
    Formula printed = ExprFormula.of(Formulas.parse(formula));
    assertEquals(latex, Latex.paper(printed));
    assertEquals(text, PlainText.of(printed));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/reference/latex.csv", quoteCharacter = '"')
  void isUnderstoodByTheRenderer(String formula, String latex, String text) {
    String rendering = Latex.rendering(ExprFormula.of(Formulas.parse(formula)));
    assertTrue(new TeXFormula(rendering).createTeXIcon(TeXConstants.STYLE_DISPLAY, 20).getIconWidth() > 0);
  }
}
