package org.saddlepoint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random modes of equal strength: single neurons do not see them, and infinitely many of them are independent couplings. */
class RandomModesTest {
  private static final List<String> QUANTITIES = List.of("C_x(0)", "C_phi(0)", "gain_phi", "PR_x", "PR_phi");

  /** 1/PR is linear in 1/α (Clark et al., arXiv:2409.01969): three values of α determine it, and at 1/α → 0 it is the network without modes. */
  @Test
  void manyModesAreIndependentCouplings() {
    Map<String, Double> independent = Shipped.solved(Shipped.model("erf"), QUANTITIES);
    Map<String, Double> one = Shipped.solved(Shipped.model("random-mode"), QUANTITIES);
    Map<String, Double> two = Shipped.solved(Shipped.model("random-mode", "alpha=2"), QUANTITIES);
    Map<String, Double> many = Shipped.solved(Shipped.model("random-mode", "alpha=1e9"), QUANTITIES);
    for (String q : QUANTITIES.subList(0, 3)) {
      assertEquals(independent.get(q), one.get(q), 1e-8 * independent.get(q), q);
      assertEquals(independent.get(q), many.get(q), 1e-8 * independent.get(q), q);
    }
    for (String q : QUANTITIES.subList(3, 5)) {
      assertEquals(independent.get(q), many.get(q), 1e-7 * independent.get(q), q);
      assertEquals(1 / independent.get(q) - 1 / two.get(q), 1 / two.get(q) - 1 / one.get(q), 1e-6 / one.get(q), q);
    }
  }
}
