package org.saddlepoint.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Source;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;

/** Networks made by hand for the tests of the simulation. */
final class Samples {
  static final Expr X = Expr.sym("x");

  private Samples() {}

  /** x' = −x + sum(J, phi(x)) + noises. */
  static Network standard(Expr phi, double g, Noise... noises) {
    Expr right = Expr.neg(X).plus(Expr.apply("sum", Expr.sym("J"), Expr.apply("phi", X)));
    for (Noise noise : noises) {
      right = right.plus(Expr.sym(noise.name()));
    }
    Field x = new Field("x", "neuron", Field.Kind.DIFFERENTIAL, 1, right, Optional.empty());
    Coupling j = new Coupling("J", "neuron", "neuron", Expr.pow(Expr.sym("g"), 2), Expr.ZERO, Expr.ZERO, true, Persistence.QUENCHED);
    return new Network("sample", List.of(), TimeKind.CONTINUOUS, List.of(new Species("neuron", Expr.ONE, List.of())), List.of(x), List.of(j), List.of(), List.of(noises),
        List.of(new FunctionDefinition("phi", List.of("x"), phi)), List.of(), List.of(new Parameter("g", Rational.ofDouble(g))), Optional.empty(),
        new Source("sample.toml", "", Map.of()));
  }

  static Expr tanh() {
    return Expr.apply("tanh", X);
  }

  static Expr erf() {
    return Expr.apply("erf", Expr.mul(Expr.HALF, Expr.sqrt(Expr.PI), X));
  }
}
