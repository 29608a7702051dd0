package org.saddlepoint.rule;

import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.neg;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sym;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Source;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;

/** Networks built by hand for the tests of the rules. */
public final class Networks {
  private Networks() {}

  static Expr sum(String coupling, Expr e) {
    return apply("sum", sym(coupling), e);
  }

  static Expr phi(String x) {
    return apply("phi", sym(x));
  }

  static Coupling coupling(String name, String to, String from, Expr variance, Expr mean, Expr reciprocity) {
    return new Coupling(name, to, from, variance, mean, reciprocity, true, Persistence.QUENCHED);
  }

  static Field field(String name, String species, Expr rhs) {
    return new Field(name, species, Field.Kind.DIFFERENTIAL, 1, rhs, Optional.empty());
  }

  static Network network(List<Species> species, List<Field> fields, List<Coupling> couplings, List<Covariance> covariances, List<Noise> noises, String... parameters) {
    return new Network(
        "test", List.of(), TimeKind.CONTINUOUS, species, fields, couplings, covariances, noises,
        List.of(new FunctionDefinition("phi", List.of("x"), apply("tanh", sym("x")))),
        List.of(), List.of(parameters).stream().map(p -> new Parameter(p, Rational.of(3, 2))).toList(), Optional.empty(), new Source("test", "", Map.of()));
  }

  static final Species NEURON = new Species("neuron", Expr.ONE, List.of());

  /** x' = −x + sum(J, phi(x)) + xi, reciprocity eta. */
  static Network partiallySymmetric() {
    return network(
        List.of(NEURON),
        List.of(field("x", "neuron", add(neg(sym("x")), sum("J", phi("x")), sym("xi")))),
        List.of(coupling("J", "neuron", "neuron", pow(sym("g"), 2), sym("gbar"), sym("eta"))),
        List.of(),
        List.of(new Noise("xi", new Noise.White(mul(num(2), sym("D"))))),
        "g", "eta", "gbar", "D");
  }

  /** Random modes with overlap: z = strength·sum(R, phi(x)), x' = −x + gain·sum(L, z). */
  static Network overlap() {
    Species neuron = new Species("neuron", Expr.ONE, List.of(new SiteParameter("gain", new SiteLaw.Drawn(new Distribution.Uniform(num(0), num(1))))));
    Species mode =
        new Species("mode", sym("alpha"), List.of(new SiteParameter("strength", new SiteLaw.Drawn(new Distribution.Uniform(num(0), num(1)))), new SiteParameter("rho", new SiteLaw.Drawn(new Distribution.Constant(num(1, 5))))));
    return network(
        List.of(neuron, mode),
        List.of(
            new Field("z", "mode", Field.Kind.ALGEBRAIC, 0, mul(sym("strength"), sum("R", phi("x"))), Optional.empty()),
            field("x", "neuron", add(neg(sym("x")), mul(sym("gain"), sum("L", sym("z")))))),
        List.of(coupling("R", "mode", "neuron", Expr.ONE, Expr.ZERO, Expr.ZERO), coupling("L", "neuron", "mode", Expr.ONE, Expr.ZERO, Expr.ZERO)),
        List.of(new Covariance("L", "R", true, sym("rho"))),
        List.of(),
        "alpha");
  }

  /** r' = −r + phi(sum(J, r) + xi): the input stands inside a function. */
  static Network rateForm() {
    return network(
        List.of(NEURON),
        List.of(field("r", "neuron", add(neg(sym("r")), apply("phi", add(sum("J", sym("r")), sym("xi")))))),
        List.of(coupling("J", "neuron", "neuron", pow(sym("g"), 2), Expr.ZERO, Expr.ZERO)),
        List.of(),
        List.of(new Noise("xi", new Noise.Quenched(sym("v")))),
        "g", "v");
  }

  /** Lotka–Volterra with a second use of the same matrix: x' = x(1 − x − sum(A, x)), y' = −y + sum(A, phi(y)). */
  static Network twoUses() {
    return network(
        List.of(NEURON),
        List.of(
            field("x", "neuron", mul(sym("x"), add(Expr.ONE, neg(sym("x")), neg(sum("A", sym("x")))))),
            field("y", "neuron", add(neg(sym("y")), sum("A", phi("y"))))),
        List.of(coupling("A", "neuron", "neuron", pow(sym("s"), 2), sym("mu"), sym("gamma"))),
        List.of(),
        List.of(),
        "s", "mu", "gamma");
  }

  public static final Expr PHI = phi("x");

  /** x' = −x + sum(J, phi(x)) + xi with unit frozen noise and the given activation. */
  public static Network frozen(Expr activation, boolean self) {
    Network n =
        network(
            List.of(NEURON),
            List.of(field("x", "neuron", add(neg(sym("x")), sum("J", phi("x")), sym("xi")))),
            List.of(new Coupling("J", "neuron", "neuron", pow(sym("g"), 2), Expr.ZERO, Expr.ZERO, self, Persistence.QUENCHED)),
            List.of(),
            List.of(new Noise("xi", new Noise.Quenched(Expr.ONE))),
            "g");
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), n.fields(), n.couplings(), n.covariances(), n.noises(),
        List.of(new FunctionDefinition("phi", List.of("x"), activation)), n.observables(), n.parameters(), n.criticalParameter(), n.source());
  }

  static List<Network> all() {
    return List.of(partiallySymmetric(), overlap(), rateForm(), twoUses());
  }
}
