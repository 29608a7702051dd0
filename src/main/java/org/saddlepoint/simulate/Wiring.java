package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.SiteParameter;

/**
 * How outputs reach the states: the connectivity J of a network with linear algebraic fields eliminated, as a sum of chains of couplings.
 * For x' = −x + a Σ L z, z = D Σ R b φ(x) there is one chain and J = a L D R b.
 *
 * @param chains all ways from an output to a state
 */
record Wiring(List<Chain> chains) {
  private static final int LONGEST = 6;

  /**
   * A coupling and the factor with which its sums are multiplied at the receiving sites.
   *
   * @param factor a formula of site parameters
   * @param species the receiving one
   * @param coupling its number in the network
   */
  record Hop(Expr factor, int species, int coupling) {}

  /**
   * A chain from the output to the state.
   *
   * @param hops the last coupling first, so that J = factor_0 J_0 factor_1 J_1 … weight
   * @param weight the site parameters that multiply the output
   * @param sender species of the output
   */
  record Chain(List<Hop> hops, Expr weight, int sender) {
    int receiver() {
      return hops.get(0).species();
    }
  }

  /** The wiring; none where couplings vary in time, or where a species has two receiving states or two outputs, so that J is not one matrix. */
  static Optional<Wiring> of(Program program) {
    return new Builder(program).build();
  }

  private static final class Builder {
    private final Program program;
    private final Map<String, Expr> formulas = new LinkedHashMap<>();
    private final Map<String, Operation.Input> inputs = new LinkedHashMap<>();
    private final Set<String> fixed = new LinkedHashSet<>();
    private final List<Chain> chains = new ArrayList<>();
    private final Map<Integer, Expr> outputs = new LinkedHashMap<>();
    private boolean single = true;

    Builder(Program program) {
      this.program = program;
      for (Operation operation : program.operations()) {
        if (operation instanceof Operation.Input input) {
          inputs.put(input.target().name(), input);
        } else if (!program.logarithms().containsValue(operation.target().name())) {
          formulas.put(operation.target().name(), ((Operation.Local) operation).formula());
        }
      }
      program.network().species().forEach(s -> s.parameters().stream().map(SiteParameter::name).forEach(fixed::add));
    }

    Optional<Wiring> build() {
      Network network = program.network();
      if (!network.couplings().stream().allMatch(c -> c.persistence() instanceof Persistence.Quenched)) {
        return Optional.empty();
      }
      Set<Integer> receiving = new LinkedHashSet<>();
      for (StateVariable state : program.states()) {
        Expr rate = expanded(state.rate());
        List<String> arriving = inputs.keySet().stream().filter(rate::contains).toList();
        if (!arriving.isEmpty()) {
          single &= receiving.add(state.slot().species());
        }
        LinearSplit split = LinearSplit.of(rate, inputs.keySet(), fixed);
        for (String input : arriving) {
          // Inside a function, or multiplied by something that varies, the sum itself is what arrives.
          Expr factor = split.remainder().contains(input) ? Expr.ONE : split.coefficients().get(input);
          follow(input, factor, List.of());
        }
      }
      return single && !chains.isEmpty() ? Optional.of(new Wiring(List.copyOf(chains))) : Optional.empty();
    }

    private void follow(String input, Expr factor, List<Hop> before) {
      Operation.Input operation = inputs.get(input);
      List<Hop> hops = new ArrayList<>(before);
      hops.add(new Hop(factor, operation.target().species(), program.network().couplings().indexOf(program.network().coupling(operation.coupling()))));
      if (hops.size() > LONGEST) {
        single = false;
        return;
      }
      Expr source = expanded(Expr.sym(operation.source().name()));
      LinearSplit split = LinearSplit.of(source, inputs.keySet(), fixed);
      if (!split.coefficients().isEmpty() && split.remainder().isZero()) {
        split.coefficients().forEach((next, coefficient) -> follow(next, coefficient, hops));
        return;
      }
      List<Expr> factors = source instanceof Product p ? p.factors() : List.of(source);
      Expr weight = Expr.mul(factors.stream().filter(f -> fixed.containsAll(f.freeSymbols()) && !f.freeSymbols().isEmpty()).toList());
      int sender = operation.source().species();
      Expr output = Expr.div(source, weight);
      Expr known = outputs.putIfAbsent(sender, output);
      single &= known == null || known.equals(output);
      chains.add(new Chain(List.copyOf(hops), weight, sender));
    }

    /** With algebraic fields written out down to states, noises and inputs. */
    private Expr expanded(Expr expr) {
      Expr result = expr;
      for (String name : List.copyOf(result.freeSymbols())) {
        if (formulas.containsKey(name)) {
          result = result.substitute(name, expanded(formulas.get(name)));
        }
      }
      return result;
    }
  }
}
