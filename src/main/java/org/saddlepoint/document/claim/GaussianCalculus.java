package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/**
 * Exact rules for averages over a centred normal variable x of variance v, all by integration by parts: linearity; ⟨odd⟩ = 0;
 * ⟨x^n h(x)⟩ = v⟨(x^{n−1} h)'⟩; and d⟨f⟩/dv = ½⟨f''⟩, since the Gaussian density obeys the heat equation. They hold for smooth
 * functions that grow slowly enough, so they are applied to nothing else.
 */
final class GaussianCalculus {
  private static final Set<Builtin> TAME = Set.of(Builtin.TANH, Builtin.SIN, Builtin.COS, Builtin.ATAN, Builtin.ERF, Builtin.ERFC);
  private static final Set<Builtin> EXPONENTIAL = Set.of(Builtin.EXP, Builtin.SINH, Builtin.COSH);

  private final Parity parity;

  GaussianCalculus(Parity parity) {
    this.parity = parity;
  }

  /** ⟨body⟩ as a combination of averages without a power of the variable in front. */
  Expr mean(Binder b) {
    Expr v = b.parameters().get(0);
    if (v.isZero()) {
      return b.body().substitute(b.variable(), Expr.ZERO);
    }
    List<Expr> sum = new ArrayList<>();
    Expr expanded = NormalForm.expand(b.body());
    for (Expr term : expanded instanceof Sum s ? s.terms() : List.of(expanded)) {
      sum.add(term(term, b.variable(), v));
    }
    return Expr.add(sum);
  }

  private Expr term(Expr term, String x, Expr v) {
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    int power = 0;
    for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
      if (!factor.contains(x)) {
        outside.add(factor);
      } else if (powerOf(factor, x).isPresent()) {
        power += powerOf(factor, x).get();
      } else {
        inside.add(factor);
      }
    }
    Expr constant = Expr.mul(outside);
    Expr h = Expr.mul(inside);
    if (!h.contains(x)) {
      return Expr.mul(constant, moment(power, v));
    }
    for (Expr factor : inside) {
      if (factor instanceof Apply a && a.isBuiltin(Builtin.EXP) && isLinear(a.argument(), x) && isTame(h, x)) {
        return Expr.mul(constant, shifted(a.argument(), Expr.mul(Expr.pow(Expr.sym(x), power), Expr.div(h, factor)), x, v));
      }
    }
    if (h instanceof Power scaled && scaled.base().equals(Expr.apply(Builtin.ABS.spelling(), Expr.sym(x))) && !scaled.exponent().contains(x) && power == 0 && !v.isOne()) {
      // |x|^e is homogeneous: its average at the variance v is v^(e/2) times that at one.
      return Expr.mul(constant, Expr.pow(v, Expr.mul(Expr.HALF, scaled.exponent())), Binder.of(Operators.MEAN, x, h, List.of(Expr.ONE)));
    }
    if (parity.isOdd(Expr.mul(Expr.pow(Expr.sym(x), power), h), x) && isTame(h, x)) {
      return Expr.ZERO;
    }
    if (power > 0 && isTame(h, x) && hasLinearArguments(h, x)) {
      Expr reduced = Expr.mul(Expr.pow(Expr.sym(x), power - 1), h).derivative(x);
      return Expr.mul(constant, v, mean((Binder) Binder.of(Operators.MEAN, x, reduced, List.of(v))));
    }
    return Expr.mul(constant, Binder.of(Operators.MEAN, x, Expr.mul(Expr.pow(Expr.sym(x), power), h), List.of(v)));
  }

  /** ⟨exp(ax + b) h(x)⟩ = exp(b + a²v/2) ⟨h(x + av)⟩. */
  private Expr shifted(Expr exponent, Expr h, String x, Expr v) {
    Expr a = exponent.derivative(x);
    Expr factor = Expr.apply(Builtin.EXP.spelling(), Expr.add(exponent.substitute(x, Expr.ZERO), Expr.mul(Expr.HALF, Expr.pow(a, 2), v)));
    Expr moved = h.substitute(x, Expr.add(Expr.sym(x), Expr.mul(a, v)));
    return Expr.mul(factor, mean((Binder) Binder.of(Operators.MEAN, x, moved, List.of(v))));
  }

  private static Optional<Integer> powerOf(Expr factor, String x) {
    if (factor.equals(Expr.sym(x))) {
      return Optional.of(1);
    }
    boolean power = factor instanceof Power p && p.base().equals(Expr.sym(x)) && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 && n.value().compareTo(Rational.of(100)) < 0;
    return power ? Optional.of(((Num) ((Power) factor).exponent()).value().intValue()) : Optional.empty();
  }

  /** ⟨x^n⟩ = (n−1)!! v^{n/2} for even n. */
  private static Expr moment(int n, Expr v) {
    if (n % 2 == 1) {
      return Expr.ZERO;
    }
    Expr product = Expr.pow(v, n / 2);
    for (int k = n - 1; k > 1; k -= 2) {
      product = Expr.mul(Expr.num(k), product);
    }
    return product;
  }

  /** d⟨body⟩/dp, empty where the average's body is not smooth. */
  static Optional<Expr> derivative(Binder b, String p) {
    Expr v = b.parameters().get(0);
    Expr inside = b.body().contains(p) && !b.variable().equals(p) ? Binder.of(Operators.MEAN, b.variable(), b.body().derivative(p), List.of(v)) : Expr.ZERO;
    if (!v.contains(p)) {
      return Optional.of(inside);
    }
    if (!isTame(b.body(), b.variable())) {
      return Optional.empty();
    }
    Expr second = b.body().derivative(b.variable()).derivative(b.variable());
    Expr byVariance = Expr.mul(Expr.HALF, v.derivative(p), Binder.of(Operators.MEAN, b.variable(), second, List.of(v)));
    return Optional.of(Expr.add(inside, byVariance));
  }

  /** Whether e is smooth in x, and grows slowly enough for boundary terms to vanish. */
  static boolean isTame(Expr e, String x) {
    if (!e.contains(x) || e instanceof Symbol) {
      return true;
    }
    if (e instanceof Sum || e instanceof Product) {
      return e.children().stream().allMatch(c -> isTame(c, x));
    }
    if (e instanceof Power p) {
      return p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 && isTame(p.base(), x);
    }
    if (e instanceof Apply a) {
      boolean opaque = a.builtin().isEmpty() && !a.isInput();
      boolean tame = opaque || TAME.contains(a.builtin().orElse(null)) || EXPONENTIAL.contains(a.builtin().orElse(null)) && isLinear(a.argument(), x);
      return tame && a.arguments().stream().allMatch(c -> isTame(c, x));
    }
    // Averages over other variables: smooth where their bodies are.
    return e instanceof Binder b && b.head().equals(Operators.MEAN) && !b.parameters().get(0).contains(x) && isTame(b.body(), x);
  }

  private static boolean hasLinearArguments(Expr e, String x) {
    if (!e.contains(x)) {
      return true;
    }
    if (e instanceof Apply a) {
      return a.arguments().stream().allMatch(c -> isLinear(c, x));
    }
    return (e instanceof Product || e instanceof Power || e instanceof Sum) && e.children().stream().allMatch(c -> !(c instanceof Symbol) && hasLinearArguments(c, x));
  }

  private static boolean isLinear(Expr e, String x) {
    return !e.derivative(x).contains(x);
  }
}
