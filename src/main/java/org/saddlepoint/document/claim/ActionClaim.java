package org.saddlepoint.document.claim;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.action.Response;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.rule.Stationary;

/**
 * Claims about the functional derivatives of an action at one site. Inside {@code fdiff(S, …)} the name S is the action of the stage:
 * local terms and noises written out, and for each interaction Σ_ij J_ij ∫a_i b_j what its derivative needs,
 * ∫(a sum(J, b) + b sum(transpose(J), a)) with the sums taken for given. Times are continuous.
 */
final class ActionClaim {
  /** The name of the action in claims. */
  static final String ACTION = "S";

  /** The function around a coupling's name that exchanges its indices. */
  static final String TRANSPOSE = "transpose";

  /** A sum over couplings that a functional derivative takes for given. */
  static final String HELD = "held#";

  private static final Expr EVER = Constant.INFINITY;
  private static final Symbol S = new Symbol("s#");
  private static final Symbol THEN = new Symbol("s'#");

  private final Microscopic action;

  private ActionClaim(Microscopic action) {
    this.action = action;
  }

  /** The claim as one about functions of time without any stage; empty where time is not continuous. */
  static Optional<Claim> of(Claim claim, Microscopic action) {
    if (action.network().time() != TimeKind.CONTINUOUS) {
      return Optional.empty();
    }
    ActionClaim about = new ActionClaim(action);
    Map<Expr, Symbol> inputs = new LinkedHashMap<>();
    Set<Claim.Opaque> opaque = new LinkedHashSet<>(claim.opaque());
    action.local().forEach(l -> {
      opaque.add(new Claim.Opaque(l.field(), false));
      opaque.add(new Claim.Opaque(Response.of(l.field()).name(), false));
    });
    Expr first = about.evaluated(claim.left(), claim);
    Expr second = about.evaluated(claim.right(), claim);
    if (sumInOperator(first) || sumInOperator(second)) {
      return Optional.empty();
    }
    Expr left = about.named(first, inputs);
    Expr right = about.named(second, inputs);
    return Optional.of(new Claim(left, right, claim.order(), claim.conditions(), claim.functions(), opaque, claim.positive(), claim.exact()));
  }

  /** What is left of the sums are sums again: a second derivative may not take them for given. */
  private Expr derivative(Apply fdiff, Reduction reduction) {
    Expr written = fdiff.withChildren(List.of(fdiff.arguments().get(0).substitute(ACTION, functional()), fdiff.arguments().get(1)));
    return reduction.of(written).rewrite(n -> n instanceof Apply a && a.function().equals(HELD) ? Expr.apply(Apply.SUM, a.arguments()) : n);
  }

  private static boolean isSum(Expr e) {
    return e instanceof Apply a && a.isInput();
  }

  /** Whether a sum stands inside an operator, where it is more than one value. */
  private static boolean sumInOperator(Expr e) {
    return e instanceof Binder b && contains(b.body()) || e instanceof Apply a && a.function().equals(Operators.FDIFF) && contains(a) || e.children().stream().anyMatch(ActionClaim::sumInOperator);
  }

  private static boolean contains(Expr e) {
    return isSum(e) || e.children().stream().anyMatch(ActionClaim::contains);
  }

  private Expr evaluated(Expr e, Claim claim) {
    Reduction reduction = new Reduction(Unknowns.of(List.of(), List.of(), claim.positive()), Set.of());
    return reduction.of(e.rewrite(n -> n instanceof Apply a && a.function().equals(Operators.FDIFF) && a.arguments().get(0).contains(ACTION) ? derivative(a, reduction) : n));
  }

  private Expr functional() {
    Expr sum = Expr.ZERO;
    for (LocalDynamics l : action.local()) {
      sum = Expr.add(sum, ever(at(l.actionDensity(), S), S));
    }
    for (NoiseSource n : action.noises()) {
      Expr covariance = Stationary.covariance(n.noise()).substitute("tau", Expr.sub(S, THEN));
      sum = Expr.add(sum, Expr.mul(Expr.HALF, ever(ever(Expr.mul(at(n.post().local(), S), at(n.post().local(), THEN), covariance), S), THEN)));
    }
    for (Interaction i : action.interactions()) {
      Expr coupling = Expr.sym(i.coupling());
      Expr received = Expr.mul(i.post().local(), Expr.apply(Apply.SUM, coupling, i.pre().local()));
      Expr sent = Expr.mul(i.pre().local(), Expr.apply(Apply.SUM, Expr.apply(TRANSPOSE, coupling), i.post().local()));
      sum = Expr.add(sum, ever(held(received), S), ever(held(sent), S));
    }
    return sum;
  }

  /** The sums are given functions of time; only what stands before them is differentiated. */
  private Expr held(Expr product) {
    return at(product.rewrite(n -> n instanceof Apply a && a.isInput() ? Expr.apply(HELD, a.arguments().get(0), a.arguments().get(1)) : n), S);
  }

  private static Expr ever(Expr e, Symbol time) {
    return Binder.of(Operators.INTEGRAL, time.name(), e, List.of(Expr.neg(EVER), EVER));
  }

  /** Fields, their derivatives and response fields as functions of time. */
  private Expr at(Expr e, Symbol time) {
    return e.rewrite(n -> {
      if (n instanceof Symbol s) {
        String bare = s.name().replace("'", "").replace("~", "");
        if (action.local().stream().anyMatch(l -> l.field().equals(bare))) {
          int primes = (int) s.name().chars().filter(c -> c == '\'').count();
          return Apply.of(s.name().replace("'", ""), List.of(primes), List.of(time));
        }
      }
      return n;
    });
  }

  /** Sums over couplings as values of their own, the same for the same sum at the same time. */
  private Expr named(Expr e, Map<Expr, Symbol> inputs) {
    return e.rewrite(n -> isSum(n) ? inputs.computeIfAbsent(n, k -> new Symbol(n.toString())) : n);
  }
}
