package org.saddlepoint.cas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;

/**
 * A computer algebra system at the other end of a door. Every question is put through Symja's builder with opaque symbols, has
 * a time limit, and every answer is compared with the question in numbers before it is returned. Symja starts with the first
 * question (about two seconds).
 *
 * <p>All methods throw {@link CasException} when there is no answer that can be used; none needs to be caught for correctness
 * of a derivation, because no derivation relies on an answer from here. A set {@code positive} names the symbols that stand for
 * positive numbers; the others are real, kernels and unknown functions are opaque.
 *
 * <p>May be used from any thread; questions wait for one another.
 */
public final class Cas implements AutoCloseable {
  /** How far a function value may be from a limit or an integral that was computed by summing. */
  private static final double ANALYTIC_TOLERANCE = 1e-5;

  private final Duration limit;
  private Optional<SymjaSession> session = Optional.empty();

  /** @param limit the longest time for one question, not counting the start */
  public Cas(Duration limit) {
    this.limit = limit;
  }

  /** Whether the expression is zero: a second opinion, which never proves. */
  public ZeroTest isZero(Expr e, Set<String> positive) {
    Veil veil = new Veil();
    Expr veiled = veil.hide(e);
    SpotCheck check = new SpotCheck(names(veil, positive));
    if (check.nonZeroValue(veiled).isPresent()) {
      return ZeroTest.NOT_ZERO;
    }
    for (Function<IExpr, IExpr> method : List.<Function<IExpr, IExpr>>of(F::Together, x -> F.Simplify(F.Expand(x)), F::FullSimplify)) {
      if (evaluate(symja -> assuming(symja, veil, positive, method.apply(symja.of(veiled)))).isZero()) {
        return ZeroTest.ZERO;
      }
    }
    return ZeroTest.UNDECIDED;
  }

  /** An equal expression that Symja finds simpler. */
  public Expr simplify(Expr e, Set<String> positive) {
    return transform(e, positive, F::Simplify);
  }

  /** The expression as a product of irreducible factors over the rationals. */
  public Expr factor(Expr e) {
    return transform(e, Set.of(), F::Factor);
  }

  /** The expression over one common denominator. */
  public Expr together(Expr e) {
    return transform(e, Set.of(), F::Together);
  }

  /**
   * The definite integral of {@code integrand} over {@code variable}, checked by summing where that settles.
   *
   * @param from the lower bound, possibly minus infinity
   * @param to the upper bound, possibly infinity
   */
  public Expr integrate(Expr integrand, String variable, Expr from, Expr to, Set<String> positive) {
    Veil veil = new Veil();
    Expr body = veil.hide(integrand);
    Expr a = veil.hide(from);
    Expr b = veil.hide(to);
    Symbol x = veil.hide(variable);
    veil.requireTransparent(variable);
    Expr answer = FromSymja.of(evaluate(symja -> assuming(symja, veil, positive,
        F.Integrate(symja.of(body), F.List(symja.symbol(x), symja.of(a), symja.of(b))))));
    Set<String> parameters = new TreeSet<>(body.freeSymbols());
    parameters.remove(x.name());
    parameters.addAll(a.freeSymbols());
    parameters.addAll(b.freeSymbols());
    new SpotCheck(names(veil, positive)).requireEqual(
        point -> Quadrature.integrate(t -> at(body, x, t, point), at(a, x, 0, point), at(b, x, 0, point)),
        parameters, answer, ANALYTIC_TOLERANCE);
    return veil.lift(answer);
  }

  /** The limit of {@code e} as {@code variable} goes to {@code to}, possibly infinite, checked by approaching it. */
  public Expr limit(Expr e, String variable, Expr to, Side side, Set<String> positive) {
    Veil veil = new Veil();
    Expr body = veil.hide(e);
    Expr point = veil.hide(to);
    Symbol x = veil.hide(variable);
    veil.requireTransparent(variable);
    Expr answer = FromSymja.of(evaluate(symja -> assuming(symja, veil, positive, limitOf(symja.of(body), symja.symbol(x), symja.of(point), side))));
    Set<String> parameters = new TreeSet<>(body.freeSymbols());
    parameters.remove(x.name());
    parameters.addAll(point.freeSymbols());
    new SpotCheck(names(veil, positive)).requireEqual(
        values -> Approach.limit(t -> at(body, x, t, values), at(point, x, 0, values), side),
        parameters, answer, Approach.TOLERANCE);
    return veil.lift(answer);
  }

  /**
   * The values of {@code variable} at which {@code e} vanishes, each checked by inserting it. An empty list means that Symja
   * finds none, which cannot be checked.
   */
  public List<Expr> solve(Expr e, String variable, Set<String> positive) {
    Veil veil = new Veil();
    Expr body = veil.hide(e);
    Symbol x = veil.hide(variable);
    veil.requireTransparent(variable);
    IExpr answer = evaluate(symja -> F.Solve(F.Equal(symja.of(body), F.C0), symja.symbol(x)));
    SpotCheck check = new SpotCheck(names(veil, positive));
    List<Expr> roots = new ArrayList<>();
    for (Expr root : rightSides(answer)) {
      check.requireEqual(Expr.ZERO, body.substitute(x.name(), root));
      roots.add(veil.lift(root));
    }
    return roots;
  }

  /**
   * The Taylor coefficients c_0 … c_order of {@code e} about {@code variable} = {@code at}, checked against the values of the
   * function nearby.
   */
  public List<Expr> series(Expr e, String variable, Expr at, int order) {
    Veil veil = new Veil();
    Symbol x = veil.hide(variable);
    Expr body = veil.hide(e.substitute(variable, Expr.add(at, Expr.sym(variable))));
    veil.requireTransparent(variable);
    IExpr answer = evaluate(symja -> {
      IExpr step = symja.symbol(x);
      IExpr polynomial = F.unaryAST1(S.Normal, F.Series(symja.of(body), F.List(step, F.C0, F.ZZ(order))));
      return F.CoefficientList(polynomial, step);
    });
    List<Expr> coefficients = new ArrayList<>(FromSymja.list(answer));
    while (coefficients.size() <= order) {
      coefficients.add(Expr.ZERO);
    }
    if (coefficients.size() > order + 1 || coefficients.stream().anyMatch(c -> c.contains(x.name()))) {
      throw FromSymja.unevaluated(answer);
    }
    Approach.requireTaylor(body, x, coefficients, new SpotCheck(Set.of()));
    return coefficients.stream().map(veil::lift).toList();
  }

  /** The solution u of the linear system A u = b, checked by inserting it. */
  public List<Expr> solveLinear(List<List<Expr>> matrix, List<Expr> rightSide) {
    Veil veil = new Veil();
    List<List<Expr>> a = matrix.stream().map(row -> row.stream().map(veil::hide).toList()).toList();
    List<Expr> b = rightSide.stream().map(veil::hide).toList();
    List<Expr> u = FromSymja.list(evaluate(symja -> F.LinearSolve(
        F.List(a.stream().map(row -> F.List(symja.all(row))).toArray(IExpr[]::new)), F.List(symja.all(b)))));
    SpotCheck check = new SpotCheck(Set.of());
    for (int i = 0; i < a.size(); i++) {
      List<Expr> terms = new ArrayList<>();
      for (int j = 0; j < u.size(); j++) {
        terms.add(Expr.mul(a.get(i).get(j), u.get(j)));
      }
      check.requireEqual(b.get(i), Expr.add(terms));
    }
    return u.stream().map(veil::lift).toList();
  }

  /** Ends the evaluator's thread, if one was started. */
  @Override
  public synchronized void close() {
    session.ifPresent(SymjaSession::close);
    session = Optional.empty();
  }

  private Expr transform(Expr e, Set<String> positive, Function<IExpr, IExpr> operation) {
    Veil veil = new Veil();
    Expr veiled = veil.hide(e);
    Expr answer = FromSymja.of(evaluate(symja -> assuming(symja, veil, positive, operation.apply(symja.of(veiled)))));
    new SpotCheck(names(veil, positive)).requireEqual(veiled, answer);
    return veil.lift(answer);
  }

  private synchronized IExpr evaluate(Function<ToSymja, IExpr> question) {
    if (session.isEmpty() || !session.get().isUsable()) {
      session = Optional.of(SymjaSession.start());
    }
    return session.get().evaluate(limit, () -> question.apply(new ToSymja()));
  }

  private static IExpr limitOf(IExpr body, IExpr x, IExpr to, Side side) {
    return side == Side.BOTH ? F.Limit(body, F.Rule(x, to)) : F.Limit(body, F.Rule(x, to), F.Rule(S.Direction, F.ZZ(side.direction)));
  }

  /** Symja tells reals from complex numbers only where it is told. */
  private static IExpr assuming(ToSymja symja, Veil veil, Set<String> positive, IExpr question) {
    List<IExpr> conditions = veil.veiled(positive).stream().<IExpr>map(s -> F.Greater(symja.symbol(s), F.C0)).toList();
    return conditions.isEmpty() ? question : F.binaryAST2(S.Assuming, F.And(conditions.toArray(IExpr[]::new)), question);
  }

  private static Set<String> names(Veil veil, Set<String> positive) {
    return veil.veiled(positive).stream().map(Symbol::name).collect(Collectors.toSet());
  }

  private static double at(Expr e, Symbol variable, double value, Map<String, Double> parameters) {
    Map<String, Double> values = new HashMap<>(parameters);
    values.put(variable.name(), value);
    return Evaluation.real(e, values);
  }

  /** The right sides of {@code {{x -> r1}, {x -> r2}, …}}. */
  private static List<Expr> rightSides(IExpr solutions) {
    if (!(solutions instanceof IAST list) || !list.isList()) {
      throw FromSymja.unevaluated(solutions);
    }
    List<Expr> roots = new ArrayList<>();
    for (int i = 1; i <= list.argSize(); i++) {
      if (!(list.get(i) instanceof IAST one) || one.argSize() != 1 || !one.arg1().isRule()) {
        throw FromSymja.unevaluated(solutions);
      }
      roots.add(FromSymja.of(one.arg1().second()));
    }
    return roots;
  }
}
