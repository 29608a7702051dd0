package org.saddlepoint.activation;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.NotAnalyticException;

/**
 * The inverse of an increasing function on the whole axis as a formula, where there is one in closed form: a x + b x³ with a ≥ 0, b ≥ 0
 * (Cardano), c sgn(x)|x|^p, and a sinh(x).
 */
public final class InverseFunction {
  private static final Expr x = Expr.sym(Activation.X);
  private static final double[] PLACES = {-37, -4.1, -1.3, -0.6, -0.02, 0, 0.011, 0.4, 1.7, 5.3, 41};

  private InverseFunction() {}

  /** The inverse in x of a formula in x with numerical coefficients; empty if no closed form is known. */
  public static Optional<Expr> of(Expr formula) {
    return cubic(formula).or(() -> power(formula)).or(() -> sinh(formula)).filter(inverse -> inverts(formula, inverse));
  }

  /** y³ + p y = q: y = A − p/(3A) with A³ = q/2 + √(q²/4 + p³/27), for |x| and with the sign of x. */
  private static Optional<Expr> cubic(Expr formula) {
    List<Expr> c = NormalForm.coefficients(formula, Activation.X).orElse(List.of());
    boolean odd = c.size() >= 2 && c.get(0).isZero() && (c.size() == 2 || c.size() == 4 && c.get(2).isZero());
    if (!odd || Evaluation.real(c.get(1)) < 0 || c.size() == 4 && !(Evaluation.real(c.get(3)) > 0)) {
      return Optional.empty();
    }
    if (c.size() == 2) {
      return Optional.of(Expr.div(x, c.get(1)));
    }
    Expr third = Expr.num(1, 3);
    Expr size = Expr.apply("abs", x);
    if (c.get(1).isZero()) {
      return Optional.of(Expr.mul(Expr.apply("sign", x), Expr.pow(Expr.div(size, c.get(3)), third)));
    }
    Expr p = Expr.div(c.get(1), c.get(3));
    Expr q = Expr.div(size, c.get(3));
    Expr a = Expr.pow(Expr.add(Expr.mul(Expr.HALF, q), Expr.sqrt(Expr.add(Expr.mul(Expr.num(1, 4), Expr.pow(q, 2)), Expr.mul(Expr.num(1, 27), Expr.pow(p, 3))))), third);
    return Optional.of(Expr.mul(Expr.apply("sign", x), Expr.sub(a, Expr.div(p, Expr.mul(Expr.num(3), a)))));
  }

  private static Optional<Expr> power(Expr formula) {
    try {
      Growth growth = Growth.of(formula, true);
      if (growth.kind() != Growth.Kind.POWER || growth.power().signum() <= 0 || !(Evaluation.real(growth.coefficient()) > 0) || Parity.of(formula) != Parity.ODD) {
        return Optional.empty();
      }
      return Optional.of(Expr.mul(Expr.apply("sign", x), Expr.pow(Expr.div(Expr.apply("abs", x), growth.coefficient()), Expr.num(growth.power().reciprocal()))));
    } catch (NotAnalyticException none) {
      return Optional.empty();
    }
  }

  /** sgn(x) ln(|x|/a + √(x²/a² + 1)). */
  private static Optional<Expr> sinh(Expr formula) {
    Expr a = Expr.div(formula, Expr.apply("sinh", x));
    if (a.contains(Activation.X) || !(Evaluation.real(a) > 0)) {
      return Optional.empty();
    }
    Expr u = Expr.div(Expr.apply("abs", x), a);
    return Optional.of(Expr.mul(Expr.apply("sign", x), Expr.apply("log", Expr.add(u, Expr.sqrt(Expr.add(Expr.pow(u, 2), Expr.ONE))))));
  }

  /** Whether f(f⁻¹(x)) = x at places of all sizes; a form that only looks right is dropped here. */
  private static boolean inverts(Expr formula, Expr inverse) {
    for (double place : PLACES) {
      double back = Evaluation.real(formula, Activation.X, Evaluation.real(inverse, Activation.X, place));
      if (!(Math.abs(back - place) <= 1e-9 * (1 + Math.abs(place)))) {
        return false;
      }
    }
    return true;
  }
}
