package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.model.Network;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.Networks;
import org.saddlepoint.rule.OneLoopExpansion;

/** Values of the 1/N theory of frozen noise (model and claims of arXiv:2510.21742; numbers from the closed one-copy formulas and N = 20 simulations). */
class OneLoopTest {
  private static LoopCorrection of(Expr phi, double g, boolean self, boolean smooth) {
    Network network = Networks.frozen(phi, self);
    StaticSite site = new StaticSite(g * g, 1, Networks.PHI, f -> Lowered.unary(network.expandFunctions(f), "x")::value, smooth ? new double[0] : new double[] {0});
    return new LoopCorrection(site, n -> OneLoopExpansion.expansion(Derivation.meanField(network), n), e -> Evaluation.real(e, Map.of("g", g)));
  }

  private static LoopCorrection tanh(double g, boolean self) {
    return of(Expr.apply("tanh", Expr.sym("x")), g, self, true);
  }

  private static LoopCorrection linear(double g) {
    return of(Expr.sym("x"), g, true, true);
  }

  @Test
  void momentsOfTanh() {
    assertEquals(0.096310, tanh(0.5, true).moment(x -> x * x).value(), 2e-6);
    assertEquals(0.004330, tanh(0.5, true).moment(x -> Math.pow(Math.tanh(x), 2)).value(), 2e-6);
    assertEquals(0.613099, tanh(1.2, true).moment(x -> x * x).value(), 2e-6);
    assertEquals(-0.758028, tanh(1.2, false).moment(x -> x * x).value(), 2e-6);
    assertEquals(-0.099033, tanh(1.2, false).moment(x -> Math.pow(Math.tanh(x), 2)).value(), 2e-6);
  }

  @Test
  void momentsOfAPowerLaw() {
    Expr x = Expr.sym("x");
    LoopCorrection power = of(Expr.mul(Expr.apply("sign", x), Expr.pow(Expr.apply("abs", x), Expr.num(3, 4))), 0.8, true, false);
    assertEquals(2.834033, power.moment(u -> u * u).value(), 5e-5);
    assertEquals(1.223115, power.moment(u -> Math.pow(Math.abs(u), 1.5)).value(), 5e-5);
  }

  /** The linear network in closed form: x1 = 2g²u³ and PR_N = (1−g²)² [1 − (2g²+7g⁴)/((1−g²)²N)]. */
  @Test
  void linearNetworkInClosedForm() {
    for (double g : new double[] {0.3, 0.5}) {
      double u = 1 / (1 - g * g);
      assertEquals(2 * g * g * u * u * u, linear(g).moment(x -> x * x).value(), 1e-6 * u);
      LoopCorrection.Participation p = linear(g).participation(x -> x);
      assertEquals(1 / (u * u), p.value(), 1e-6);
      assertEquals(-(2 * g * g + 7 * Math.pow(g, 4)), p.nextOrder().value(), 1e-4);
    }
  }

  @Test
  void participationOfTanh() {
    LoopCorrection.Participation output = tanh(0.8, true).participation(Math::tanh);
    assertEquals(0.6383559400, output.value(), 1e-6);
    assertEquals(0.29320, output.nextOrder().value() / output.value(), 1e-5);
    assertEquals(0, output.zero(), 1e-12, "the list of labels is complete");
    LoopCorrection.Participation input = tanh(0.8, true).participation(x -> x);
    assertEquals(-0.42714, input.nextOrder().value() / input.value(), 1e-5);
  }

  @Test
  void participationWithoutSelfCoupling() {
    assertEquals(0.55082, relative(tanh(0.8, false).participation(Math::tanh)), 1e-5);
    assertEquals(0.26653, relative(tanh(0.8, false).participation(x -> x)), 1e-5);
  }

  private static double relative(LoopCorrection.Participation p) {
    return p.nextOrder().value() / p.value();
  }
}
