package org.saddlepoint.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Source;
import org.saddlepoint.model.Species;

/** The same network written differently. */
final class Changes {
  private Changes() {}

  /** Other names for species, fields, couplings, noises, parameters and site parameters; functions keep theirs. */
  static Network renamed(Network n, UnaryOperator<String> name) {
    UnaryOperator<Expr> e = x -> x.rewrite(node -> node instanceof Symbol s ? symbol(s.name(), n, name) : node);
    return new Network(
        n.title(), n.citations(), n.time(),
        n.species().stream().map(s -> new Species(name.apply(s.name()), e.apply(s.ratio()), s.parameters().stream().map(p -> new SiteParameter(name.apply(p.name()), law(p.law(), e))).toList())).toList(),
        n.fields().stream().map(f -> new Field(name.apply(f.name()), name.apply(f.species()), f.kind(), f.order(), e.apply(f.rightHandSide()), f.initial().map(d -> distribution(d, e)))).toList(),
        n.couplings().stream()
            .map(c -> new Coupling(name.apply(c.name()), name.apply(c.to()), name.apply(c.from()), e.apply(c.variance()), e.apply(c.mean()), e.apply(c.reciprocity()), c.self(), memory(c.persistence(), e)))
            .toList(),
        n.covariances().stream().map(c -> new Covariance(name.apply(c.left()), name.apply(c.right()), c.transposed(), e.apply(c.value()))).toList(),
        n.noises().stream().map(x -> new Noise(name.apply(x.name()), noise(x.law(), e))).toList(),
        n.functions().stream().map(f -> new org.saddlepoint.model.FunctionDefinition(f.name(), f.arguments(), f.body().rewrite(
            node -> node instanceof Symbol s && !f.arguments().contains(s.name()) ? symbol(s.name(), n, name) : node))).toList(),
        n.observables().stream().map(o -> new Observable(o.name(), name.apply(o.species()), e.apply(o.expr()))).toList(),
        n.parameters().stream().map(p -> new Parameter(name.apply(p.name()), p.value())).toList(),
        n.criticalParameter().map(name), new Source("renamed", "", Map.of()));
  }

  private static Expr symbol(String written, Network n, UnaryOperator<String> name) {
    String base = written.replace("'", "");
    boolean reserved = List.of("N", "tau", "omega", "t").contains(base);
    return Expr.sym(reserved ? written : name.apply(base) + written.substring(base.length()));
  }

  private static SiteLaw law(SiteLaw law, UnaryOperator<Expr> e) {
    if (law instanceof SiteLaw.Drawn d) {
      return new SiteLaw.Drawn(distribution(d.distribution(), e));
    }
    return law instanceof SiteLaw.Formula f ? new SiteLaw.Formula(e.apply(f.expr())) : law;
  }

  private static Distribution distribution(Distribution d, UnaryOperator<Expr> e) {
    if (d instanceof Distribution.Constant c) {
      return new Distribution.Constant(e.apply(c.value()));
    }
    if (d instanceof Distribution.Uniform u) {
      return new Distribution.Uniform(e.apply(u.low()), e.apply(u.high()));
    }
    if (d instanceof Distribution.Normal u) {
      return new Distribution.Normal(e.apply(u.mu()), e.apply(u.sigma()));
    }
    if (d instanceof Distribution.LogNormal u) {
      return new Distribution.LogNormal(e.apply(u.mu()), e.apply(u.sigma()));
    }
    Distribution.Bernoulli b = (Distribution.Bernoulli) d;
    return new Distribution.Bernoulli(e.apply(b.p()), e.apply(b.low()), e.apply(b.high()));
  }

  private static Persistence memory(Persistence p, UnaryOperator<Expr> e) {
    if (p instanceof Persistence.Exponential x) {
      return new Persistence.Exponential(e.apply(x.time()));
    }
    return p instanceof Persistence.Formula f ? new Persistence.Formula(e.apply(f.autocovariance())) : p;
  }

  private static Noise.Law noise(Noise.Law law, UnaryOperator<Expr> e) {
    if (law instanceof Noise.White w) {
      return new Noise.White(e.apply(w.spectrum()));
    }
    if (law instanceof Noise.Coloured w) {
      return new Noise.Coloured(e.apply(w.spectrum()));
    }
    if (law instanceof Noise.OrnsteinUhlenbeck w) {
      return new Noise.OrnsteinUhlenbeck(e.apply(w.variance()), e.apply(w.time()));
    }
    return law instanceof Noise.Quenched q ? new Noise.Quenched(e.apply(q.variance())) : new Noise.Discrete(e.apply(((Noise.Discrete) law).variance()));
  }

  /** A further coupling of that variance, which every field of its default species listens to. */
  static Network withCoupling(Network n, String name, Expr variance) {
    List<Field> fields = new ArrayList<>();
    String species = n.fields().stream().filter(f -> f.kind() != Field.Kind.ALGEBRAIC).findFirst().orElseThrow().species();
    for (Field f : n.fields()) {
      boolean listens = f.species().equals(species) && f.kind() != Field.Kind.ALGEBRAIC;
      Expr input = Expr.apply("sum", Expr.sym(name), Expr.apply("sin", Expr.sym(f.name())));
      fields.add(listens ? new Field(f.name(), species, f.kind(), f.order(), Expr.add(f.rightHandSide(), input), f.initial()) : f);
    }
    List<Coupling> couplings = new ArrayList<>(n.couplings());
    couplings.add(new Coupling(name, species, species, variance, Expr.ZERO, Expr.ZERO, true, Persistence.QUENCHED));
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), fields, couplings, n.covariances(), n.noises(), n.functions(), n.observables(), n.parameters(), n.criticalParameter(), n.source());
  }

  /** The network with a species written as two halves, {@code x} as {@code x_1} and {@code x_2}. */
  static Network halved(Network n, String species) {
    return new Halves(n, species).network();
  }

  private record Halves(Network n, String species) {
    Network network() {
      List<Species> all = new ArrayList<>();
      for (Species s : n.species()) {
        if (!s.name().equals(species)) {
          all.add(s);
          continue;
        }
        for (int h = 1; h <= 2; h++) {
          int half = h;
          all.add(new Species(s.name() + "_" + h, Expr.div(s.ratio(), Expr.TWO), s.parameters().stream().map(p -> new SiteParameter(p.name() + "_" + half, law(p.law(), e -> local(e, half)))).toList()));
        }
      }
      List<Field> fields = new ArrayList<>();
      for (Field f : n.fields()) {
        for (int h : halves(f.species())) {
          fields.add(new Field(named(f.name(), h), named(f.species(), h), f.kind(), f.order(), equation(f.rightHandSide(), h), f.initial().map(d -> distribution(d, e -> local(e, h)))));
        }
      }
      List<Noise> noises = new ArrayList<>();
      n.noises().forEach(x -> List.of(0, 1, 2).forEach(h -> noises.add(new Noise(named(x.name(), h), x.law()))));
      List<Observable> observables = new ArrayList<>();
      n.observables().forEach(o -> halves(o.species()).forEach(h -> observables.add(new Observable(named(o.name(), h), named(o.species(), h), local(o.expr(), h)))));
      return new Network(
          n.title(), n.citations(), n.time(), all, fields, couplings(), covariances(), noises, n.functions(), observables, n.parameters(), n.criticalParameter(), new Source("halved", "", Map.of()));
    }

    private List<Integer> halves(String of) {
      return of.equals(species) ? List.of(1, 2) : List.of(0);
    }

    private static String named(String name, int half) {
      return half == 0 ? name : name + "_" + half;
    }

    private static String named(String coupling, int to, int from) {
      return named(named(coupling, to), from);
    }

    private List<Coupling> couplings() {
      List<Coupling> all = new ArrayList<>();
      for (Coupling c : n.couplings()) {
        for (int to : halves(c.to())) {
          for (int from : halves(c.from())) {
            all.add(new Coupling(
                named(c.name(), to, from), named(c.to(), to), named(c.from(), from), c.variance(), c.mean(), to == from ? c.reciprocity() : Expr.ZERO, c.self() || to != from, c.persistence()));
          }
        }
      }
      return all;
    }

    private List<Covariance> covariances() {
      List<Covariance> all = new ArrayList<>();
      for (Coupling c : n.couplings()) {
        if (c.square() && c.to().equals(species) && !c.reciprocity().isZero()) {
          all.add(new Covariance(named(c.name(), 1, 2), named(c.name(), 2, 1), true, Expr.mul(c.variance(), c.reciprocity())));
        }
      }
      for (Covariance v : n.covariances()) {
        Coupling left = n.coupling(v.left());
        for (int to : halves(left.to())) {
          for (int from : halves(left.from())) {
            all.add(new Covariance(named(v.left(), to, from), v.transposed() ? named(v.right(), from, to) : named(v.right(), to, from), v.transposed(), v.value()));
          }
        }
      }
      return all;
    }

    /** An equation of half h (0: of another species); sums over the halved species become two. */
    private Expr equation(Expr e, int h) {
      if (e instanceof Apply input && input.isInput()) {
        Coupling c = n.coupling(input.arguments().get(0).toString());
        List<Expr> parts = new ArrayList<>();
        for (int from : halves(c.from())) {
          parts.add(Expr.apply("sum", Expr.sym(named(c.name(), h, from)), local(input.arguments().get(1), from)));
        }
        return Expr.add(parts);
      }
      if (e instanceof Symbol) {
        return local(e, h);
      }
      return e.children().isEmpty() ? e : e.withChildren(e.children().stream().map(x -> equation(x, h)).toList());
    }

    private Expr local(Expr e, int h) {
      return h == 0 ? e : e.rewrite(node -> node instanceof Symbol s && belongs(s.name().replace("'", "")) ? Expr.sym(moved(s.name(), h)) : node);
    }

    private static String moved(String written, int h) {
      String base = written.replace("'", "");
      return named(base, h) + written.substring(base.length());
    }

    private boolean belongs(String name) {
      Optional<Species> s = n.species().stream().filter(x -> x.name().equals(species)).findFirst();
      return n.findField(name).filter(f -> f.species().equals(species)).isPresent()
          || n.noise(name).isPresent()
          || s.isPresent() && s.get().parameters().stream().anyMatch(p -> p.name().equals(name));
    }
  }
}
