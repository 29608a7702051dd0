package org.saddlepoint.document.claim;

import java.util.List;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;

/**
 * The heads of the operators of claims and where their parts stand in a {@link Binder}: the body, the bound variable, and
 * parameters outside the binding.
 */
final class Operators {
  /** {@code mean(e, x ~ normal(v))}: parameter v. */
  static final String MEAN = "mean";

  /** {@code integral(e, x, a, b)}: parameters a, b. */
  static final String INTEGRAL = "integral";

  /** {@code limit(e, x -> a)}: parameter a. */
  static final String LIMIT = "limit";

  static final String LIMIT_FROM_ABOVE = "limit_above";
  static final String LIMIT_FROM_BELOW = "limit_below";

  /** {@code fourier(e, tau)} = ∫ e^{−i omega tau} e dtau: parameter omega. */
  static final String FOURIER = "fourier";

  /** {@code diff(e, x, n)}: parameters the point x and the order n (absent for 1). */
  static final String DIFF = "diff";

  /** {@code coefficient(e, x, n)}: parameter n. */
  static final String COEFFICIENT = "coefficient";

  /** {@code pade(e, m, n)}: parameters the point, m and n. */
  static final String PADE = "pade";

  /** The function conj(e). */
  static final String CONJ = "conj";

  /** The function delta(tau), Dirac's in continuous time. */
  static final String DELTA = "delta";

  /** {@code fdiff(e, f(t))}, a functional derivative: a function of both. */
  static final String FDIFF = "fdiff";

  private Operators() {}

  static Expr diff(Expr body, String variable, Expr order) {
    return Binder.of(DIFF, variable, body, List.of(Expr.sym(variable), order));
  }
}
