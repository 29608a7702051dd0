package org.saddlepoint.solve;

import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.neg;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sym;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Source;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;

/** Networks for the tests of the solver. */
final class TestNetworks {
  static final Expr X = sym("x");
  static final Expr TANH = apply("tanh", X);
  /** erf(√π x/2), slope one at zero. */
  static final Expr ERF = apply("erf", mul(pow(Expr.PI, Expr.HALF), X, Expr.HALF));

  static final Species NEURON = new Species(Species.DEFAULT, Expr.ONE, List.of());

  private TestNetworks() {}

  static Expr formula(String text) {
    return Formulas.parse(text);
  }

  /** x' = −x + sum(J, phi(x)) + noises with Var J = g²/N. */
  static Network independent(Expr phi, String g, Noise... noises) {
    List<Expr> terms = new ArrayList<>(List.of(neg(X), apply("sum", sym("J"), apply("phi", X))));
    for (Noise n : noises) {
      terms.add(sym(n.name()));
    }
    return network(
        List.of(NEURON),
        List.of(new Field("x", Species.DEFAULT, Field.Kind.DIFFERENTIAL, 1, add(terms), Optional.empty())),
        List.of(coupling("J", Species.DEFAULT, Species.DEFAULT, pow(sym("g"), 2))),
        List.of(noises),
        phi,
        Map.of("g", g));
  }

  /** The same with J_ii = 0. */
  static Network withoutSelfCoupling(Network n) {
    List<Coupling> couplings = n.couplings().stream().map(c -> new Coupling(c.name(), c.to(), c.from(), c.variance(), c.mean(), c.reciprocity(), false, c.persistence())).toList();
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), n.fields(), couplings, n.covariances(), n.noises(), n.functions(), n.observables(), n.parameters(), n.criticalParameter(), n.source());
  }

  static Noise frozen(String variance) {
    return new Noise("xi", new Noise.Quenched(number(variance)));
  }

  /** Spectrum 2D. */
  static Noise white(String d) {
    return new Noise("xi", new Noise.White(mul(num(2), number(d))));
  }

  static Noise coloured(String variance, String time) {
    return new Noise("xi", new Noise.OrnsteinUhlenbeck(number(variance), number(time)));
  }

  static Expr number(String decimal) {
    return Expr.num(Rational.parseDecimal(decimal));
  }

  static Coupling coupling(String name, String to, String from, Expr variance) {
    return new Coupling(name, to, from, variance, Expr.ZERO, Expr.ZERO, true, Persistence.QUENCHED);
  }

  static Network network(List<Species> species, List<Field> fields, List<Coupling> couplings, List<Noise> noises, Expr phi, Map<String, String> parameters) {
    return new Network(
        "test", List.of(), TimeKind.CONTINUOUS, species, fields, couplings, List.of(), noises,
        List.of(new FunctionDefinition("phi", List.of("x"), phi)),
        List.<Observable>of(),
        parameters.entrySet().stream().map(e -> new Parameter(e.getKey(), Rational.parseDecimal(e.getValue()))).toList(),
        Optional.of("g").filter(parameters::containsKey),
        new Source("test.toml", "", Map.of()));
  }
}
