package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.InverseFunction;
import org.saddlepoint.activation.Parity;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Inversion;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.TimeKind;

/**
 * Fixed points of 0 = −f(y) + inputs, or of y' = −f(y) + inputs under frozen noise, with a nonlinear leak f, written as those of the
 * field x = f(y) = inputs, whose sites are Gaussian, with y = f⁻¹(x) inside the sums: an exact change of variables where f increases
 * without bounds. The inverse is a formula where one is known, else an {@link Inversion}. Small deviations δy' = −f'(y) δy + inputs
 * answer at zero frequency as those of x do, and grow under the same condition.
 */
final class LeakInversion {
  /** Where a leak is looked at, as f(sinh z): if it has stopped growing there it is bounded. */
  private static final double FAR = 30;
  private static final double GROWS = 1e-6;

  private final Network original;
  private final Network inverted;
  private final boolean moving;

  private LeakInversion(Network original, Network inverted, boolean moving) {
    this.original = original;
    this.inverted = inverted;
    this.moving = moving;
  }

  /** The change of variables; empty for networks of another kind. */
  static Optional<LeakInversion> of(Network network) {
    return of(network, network.criticalParameter().stream().collect(Collectors.toSet()));
  }

  /** The same for values of parameters that will be varied. */
  static Optional<LeakInversion> of(Network network, Set<String> varied) {
    return leak(network).flatMap(leak -> {
      Expr numbers = network.withParameterValues(leak.formula);
      if (bound(numbers).isPresent()) {
        return Optional.empty();
      }
      boolean fixed = leak.formula.freeSymbols().stream().noneMatch(varied::contains);
      Expr inverse = Optional.of(numbers).filter(n -> fixed).flatMap(InverseFunction::of).orElseGet(() -> inverse(leak.formula));
      return Optional.of(new LeakInversion(network, rewritten(network, leak, inverse), leak.field.kind() != Field.Kind.IMPLICIT));
    });
  }

  /** Why a network with a nonlinear leak has no fixed point for some inputs; empty if that is not so. */
  static Optional<String> refusal(Network network) {
    return leak(network).flatMap(leak -> bound(network.withParameterValues(leak.formula))
        .map(bound -> "the leak f(" + leak.field.name() + ") of " + leak.field.name() + " " + bound + ", so that larger inputs have no fixed point; take a leak that grows without bounds"));
  }

  /** @param formula the leak in {@link Activation#X} with parameters @param inputs all other terms */
  private record Leak(Field field, Expr leak, Expr inputs, Expr formula) {}

  private static Optional<Leak> leak(Network network) {
    if (network.fields().size() != 1 || !isStatic(network) && !relaxes(network)) {
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
    Expr formula = network.expandFunctions(leak).substitute(y, Expr.sym(Activation.X));
    Set<String> others = new LinkedHashSet<>(network.withParameterValues(formula).freeSymbols());
    boolean linear = !formula.derivative(Activation.X).contains(Activation.X);
    boolean known = others.equals(Set.of(Activation.X)) && inputs.stream().allMatch(LeakInversion::isAdditive);
    boolean needed = linear ? isStatic(network) && !leak.equals(Expr.sym(y)) : increases(network.withParameterValues(formula));
    return known && needed ? Optional.of(new Leak(field, leak, Expr.add(inputs), formula)) : Optional.empty();
  }

  private static boolean isStatic(Network network) {
    return network.time() == TimeKind.STATIC && network.fields().get(0).kind() == Field.Kind.IMPLICIT;
  }

  /** Whether the only noises are frozen, so that a network in continuous time may come to rest away from zero. */
  private static boolean relaxes(Network network) {
    Field field = network.fields().get(0);
    return network.time() == TimeKind.CONTINUOUS && field.kind() == Field.Kind.DIFFERENTIAL && field.order() == 1 && !network.noises().isEmpty()
        && network.noises().stream().allMatch(n -> n.law() instanceof Noise.Quenched)
        && network.couplings().stream().allMatch(c -> c.persistence() instanceof Persistence.Quenched && network.withParameterValues(c.reciprocity()).isZero());
  }

  private static boolean increases(Expr formula) {
    double last = Double.NEGATIVE_INFINITY;
    for (int k = -400; k <= 400; k++) {
      double here = Evaluation.real(formula, Activation.X, Math.sinh(k * FAR / 400));
      if (here < last) {
        return false;
      }
      last = here;
    }
    return true;
  }

  /** In words what keeps a function from taking all values. */
  private static Optional<String> bound(Expr formula) {
    for (int side = -1; side <= 1; side += 2) {
      double near = Evaluation.real(formula, Activation.X, side * Math.sinh(FAR));
      double far = Evaluation.real(formula, Activation.X, side * Math.sinh(2 * FAR));
      if (Double.isFinite(far) && Math.abs(far - near) <= GROWS * (1 + Math.abs(far))) {
        return Optional.of("stays " + (side > 0 ? "below " : "above ") + String.format(Locale.ROOT, "%.6g", far));
      }
    }
    return Optional.empty();
  }

  /** An odd function has the inverse of its positive half with the sign of x. */
  private static Expr inverse(Expr formula) {
    Expr x = Expr.sym(Activation.X);
    Expr body = formula.substitute(Activation.X, Expr.sym(Inversion.UNKNOWN));
    return Parity.of(formula) == Parity.ODD
        ? Expr.mul(Expr.apply("sign", x), Inversion.of(body, Inversion.UNKNOWN, Expr.apply("abs", x)))
        : Inversion.of(body, Inversion.UNKNOWN, x);
  }

  private static boolean hasInput(Expr e) {
    return e instanceof Apply a && a.isInput() || e.children().stream().anyMatch(LeakInversion::hasInput);
  }

  /** An input as it stands, a factor or not: nothing nonlinear around it. */
  private static boolean isAdditive(Expr term) {
    return term instanceof Apply a && a.isInput() || !hasInput(term) || term instanceof org.saddlepoint.expr.Product p && p.factors().stream().allMatch(LeakInversion::isAdditive);
  }

  /** The field takes the name of the leak's function, and a new function the name of the field, so that results keep their names. */
  private static Network rewritten(Network n, Leak l, Expr inverse) {
    String y = l.field.name();
    Optional<String> named = l.leak instanceof Apply a && a.arguments().equals(List.of(Expr.sym(y))) && n.function(a.function()).isPresent() ? Optional.of(a.function()) : Optional.empty();
    boolean elsewhere = n.observables().stream().anyMatch(o -> named.isPresent() && uses(o.expr(), named.get())) || named.isPresent() && uses(l.inputs, named.get());
    String x = named.isPresent() && !elsewhere ? named.get() : y + "_input";
    Expr inside = Expr.apply(y, Expr.sym(x));
    List<FunctionDefinition> functions = new ArrayList<>(n.functions().stream().filter(f -> !f.name().equals(x)).toList());
    functions.add(new FunctionDefinition(y, List.of(Activation.X), inverse));
    Field input = new Field(x, l.field.species(), l.field.kind(), l.field.order(), Expr.sub(l.inputs.substitute(y, inside), Expr.sym(x)), Optional.empty());
    List<Observable> observables = n.observables().stream().map(o -> new Observable(o.name(), o.species(), o.expr().substitute(y, inside))).toList();
    return new Network(n.title(), n.citations(), n.time(), n.species(), List.of(input), n.couplings(), n.covariances(), n.noises(), functions, observables, n.parameters(), n.criticalParameter(), n.source());
  }

  private static boolean uses(Expr e, String function) {
    return e instanceof Apply a && a.function().equals(function) || e.children().stream().anyMatch(c -> uses(c, function));
  }

  Network inverted() {
    return inverted;
  }

  /** Whether the fixed point is all there is: always for a static model, else where it is stable. */
  boolean holds() {
    return !moving || Set.of(StaticStates.Kind.FIXED_POINT, StaticStates.Kind.QUIESCENT).contains(StaticStates.of(inverted, List.of()).kind(Map.of()));
  }

  /** The quantities that the model as written has. */
  Result translated(Result result, SolveOptions options) {
    Set<String> known = new LinkedHashSet<>(QuantityNames.of(original));
    known.remove("PR_all");
    Map<String, Quantity> quantities = new LinkedHashMap<>(result.quantities());
    quantities.keySet().removeIf(name -> !known.contains(name));
    // The field that the model has is y, whatever it was solved for.
    String y = original.fields().get(0).name();
    if (options.wants("PR_all_fields") && quantities.containsKey("PR_" + y)) {
      quantities.put("PR_all_fields", quantities.get("PR_" + y));
    }
    options.quantities().stream().filter(name -> !result.functions().containsKey(name)).forEach(name -> quantities.putIfAbsent(name, Quantity.NONE));
    return new Result(result.status(), result.message(), quantities, result.functions());
  }
}
