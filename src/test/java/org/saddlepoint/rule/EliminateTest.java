package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.ClosedForms;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Tier;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;

class EliminateTest {
  @Test
  void closedFormsSolveTheLinearSystem() {
    for (Network network : List.of(Networks.frozen(Expr.apply("tanh", Expr.sym("x")), true), Networks.partiallySymmetric(), Networks.overlap())) {
      FourPoint fluctuations = new Fluctuations().apply(Derivation.meanField(network));
      ClosedForms forms = new Eliminate().apply(fluctuations);
      assertEquals(Tier.NUMERIC, new Eliminate().check(fluctuations, forms).tier());
      ClosedForms.Form first = forms.forms().get(0);
      List<ClosedForms.Form> wrong = List.of(new ClosedForms.Form(first.observable(), Expr.mul(Expr.num(99, 100), first.value()), first.rungs()));
      assertEquals(Tier.REFUTED, new Eliminate().check(fluctuations, new ClosedForms(fluctuations, wrong)).tier());
    }
  }

  /** Reciprocity adds an antiparallel ladder: C1 C2 (1 − |y|²)/(|1 − x|² |1 − y|²). */
  @Test
  void independentAndReciprocalCouplingsGiveShortFormulas() {
    assertEquals(1, rungs(Networks.frozen(Expr.apply("tanh", Expr.sym("x")), true)).size());
    List<Expr> two = rungs(Networks.partiallySymmetric());
    assertEquals(2, two.size());
    assertTrue(two.stream().anyMatch(r -> r.contains("eta")) && two.stream().anyMatch(r -> !r.contains("eta")), two.toString());
  }

  private static List<Expr> rungs(Network network) {
    return new Eliminate().apply(new Fluctuations().apply(Derivation.meanField(network))).forms().get(0).rungs();
  }
}
