package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Substitution;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.FunctionDefinition;

/**
 * What the equations among the conditions of a claim put in place of names: {@code D == 0} and {@code y == x^2} substitute,
 * {@code phi(x) == x} gives a function another formula, and an equation that is linear in a name (or a power of a positive one)
 * is solved for it. Other conditions remain.
 */
final class Givens {
  private final Claim claim;
  private final List<FunctionDefinition> functions;
  private final List<FunctionDefinition> redefined = new ArrayList<>();
  private final Map<String, Expr> solved = new LinkedHashMap<>();
  private final Map<Kernel, Expr> kernels = new LinkedHashMap<>();
  private final List<Condition> remaining = new ArrayList<>();

  private Givens(Claim claim) {
    this.claim = claim;
    this.functions = new ArrayList<>(claim.functions());
  }

  static Givens of(Claim claim) {
    Givens givens = new Givens(claim);
    List<Condition> equations = claim.conditions().stream().filter(c -> c.relation() == Relation.EQUAL).toList();
    equations.stream().filter(c -> !givens.redefines(c) && !givens.redefines(c.mirrored())).forEach(givens::substitute);
    claim.conditions().stream().filter(c -> c.relation() != Relation.EQUAL).forEach(c -> givens.remaining.add(c.map(givens::apply)));
    return givens;
  }

  /** A condition {@code phi(x) == formula} with plain names as arguments. */
  private boolean redefines(Condition c) {
    if (!(c.left() instanceof Apply a) || a.builtin().isPresent() || a.totalOrder() > 0 || !a.arguments().stream().allMatch(Symbol.class::isInstance)) {
      return false;
    }
    boolean known = functions.stream().anyMatch(f -> f.name().equals(a.function())) || claim.opaque().stream().anyMatch(o -> o.name().equals(a.function()));
    List<String> arguments = a.arguments().stream().map(s -> ((Symbol) s).name()).toList();
    boolean parameters = arguments.stream().anyMatch(claim.positive()::contains);
    if (!known || parameters || mentions(c.right(), a.function())) {
      return false;
    }
    functions.removeIf(f -> f.name().equals(a.function()));
    FunctionDefinition formula = new FunctionDefinition(a.function(), arguments, c.right());
    functions.add(formula);
    redefined.add(formula);
    return true;
  }

  private static boolean mentions(Expr e, String function) {
    return e instanceof Apply a && a.function().equals(function) || e.children().stream().anyMatch(c -> mentions(c, function));
  }

  private void substitute(Condition condition) {
    Condition c = condition.map(this::apply);
    if (c.left() instanceof Kernel k) {
      kernels.put(k, c.right());
      return;
    }
    if (c.right() instanceof Kernel k) {
      kernels.put(k, c.left());
      return;
    }
    Optional<Map.Entry<String, Expr>> solution = solve(c);
    if (solution.isEmpty()) {
      remaining.add(c);
      return;
    }
    String name = solution.get().getKey();
    Expr value = solution.get().getValue();
    solved.replaceAll((n, e) -> e.substitute(name, value));
    solved.put(name, value);
    if (claim.positive().contains(name)) {
      remaining.add(new Condition(value, value instanceof Num ? Relation.AT_LEAST : Relation.GREATER, Expr.ZERO));
    }
  }

  private Optional<Map.Entry<String, Expr>> solve(Condition c) {
    if (c.left() instanceof Symbol s && !c.right().contains(s.name())) {
      return Optional.of(Map.entry(s.name(), c.right()));
    }
    if (c.right() instanceof Symbol s && !c.left().contains(s.name())) {
      return Optional.of(Map.entry(s.name(), c.left()));
    }
    Expr difference = Expr.sub(c.left(), c.right());
    for (String name : new TreeSet<>(difference.freeSymbols())) {
      Optional<Expr> value = polynomial(difference, name) ? linear(difference, name) : Optional.empty();
      if (value.isPresent()) {
        return Optional.of(Map.entry(name, value.get()));
      }
    }
    return Optional.empty();
  }

  /** Whether the name stands in no denominator, exponent or function. */
  private static boolean polynomial(Expr e, String name) {
    if (!e.contains(name) || e instanceof Symbol) {
      return true;
    }
    if (e instanceof Power p) {
      boolean whole = p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0;
      return whole && polynomial(p.base(), name);
    }
    return (e instanceof Sum || e instanceof Product) && e.children().stream().allMatch(c -> polynomial(c, name));
  }

  /** The root of a·x^n + b in x; for n > 1 only for a positive x. */
  private Optional<Expr> linear(Expr e, String name) {
    Expr rest = NormalForm.expand(e).substitute(name, Expr.ZERO);
    for (int n = 1; n <= (claim.positive().contains(name) ? 4 : 1); n++) {
      Expr coefficient = NormalForm.expand(Expr.div(Expr.sub(NormalForm.expand(e), rest), Expr.pow(Expr.sym(name), n)));
      if (!coefficient.contains(name) && !coefficient.isZero()) {
        return Optional.of(Expr.pow(Expr.neg(Expr.div(rest, coefficient)), Expr.num(1, n)));
      }
    }
    return Optional.empty();
  }

  /** The expression with functions written out and solved names replaced. */
  Expr apply(Expr e) {
    Expr written = FunctionDefinition.expand(e, functions);
    Expr replaced = Substitution.of(solved).in(written);
    return kernels.isEmpty() ? replaced : replaced.rewrite(n -> n instanceof Kernel k && kernels.containsKey(k) ? kernels.get(k) : n);
  }

  /** Functions with their formulas, as the conditions have them. */
  List<FunctionDefinition> functions() {
    return List.copyOf(functions);
  }

  /** Functions that a condition gives another formula. */
  List<FunctionDefinition> redefined() {
    return List.copyOf(redefined);
  }

  /** Names that the equations fix. */
  Map<String, Expr> solved() {
    return Map.copyOf(solved);
  }

  List<Condition> remaining() {
    return List.copyOf(remaining);
  }
}
