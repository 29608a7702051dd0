package org.saddlepoint.typeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Long formulas get abbreviations, each defined once and with something else than another name; short ones stay as they are. */
class AbbreviationsTest {
  private static final Pattern NAME = Pattern.compile("\\\\mathcal\\{A\\}_(\\{\\d+\\}|\\d)");

  /** (1 − g² x_1 x_2 … / (a + b + …)), as wide as one likes. */
  private static Formula factor(int width) {
    Formula sum = Formula.row(Formula.sym("a"));
    for (int k = 0; k < width; k++) {
      sum = Formula.row(sum, Formula.plus(), Formula.sub(Formula.sym("b"), Formula.num(k)));
    }
    return Formula.parentheses(Formula.row(Formula.num(1), Formula.minus(), Formula.fraction(Formula.sym("g"), sum)));
  }

  @Test
  void aShortFormulaStays() {
    Formula f = Formula.equation(Formula.sym("x"), Formula.row(factor(2), factor(3)));
    assertEquals(List.of(f), new Abbreviations(LineBreaker.PAGE).in(List.of(f)));
  }

  @Test
  void everyNameIsDefinedOnceAndSaysSomething() {
    Formula f = Formula.equation(Formula.sym("x"), Formula.fraction(Formula.row(factor(9), factor(11), factor(9)), Formula.row(factor(30), factor(12), factor(13), factor(9))));
    List<Formula> lines = new Abbreviations(LineBreaker.PAGE).in(List.of(f));
    assertTrue(lines.size() > 1);
    Set<String> used = new TreeSet<>();
    Set<String> defined = new TreeSet<>();
    for (Formula line : lines) {
      String[] sides = Latex.paper(line).split(" = ", 2);
      Matcher left = NAME.matcher(sides[0]);
      if (left.matches()) {
        assertTrue(defined.add(left.group(1)), sides[0]);
        assertFalse(NAME.matcher(sides[1]).matches(), () -> sides[0] + " is only another name");
      }
      NAME.matcher(sides[1]).results().forEach(m -> used.add(m.group(1)));
      for (Formula piece : LineBreaker.fit(line, LineBreaker.PAGE) instanceof Formula.Lines l ? l.lines().stream().map(Formula.Line::right).toList() : List.of(line)) {
        assertTrue(Extent.width(piece) <= 1.1 * LineBreaker.PAGE, () -> Latex.paper(piece));
      }
    }
    assertEquals(defined, used);
  }

  @Test
  void namesGoOnInTheSameDocument() {
    Abbreviations names = new Abbreviations(20);
    Formula f = Formula.equation(Formula.sym("x"), Formula.row(factor(3), factor(4), factor(5)));
    String first = Latex.paper(Formula.row(names.in(List.of(f))));
    String second = Latex.paper(Formula.row(names.in(List.of(f))));
    assertTrue(first.contains("\\mathcal{A}_1") && !second.contains("\\mathcal{A}_1 "), second);
  }
}
