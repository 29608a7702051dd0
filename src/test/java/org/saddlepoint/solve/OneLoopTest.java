package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Values of the 1/N theory of frozen noise (model and claims of arXiv:2510.21742; numbers from the closed one-copy formulas and N = 20 simulations). */
class OneLoopTest {
  private static final DoubleUnaryOperator TANH_SLOPE = x -> 1 - Math.tanh(x) * Math.tanh(x);

  private static StaticSite tanh(double g, boolean self) {
    return new StaticSite(g * g, 1, Math::tanh, TANH_SLOPE, true, self);
  }

  private static StaticSite linear(double g) {
    return new StaticSite(g * g, 1, x -> x, x -> 1, true, true);
  }

  @Test
  void momentsOfTanh() {
    assertEquals(0.096310, new OneLoop(tanh(0.5, true)).moment(x -> x * x).value(), 2e-6);
    assertEquals(0.004330, new OneLoop(tanh(0.5, true)).moment(x -> Math.pow(Math.tanh(x), 2)).value(), 2e-6);
    assertEquals(0.613099, new OneLoop(tanh(1.2, true)).moment(x -> x * x).value(), 2e-6);
    assertEquals(-0.758028, new OneLoop(tanh(1.2, false)).moment(x -> x * x).value(), 2e-6);
    assertEquals(-0.099033, new OneLoop(tanh(1.2, false)).moment(x -> Math.pow(Math.tanh(x), 2)).value(), 2e-6);
  }

  @Test
  void momentsOfAPowerLaw() {
    StaticSite power = new StaticSite(0.64, 1, x -> Math.signum(x) * Math.pow(Math.abs(x), 0.75), x -> 0.75 * Math.pow(Math.abs(x), -0.25), false, true);
    assertEquals(2.834033, new OneLoop(power).moment(x -> x * x).value(), 5e-5);
    assertEquals(1.223115, new OneLoop(power).moment(x -> Math.pow(Math.abs(x), 1.5)).value(), 5e-5);
  }

  /** The linear network in closed form: x1 = 2g²u³ and PR_N = (1−g²)² [1 − (2g²+7g⁴)/((1−g²)²N)]. */
  @Test
  void linearNetworkInClosedForm() {
    for (double g : new double[] {0.3, 0.5}) {
      double u = 1 / (1 - g * g);
      assertEquals(2 * g * g * u * u * u, new OneLoop(linear(g)).moment(x -> x * x).value(), 1e-6 * u);
      OneLoop.Participation p = new OneLoop(linear(g)).participation(x -> x);
      assertEquals(1 / (u * u), p.value(), 1e-6);
      assertEquals(-(2 * g * g + 7 * Math.pow(g, 4)), p.nextOrder().value(), 1e-4);
    }
  }

  @Test
  void participationOfTanh() {
    OneLoop.Participation output = new OneLoop(tanh(0.8, true)).participation(Math::tanh);
    assertEquals(0.6383559400, output.value(), 1e-6);
    assertEquals(0.29320, output.nextOrder().value() / output.value(), 1e-5);
    assertEquals(0, output.zero(), 1e-12, "the list of labels is complete");
    OneLoop.Participation input = new OneLoop(tanh(0.8, true)).participation(x -> x);
    assertEquals(-0.42714, input.nextOrder().value() / input.value(), 1e-5);
  }

  @Test
  void participationWithoutSelfCoupling() {
    assertEquals(0.55082, relative(new OneLoop(tanh(0.8, false)).participation(Math::tanh)), 1e-5);
    assertEquals(0.26653, relative(new OneLoop(tanh(0.8, false)).participation(x -> x)), 1e-5);
  }

  private static double relative(OneLoop.Participation p) {
    return p.nextOrder().value() / p.value();
  }
}
