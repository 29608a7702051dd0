package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Step;
import org.saddlepoint.model.Network;

class DerivationTest {
  static java.util.List<Network> networks() {
    return Networks.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyStepStands(Network network) {
    for (Step step : Derivation.of(network).steps()) {
      assertTrue(step.verdict().stands(), step.rule() + ": " + step.verdict());
    }
  }

  @Test
  void anInputInsideAFunctionGetsAFieldOfItsOwn() {
    Network named = Derivation.of(Networks.rateForm()).saddle().network();
    assertEquals("sum(J, r) + xi", named.field("h").rightHandSide().toString().replace("xi + sum(J, r)", "sum(J, r) + xi"));
    assertEquals("phi(h) - r", named.field("r").rightHandSide().toString().replace("-r + phi(h)", "phi(h) - r"));
  }

  @Test
  void partialSymmetryGivesTheRetardedSelfInteraction() {
    Feedback feedback = Derivation.of(Networks.partiallySymmetric()).saddle().process("neuron").feedbacks().get(0);
    assertEquals("x~", feedback.into().toString());
    assertEquals("phi(x)", feedback.from().toString());
    assertEquals("eta*g^2", feedback.weight().toString());
    assertEquals("O[phi(x),x~]", feedback.response().toString());
  }

  @Test
  void overlapsFeedBackThroughTheOtherSpecies() {
    Feedback feedback = Derivation.of(Networks.overlap()).saddle().process("neuron").feedbacks().get(0);
    assertEquals("gain*x~", feedback.into().toString());
    assertEquals("phi(x)", feedback.from().toString());
    assertEquals("O[rho*z,strength*z~]", feedback.response().toString());
  }
}
