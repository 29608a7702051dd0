package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.neg;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sym;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.Notation;

/** Fields and site parameters carry the site, fields also the time; an input sums over the next site index. */
class LocalNotationTest {
  private static final Notation NOTATION = Notation.STANDARD.withLocal(Set.of("x", "y"), Set.of("gain"));

  private static void prints(String latex, Expr e, String site, String time) {
    assertEquals(latex, Latex.paper(ExprFormula.of(e, NOTATION.at(site, time))));
  }

  @Test
  void fieldsCarrySiteAndTime() {
    prints("\\tilde{x}_i(t)x_i(t)", mul(sym("x"), sym("x~")), "i", "t");
    prints("\\dot{x}_j(t')", sym("x'"), "j", "t'");
    prints("\\ddot{x}", sym("x''"), "", "");
    prints("x_i(t)^2", pow(sym("x"), 2), "i", "t");
    prints("\\tanh(x_i(t))", apply("tanh", sym("x")), "i", "t");
    prints("\\tanh x_i", apply("tanh", sym("x")), "i", "");
  }

  @Test
  void siteParametersCarryNoTime() {
    prints("g\\,\\mathrm{gain}_i\\,x_i(t)", mul(sym("g"), sym("gain"), sym("x")), "i", "t");
  }

  @Test
  void anInputSumsOverTheNextSite() {
    Expr e = add(neg(sym("x")), apply("sum", sym("J"), mul(sym("g"), apply("phi", sym("x")))));
    prints("-x_i(t) + \\sum_j J_{ij}g\\phi(x_j(t))", e, "i", "t");
    prints("-x_j + \\sum_k J_{jk}g\\phi(x_k)", e, "j", "");
    prints("-x + \\sum_j J_{ij}g\\phi(x)", e, "", "");
  }

  @Test
  void aDocumentsTableDecides() {
    Notation own = NOTATION.with("gain", Formula.sym("a")).with("x", Formula.sym("h")).at("i", "");
    assertEquals("a_i h_i", Latex.paper(ExprFormula.of(mul(sym("gain"), sym("x")), own)));
    assertEquals("\\tilde{h}_i", Latex.paper(ExprFormula.of(sym("x~"), own)));
  }
}
