package org.saddlepoint.typeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.typeset.Formula.average;
import static org.saddlepoint.typeset.Formula.call;
import static org.saddlepoint.typeset.Formula.doubleIntegral;
import static org.saddlepoint.typeset.Formula.equation;
import static org.saddlepoint.typeset.Formula.exponential;
import static org.saddlepoint.typeset.Formula.fraction;
import static org.saddlepoint.typeset.Formula.integral;
import static org.saddlepoint.typeset.Formula.minus;
import static org.saddlepoint.typeset.Formula.num;
import static org.saddlepoint.typeset.Formula.parentheses;
import static org.saddlepoint.typeset.Formula.partial;
import static org.saddlepoint.typeset.Formula.plus;
import static org.saddlepoint.typeset.Formula.row;
import static org.saddlepoint.typeset.Formula.squared;
import static org.saddlepoint.typeset.Formula.sub;
import static org.saddlepoint.typeset.Formula.sum;
import static org.saddlepoint.typeset.Formula.sym;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTest {
  private static Formula at(String name, String index, String time) {
    return call(sub(sym(name), index), sym(time));
  }

  private static final Formula FREE_ACTION =
      row(minus(), sum("i", integral("t", row(sub(sym("x~"), "i"), parentheses(row(partial("t"), sub(sym("x"), "i"), plus(), sub(sym("x"), "i")))))));

  private static final Formula COUPLING_TERM =
      row(
          fraction(num(1), row(num(2), sym("N"))),
          sum("ij", doubleIntegral("t", "t'", row(squared(sym("g")), at("x~", "i", "t"), at("x~", "i", "t'"), call("phi", at("x", "j", "t")), call("phi", at("x", "j", "t'"))))));

  @Test
  void writesTheFreeAction() {
    assertEquals("\\exp\\!\\left\\{-\\sum_i\\int dt\\,\\tilde{x}_i(\\partial_t x_i + x_i)\\right\\}", Latex.paper(exponential(FREE_ACTION)));
    assertEquals("exp{−∑ᵢ ∫dt x̃ᵢ (∂ₜ xᵢ + xᵢ)}", PlainText.of(exponential(FREE_ACTION)));
  }

  @Test
  void writesTheDisorderAverage() {
    assertEquals(
        "\\frac{1}{2N}\\sum_{ij}\\iint dt\\,dt'\\,g^2\\tilde{x}_i(t)\\tilde{x}_i(t')\\phi(x_j(t))\\phi(x_j(t'))", Latex.paper(COUPLING_TERM));
    assertEquals("1/(2 N) ∑ᵢⱼ ∬dt dt' g² x̃ᵢ(t) x̃ᵢ(t') φ(xⱼ(t)) φ(xⱼ(t'))", PlainText.of(COUPLING_TERM));
  }

  @Test
  void writesAnAverage() {
    Formula product = row(call("phi", call("x", row(sym("t"), plus(), sym("tau")))), call("phi", call("x", sym("t"))));
    Formula formula = equation(call(sub(sym("C"), row(sym("phi"), sym("phi"))), sym("tau")), average(product));
    assertEquals("C_{\\phi\\phi}(\\tau) = \\langle\\phi(x(t + \\tau))\\phi(x(t))\\rangle", Latex.paper(formula));
    assertEquals("C_φφ(τ) = ⟨φ(x(t + τ)) φ(x(t))⟩", PlainText.of(formula));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {
    "x, x", "phi, \\phi", "x~, \\tilde{x}", "x', x'", "x'', x''", "g_e, g_e", "s_a, s_a", "tau_n, \\tau_n", "gbar, \\bar{g}", "xihat, \\hat{\\xi}",
    "rho0, \\rho_0", "g_eff, g_{\\mathrm{eff}}", "gain, \\mathrm{gain}", "JEI, J_{EI}", "xE, x_E", "PR, \\mathrm{PR}", "PR_phi, \\mathrm{PR}_\\phi",
    "x_1~, \\tilde{x}_1", "epsilon, \\varepsilon", "Delta, \\Delta", "bar, \\mathrm{bar}", "x_1', x_1'"
  })
  void readsNames(String name, String latex) {
    assertEquals(latex, Latex.paper(sym(name)));
  }

  @Test
  void notationTableGoesBeforeNames() {
    Notation notation = Notation.STANDARD.with("gain", sym("a")).with("h", sub(sym("h"), "eff"));
    assertEquals("a", Latex.paper(notation.of("gain")));
    assertEquals("\\tilde{h}_{\\mathrm{eff}}", Latex.paper(notation.of("h~")));
    assertEquals("a'", Latex.paper(notation.of("gain'")));
    assertEquals("\\phi", Latex.paper(notation.of("phi")));
  }

  @Test
  void scriptsOfScriptsMergeOrGroup() {
    assertEquals("x_i^2", Latex.paper(squared(sub(sym("x"), "i"))));
    assertEquals("{x'}^2", Latex.paper(squared(Formula.prime(sym("x")))));
    assertEquals("{x^2}^2", Latex.paper(squared(squared(sym("x")))));
    assertEquals("\\left(\\frac{x}{2}\\right)^2", Latex.paper(squared(parentheses(fraction(sym("x"), num(2))))));
  }

  @Test
  void breaksLongSumsBeforeTheirSigns() {
    List<Formula> terms = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      terms.add(row(sub(sym("x"), Formula.num(k)), call("phi", sub(sym("y"), Formula.num(k)))));
    }
    Formula whole = equation(sym("S"), Formula.joined(terms, plus()));
    Formula.Lines lines = (Formula.Lines) LineBreaker.fit(whole, 40);
    assertTrue(lines.lines().size() >= 3);
    for (Formula.Line line : lines.lines()) {
      assertTrue(Extent.width(line.left()) + Extent.width(line.right()) <= 40);
    }
    List<Formula> all = new ArrayList<>(lines.lines().get(0).left().items());
    lines.lines().forEach(line -> all.addAll(line.right().items()));
    assertEquals(whole, row(all), "a broken equation keeps every item in order");
    assertTrue(Latex.display(lines, "eq:s").startsWith("\\begin{align}\n  S &= x_0\\phi(y_0) + "), Latex.display(lines, "eq:s"));
    assertTrue(Latex.display(lines, "eq:s").contains("\\notag \\\\\n  &\\quad {}+"));
    assertTrue(Latex.display(lines, "eq:s").endsWith("\\label{eq:s}\n\\end{align}\n"));
  }

  @Test
  void breaksInsideAWideExponential() {
    Formula whole = equation(sym("Z"), exponential(row(FREE_ACTION, plus(), COUPLING_TERM)));
    Formula broken = LineBreaker.fit(whole, 30);
    assertEquals(
        "\\begin{aligned} Z &= \\exp\\Bigl\\{-\\sum_i\\int dt\\,\\tilde{x}_i(\\partial_t x_i + x_i) \\\\ &\\quad {}+"
            + "\\frac{1}{2N}\\sum_{ij}\\iint dt\\,dt'\\,g^2\\tilde{x}_i(t)\\tilde{x}_i(t')\\phi(x_j(t))\\phi(x_j(t'))\\Bigr\\} \\end{aligned}",
        Latex.rendering(broken));
    assertEquals(whole, LineBreaker.fit(whole, 200));
  }

  @Test
  void escapesWords() {
    assertEquals("\\text{50\\% of \\{a\\_b\\} \\& \\#1 $\\backslash$input}", Latex.paper(Formula.text("50% of {a_b} & #1 \\input")));
  }
}
