package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Series;

/**
 * Expansions about a point, also of Gaussian averages, whose bodies are expanded term by term: the coefficients are moments. Such
 * a series need not converge, but each truncation is right to its order.
 */
final class Asymptotics {
  private final String variable;
  private final Expr point;
  private final int order;
  private final Parity parity;

  Asymptotics(String variable, Expr point, int order, Parity parity) {
    this.parity = parity;
    this.variable = variable;
    this.point = point;
    this.order = order;
  }

  /** The coefficient of (x − a)^k. @throws NotAnalyticException if there is no expansion */
  Expr coefficient(Expr e, int k) {
    return series(e).coefficient(k);
  }

  /** The expansion to the order. @throws NotAnalyticException if there is none */
  Series series(Expr e) {
    return Series.of(truncated(e), variable, point, order);
  }

  /** Replaces every average that depends on the variable by its own expansion. */
  private Expr truncated(Expr e) {
    if (!e.contains(variable)) {
      return e;
    }
    if (e instanceof Binder b) {
      return average(b);
    }
    List<Expr> children = e.children();
    return children.isEmpty() ? e : e.withChildren(children.stream().map(this::truncated).toList());
  }

  private Expr average(Binder b) {
    boolean bound = b.variable().equals(variable);
    if (!b.head().equals(Operators.MEAN) || !GaussianCalculus.isTame(b.body(), b.variable()) || bound) {
      throw new NotAnalyticException("the operator " + b.head() + " has no expansion in " + variable);
    }
    return b.parameters().get(0).contains(variable) ? smallVariance(b) : termByTerm(b);
  }

  private Expr termByTerm(Binder b) {
    Series inside = series(b.body());
    if (inside.lowest() < 0) {
      throw new NotAnalyticException("the average of a pole does not exist");
    }
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      terms.add(Expr.mul(moment(b, inside.coefficient(k)), Expr.pow(Expr.sub(Expr.sym(variable), point), k)));
    }
    return Expr.add(terms);
  }

  /** Where the variance vanishes at the point, the body is expanded in the averaged variable: ⟨x^n⟩ is of order n/2. */
  private Expr smallVariance(Binder b) {
    Expr v = b.parameters().get(0);
    if (b.body().contains(variable) || !v.substitute(variable, point).isZero()) {
      throw new NotAnalyticException("the variance of an average depends on " + variable);
    }
    Series inside = Series.of(b.body(), b.variable(), 2 * order + 1);
    if (inside.lowest() < 0) {
      throw new NotAnalyticException("the average of a pole does not exist");
    }
    List<Expr> terms = new ArrayList<>();
    for (int n = 0; n <= 2 * order + 1; n++) {
      terms.add(moment(b, Expr.mul(inside.coefficient(n), Expr.pow(Expr.sym(b.variable()), n))));
    }
    return Expr.add(terms);
  }

  private Expr moment(Binder b, Expr body) {
    return new GaussianCalculus(parity).mean((Binder) Binder.of(Operators.MEAN, b.variable(), body, b.parameters()));
  }
}
