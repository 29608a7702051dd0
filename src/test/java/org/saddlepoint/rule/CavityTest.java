package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.neg;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sym;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Tier;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Species;

class CavityTest {
  private static final Label PHI = new Label("neuron", Networks.phi("x"));

  private static Network independent() {
    return Networks.network(
        List.of(Networks.NEURON),
        List.of(Networks.field("x", "neuron", add(neg(sym("x")), Networks.sum("J", Networks.phi("x"))))),
        List.of(Networks.coupling("J", "neuron", "neuron", pow(sym("g"), 2), Expr.ZERO, Expr.ZERO)), List.of(), List.of(), "g");
  }

  private static Network randomModes() {
    Species mode = new Species("mode", sym("alpha"), List.of(new SiteParameter("strength", new SiteLaw.Drawn(new Distribution.Uniform(Expr.ZERO, Expr.ONE)))));
    return Networks.network(
        List.of(Networks.NEURON, mode),
        List.of(
            new Field("z", "mode", Field.Kind.ALGEBRAIC, 0, mul(sym("strength"), Networks.sum("R", Networks.phi("x"))), Optional.empty()),
            Networks.field("x", "neuron", add(neg(sym("x")), Networks.sum("L", sym("z"))))),
        List.of(
            Networks.coupling("R", "mode", "neuron", Expr.ONE, Expr.ZERO, Expr.ZERO),
            Networks.coupling("L", "neuron", "mode", Expr.ONE, Expr.ZERO, Expr.ZERO)),
        List.of(), List.of(), "alpha");
  }

  @Test
  void agreesWithTheHessian() {
    for (Network network : List.of(independent(), randomModes())) {
      MeanFieldEquations saddle = Derivation.meanField(network);
      assertEquals(Tier.NUMERIC, new CavityArgument().step(saddle).step().verdict().tier(), network.couplings().toString());
    }
  }

  @Test
  void aWrongVarianceIsRefuted() {
    MeanFieldEquations saddle = Derivation.meanField(randomModes());
    Cavity right = new CavityArgument().apply(saddle);
    List<Cavity.Channel> wrong = right.channels().stream().map(c -> new Cavity.Channel(c.post(), c.pre(), mul(Expr.TWO, c.variance()))).toList();
    assertEquals(Tier.REFUTED, new CavityArgument().check(saddle, new Cavity(saddle, wrong)).tier());
  }

  /** C1 C2 / |1 − g² R1 R2|² for independent couplings (Clark et al., arXiv:2207.12373). */
  @Test
  void independentCouplingsGiveTheKnownLadder() {
    Expr result = CavityArgument.of(new CavityArgument().apply(Derivation.meanField(independent())), PHI);
    assertTrue(RandomSpectra.distance(result, ladder(Expr.ZERO), 5, independent()) < 1e-12, result.toString());
  }

  /** C1 C2 (1 + |x|²/PR_D) / |1 − x|² for random modes, x = g² R1 R2 (Clark et al., arXiv:2409.01969). */
  @Test
  void randomModesAddTheirParticipation() {
    Expr result = CavityArgument.of(new CavityArgument().apply(Derivation.meanField(randomModes())), PHI);
    Expr second = Expr.apply("average", pow(sym("strength"), 2));
    Expr fourth = Expr.apply("average", pow(sym("strength"), 4));
    Expr participation = Expr.div(mul(sym("alpha"), pow(second, 2)), fourth);
    Expr known = ladder(Expr.pow(participation, -1)).rewrite(e -> e.equals(sym("g")) ? Expr.sqrt(mul(sym("alpha"), second)) : e);
    assertTrue(RandomSpectra.distance(result, known, 5, randomModes()) < 1e-12, result.toString());
  }

  private static Expr ladder(Expr inverseParticipation) {
    Expr first = sym("omega_1");
    Expr second = sym("omega_2");
    Expr slope = Kernel.of("M", List.of(Expr.apply("phi", sym("x")).derivative("x")), List.of());
    Expr x = mul(pow(sym("g"), 2), pow(slope, 2), pow(add(Expr.ONE, mul(Expr.I, first)), -1), pow(add(Expr.ONE, mul(Expr.I, second)), -1));
    Expr c = mul(Kernel.of("C", List.of(PHI.local(), PHI.local()), List.of(first)), Kernel.of("C", List.of(PHI.local(), PHI.local()), List.of(second)));
    Expr distance = Expr.sub(Expr.ONE, x);
    Expr size = mul(x, Conjugate.of(x));
    return mul(c, add(Expr.ONE, mul(size, inverseParticipation)), pow(mul(distance, Conjugate.of(distance)), -1));
  }
}
