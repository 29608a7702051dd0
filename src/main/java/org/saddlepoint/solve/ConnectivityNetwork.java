package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Steps;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;

/**
 * The static network y = J ξ that shows the connectivity J of a given one: independent frozen noise of unit variance in place of every
 * output, and what arrives at every state in place of the state; linear algebraic fields (modes) stay. Its covariance matrix is JJᵀ,
 * so that its own theory has tr JJᵀ as a variance and the effective rank (tr JJᵀ)²/(n tr (JJᵀ)²) as a participation ratio.
 *
 * @param network   the feed-forward network
 * @param receivers the fields y
 * @param modes     the name of the observable that leaves the modes, where every path runs through one species of modes
 */
record ConnectivityNetwork(Network network, List<Field> receivers, Optional<Observable> modes) {
  private static final String ARRIVING = "arriving at ";
  private static final String OUTPUT = "output of ";
  private static final String NOISE = "noise of ";
  private static final String LEAVING = "leaving modes";

  /** Empty where J is not one matrix: two states or two different outputs on one species, or couplings that change in time. */
  static Optional<ConnectivityNetwork> of(Network network) {
    return network.couplings().stream().allMatch(c -> c.persistence() instanceof Persistence.Quenched) ? new Builder(network).build() : Optional.empty();
  }

  /**
   * The same with couplings that do not covary. Elements between different sites have the same variance in both; what couplings that
   * covary with one another's transposes make a site say to itself is missing here.
   */
  Network withoutCovariances() {
    return new Network(
        network.title(), network.citations(), network.time(), network.species(), network.fields(), network.couplings(), List.of(), network.noises(), network.functions(),
        network.observables(), network.parameters(), network.criticalParameter(), network.source());
  }

  private static final class Builder {
    private final Network network;
    private final Set<String> constants = new LinkedHashSet<>();
    private final Set<String> passing = new LinkedHashSet<>();
    private final Map<String, Expr> outputs = new LinkedHashMap<>();
    private boolean single = true;

    Builder(Network network) {
      this.network = network;
      network.parameters().forEach(p -> constants.add(p.name()));
      network.species().forEach(s -> s.parameters().forEach(p -> constants.add(p.name())));
      network.fields().stream().filter(f -> f.kind() == Field.Kind.ALGEBRAIC && isPassing(f)).forEach(f -> passing.add(f.name()));
    }

    /** Whether an algebraic field is a linear combination of sums. */
    private boolean isPassing(Field field) {
      List<Apply> sums = sums(field.rightHandSide());
      boolean linear = true;
      for (int k = 0; k < sums.size(); k++) {
        linear &= slope(field.rightHandSide(), sums, k).isPresent();
      }
      return linear && !sums.isEmpty() && field.rightHandSide().rewrite(e -> sums.contains(e) ? Expr.ZERO : e).equals(Expr.ZERO);
    }

    Optional<ConnectivityNetwork> build() {
      List<Field> fields = new ArrayList<>();
      List<Field> receivers = new ArrayList<>();
      Set<String> receiving = new LinkedHashSet<>();
      Set<Expr> leaving = new LinkedHashSet<>();
      boolean direct = false;
      for (Field f : network.fields()) {
        List<Apply> sums = sums(f.rightHandSide());
        if (sums.isEmpty()) {
          continue;
        }
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < sums.size(); k++) {
          terms.add(Expr.mul(coefficient(f.rightHandSide(), sums, k), replaced(sums.get(k))));
        }
        if (passing.contains(f.name())) {
          fields.add(new Field(f.name(), f.species(), Field.Kind.ALGEBRAIC, 0, Expr.add(terms), Optional.empty()));
          continue;
        }
        single &= receiving.add(f.species());
        for (Apply sum : sums) {
          boolean fromModes = passing.stream().anyMatch(sum.arguments().get(1)::contains);
          direct |= !fromModes;
          if (fromModes) {
            leaving.add(sum.arguments().get(1));
          }
        }
        Field y = new Field(ARRIVING + f.name(), f.species(), Field.Kind.IMPLICIT, 0, Expr.sub(Expr.add(terms), Expr.sym(ARRIVING + f.name())), Optional.empty());
        receivers.add(y);
        fields.add(y);
      }
      if (!single || receivers.isEmpty()) {
        return Optional.empty();
      }
      List<Noise> noises = new ArrayList<>();
      outputs.forEach(
          (species, output) -> {
            noises.add(new Noise(NOISE + species, new Noise.Quenched(Expr.ONE)));
            fields.add(new Field(OUTPUT + species, species, Field.Kind.ALGEBRAIC, 0, Expr.sym(NOISE + species), Optional.empty()));
          });
      Optional<Observable> modes = Optional.empty();
      if (!direct && leaving.size() == 1) {
        Expr expr = leaving.iterator().next();
        String species = network.fields().stream().filter(f -> passing.contains(f.name()) && expr.contains(f.name())).map(Field::species).findFirst().orElseThrow();
        modes = Optional.of(new Observable(LEAVING, species, expr));
      }
      Set<String> used = new LinkedHashSet<>();
      fields.forEach(f -> used.add(f.species()));
      List<Species> species = network.species().stream().filter(s -> used.contains(s.name())).toList();
      Network shown =
          new Network(
              network.title(), network.citations(), TimeKind.STATIC, species, List.copyOf(fields), network.couplings(), network.covariances(), List.copyOf(noises), network.functions(),
              modes.map(List::of).orElse(List.of()), network.parameters(), Optional.empty(), network.source());
      return Optional.of(new ConnectivityNetwork(shown, List.copyOf(receivers), modes));
    }

    private static List<Apply> sums(Expr expr) {
      Set<Apply> found = new LinkedHashSet<>();
      expr.rewrite(
          e -> {
            if (e instanceof Apply a && a.function().equals("sum")) {
              found.add(a);
            }
            return e;
          });
      return List.copyOf(found);
    }

    /** What multiplies a sum where the formula is linear in it with a constant factor; elsewhere the sum itself arrives. */
    private Expr coefficient(Expr formula, List<Apply> sums, int which) {
      return slope(formula, sums, which).orElse(Expr.ONE);
    }

    private Optional<Expr> slope(Expr formula, List<Apply> sums, int which) {
      String here = "arriving sum";
      Expr marked = formula.rewrite(e -> e.equals(sums.get(which)) ? Expr.sym(here) : sums.contains(e) ? Expr.ZERO : e);
      Expr expanded = network.expandFunctions(marked);
      Expr slope = expanded.derivative(here);
      return !Steps.by(expanded, here::equals) && constants.containsAll(slope.freeSymbols()) ? Optional.of(slope) : Optional.empty();
    }

    /** The same sum over noise in place of the output, site parameters kept. */
    private Expr replaced(Apply sum) {
      Expr inner = sum.arguments().get(1);
      if (passing.stream().anyMatch(inner::contains)) {
        return sum;
      }
      String from = network.coupling(((Symbol) sum.arguments().get(0)).name()).from();
      List<Expr> weight = new ArrayList<>();
      List<Expr> output = new ArrayList<>();
      for (Expr factor : inner instanceof Product p ? p.factors() : List.of(inner)) {
        boolean fixed = constants.containsAll(factor.freeSymbols()) && !factor.freeSymbols().isEmpty();
        (fixed ? weight : output).add(factor);
      }
      Expr known = outputs.putIfAbsent(from, Expr.mul(output));
      single &= known == null || known.equals(Expr.mul(output));
      return Expr.apply("sum", sum.arguments().get(0), Expr.mul(Expr.mul(weight), Expr.sym(OUTPUT + from)));
    }
  }
}
