package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.LoopFamily;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.OneLoop;
import org.saddlepoint.action.Tier;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.Rational;

class OneLoopExpansionTest {
  private static final MeanFieldEquations SADDLE = Derivation.meanField(Networks.frozen(Expr.apply("tanh", Expr.sym("x")), true));

  @Test
  void theLabelListIsComplete() {
    assertEquals(Tier.EXACT, new OneLoopExpansion().step(SADDLE).step().verdict().tier());
  }

  @Test
  void aWrongFamilyBreaksTheNormalisation() {
    OneLoop right = new OneLoopExpansion().apply(SADDLE);
    for (int k = 0; k < right.families().size(); k++) {
      LoopFamily f = right.families().get(k);
      List<Expr> doubled = f.weights().stream().map(w -> Expr.mul(Expr.TWO, w)).toList();
      refuted(right, k, new LoopFamily(f.name(), f.rows(), f.columns(), doubled, f.connected(), f.exponent()));
      refuted(right, k, new LoopFamily(f.name(), f.rows(), f.columns(), f.weights(), f.connected(), f.exponent().negate()));
      refuted(right, k, new LoopFamily(f.name(), f.rows(), f.columns(), f.weights(), f.connected(), f.exponent().times(Rational.of(2))));
    }
  }

  @Test
  void otherNetworksAreRefusedInWords() {
    assertTrue(OneLoopExpansion.refusal(Derivation.meanField(Networks.partiallySymmetric())).isPresent());
    assertTrue(OneLoopExpansion.refusal(Derivation.meanField(Networks.overlap())).isPresent());
    assertTrue(OneLoopExpansion.refusal(SADDLE).isEmpty());
  }

  /** Odd only between −1 and 1, which no few points would show; and one that is odd in a mirrored way of writing. */
  @Test
  void oddnessIsDecidedFromTheFormula() {
    Expr almost = Formulas.parse("if(x < -1000, -1, if(x > 1000, 1.5, x/1000))");
    assertTrue(OneLoopExpansion.refusal(Derivation.meanField(Networks.frozen(almost, true))).orElseThrow().contains("not odd"));
    Expr odd = Formulas.parse("max(-1, x) + min(1, x) - x/2");
    assertTrue(OneLoopExpansion.refusal(Derivation.meanField(Networks.frozen(odd, true))).isEmpty());
  }

  private static void refuted(OneLoop right, int place, LoopFamily wrong) {
    List<LoopFamily> families = new ArrayList<>(right.families());
    families.set(place, wrong);
    OneLoop changed = new OneLoop(right.saddle(), right.copies(), right.coupling(), right.phi(), right.field(), families, right.insertions());
    assertEquals(Tier.REFUTED, new OneLoopExpansion().check(SADDLE, changed).tier(), wrong.name());
  }
}
