package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.InverseFunction;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.TimeKind;

/**
 * Fixed points 0 = −f(y) + inputs with a nonlinear leak f, written as those of the field x = f(y) = inputs, whose sites are Gaussian, with
 * y = f⁻¹(x) inside the sums: an exact change of variables where f increases and its inverse is known in closed form.
 */
final class LeakInversion {
  private final Network original;
  private final Network inverted;

  private LeakInversion(Network original, Network inverted) {
    this.original = original;
    this.inverted = inverted;
  }

  /** The change of variables; empty for networks of another kind. */
  static Optional<LeakInversion> of(Network network) {
    if (network.time() != TimeKind.STATIC || network.fields().size() != 1 || network.fields().get(0).kind() != Field.Kind.IMPLICIT) {
      return Optional.empty();
    }
    Field field = network.fields().get(0);
    String y = field.name();
    List<Expr> local = new ArrayList<>();
    List<Expr> inputs = new ArrayList<>();
    for (Expr term : field.rightHandSide() instanceof Sum s ? s.terms() : List.of(field.rightHandSide())) {
      (hasInput(term) || !term.contains(y) ? inputs : local).add(term);
    }
    Expr leak = Expr.neg(Expr.add(local));
    Expr formula = network.withParameterValues(network.expandFunctions(leak)).substitute(y, Expr.sym(Activation.X));
    if (leak.equals(Expr.sym(y)) || !formula.freeSymbols().equals(Set.of(Activation.X)) || !inputs.stream().allMatch(LeakInversion::isAdditive)) {
      return Optional.empty();
    }
    return InverseFunction.of(formula).map(inverse -> new LeakInversion(network, rewritten(network, field, leak, Expr.add(inputs), inverse)));
  }

  private static boolean hasInput(Expr e) {
    return e instanceof Apply a && a.isInput() || e.children().stream().anyMatch(LeakInversion::hasInput);
  }

  /** An input as it stands, a factor or not: nothing nonlinear around it. */
  private static boolean isAdditive(Expr term) {
    return term instanceof Apply a && a.isInput() || !hasInput(term) || term instanceof org.saddlepoint.expr.Product p && p.factors().stream().allMatch(LeakInversion::isAdditive);
  }

  /** The field takes the name of the leak's function, and a new function the name of the field, so that results keep their names. */
  private static Network rewritten(Network n, Field field, Expr leak, Expr inputs, Expr inverse) {
    String y = field.name();
    Optional<String> named = leak instanceof Apply a && a.arguments().equals(List.of(Expr.sym(y))) && n.function(a.function()).isPresent() ? Optional.of(a.function()) : Optional.empty();
    boolean elsewhere = n.observables().stream().anyMatch(o -> named.isPresent() && uses(o.expr(), named.get())) || named.isPresent() && uses(inputs, named.get());
    String x = named.isPresent() && !elsewhere ? named.get() : y + "_input";
    Expr inside = Expr.apply(y, Expr.sym(x));
    List<FunctionDefinition> functions = new ArrayList<>(n.functions().stream().filter(f -> !f.name().equals(x)).toList());
    functions.add(new FunctionDefinition(y, List.of(Activation.X), inverse));
    Field input = new Field(x, field.species(), Field.Kind.IMPLICIT, field.order(), Expr.sub(inputs.substitute(y, inside), Expr.sym(x)), Optional.empty());
    List<Observable> observables = n.observables().stream().map(o -> new Observable(o.name(), o.species(), o.expr().substitute(y, inside))).toList();
    // The inverse is one at the values of the parameters: none of them may be varied afterwards.
    Optional<String> critical = n.criticalParameter().filter(p -> !n.expandFunctions(leak).contains(p));
    return new Network(n.title(), n.citations(), n.time(), n.species(), List.of(input), n.couplings(), n.covariances(), n.noises(), functions, observables, n.parameters(), critical, n.source());
  }

  private static boolean uses(Expr e, String function) {
    return e instanceof Apply a && a.function().equals(function) || e.children().stream().anyMatch(c -> uses(c, function));
  }

  Network inverted() {
    return inverted;
  }

  /** The quantities that the model as written has. */
  Result translated(Result result, SolveOptions options) {
    Set<String> known = new LinkedHashSet<>(QuantityNames.of(original));
    known.removeAll(List.of("PR_all", "PR_all_fields"));
    Map<String, Quantity> quantities = new LinkedHashMap<>(result.quantities());
    quantities.keySet().removeIf(name -> !known.contains(name));
    options.quantities().stream().filter(name -> !result.functions().containsKey(name)).forEach(name -> quantities.putIfAbsent(name, Quantity.NONE));
    return new Result(result.status(), result.message(), quantities, result.functions());
  }
}
