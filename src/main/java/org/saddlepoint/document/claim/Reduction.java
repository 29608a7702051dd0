package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Pade;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Series;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/**
 * Evaluates the operators of a claim where a formula does it exactly: derivatives, coefficients, approximants, conjugates, roots
 * and absolute values of what is positive, Gaussian averages by {@link GaussianCalculus}. What it cannot evaluate stays.
 */
final class Reduction {
  private static final Set<String> ALGEBRAIC = Set.of(Operators.DIFF, Operators.COEFFICIENT, Operators.PADE);

  private final Unknowns unknowns;
  private final Parity parity;
  private final Set<String> parameters;

  /** @param odd functions of which oddness is given */
  Reduction(Unknowns unknowns, Set<String> odd) {
    this(unknowns, odd, Set.of());
  }

  /** @param parameters names on which functions of a stage depend without saying so */
  Reduction(Unknowns unknowns, Set<String> odd, Set<String> parameters) {
    this.parameters = Set.copyOf(parameters);
    this.unknowns = unknowns;
    this.parity = new Parity(odd);
  }

  Unknowns unknowns() {
    return unknowns;
  }

  Parity parity() {
    return parity;
  }

  /** Everything that can be evaluated exactly. */
  Expr of(Expr e) {
    return e.rewrite(this::node);
  }

  /** Only functional derivatives, which have no values by themselves. */
  Expr functionals(Expr e) {
    return e.rewrite(n -> n instanceof Apply a && a.function().equals(Operators.FDIFF) ? of(n) : n);
  }

  /** Only derivatives, coefficients and approximants of plain formulas: averages and integrals stay for quadrature. */
  Expr derivatives(Expr e) {
    return e.rewrite(n -> n instanceof Binder b && (ALGEBRAIC.contains(b.head()) && !hasOperator(b.body()) || Pulse.occursIn(b.body())) ? operator(b) : n);
  }

  private static boolean hasOperator(Expr e) {
    return e instanceof Binder || e.children().stream().anyMatch(Reduction::hasOperator);
  }

  private Expr node(Expr e) {
    if (e instanceof Power p) {
      return power(p);
    }
    if (e instanceof Apply a) {
      return function(a);
    }
    return e instanceof Binder b ? operator(b) : e;
  }

  private Expr operator(Binder b) {
    return switch (b.head()) {
      case Operators.DIFF -> differentiated(b);
      case Operators.COEFFICIENT -> coefficient(b);
      case Operators.PADE -> pade(b);
      case Operators.MEAN -> new GaussianCalculus(parity).mean(b);
      case Operators.INTEGRAL -> integral(b);
      case Operators.FOURIER -> FourierCalculus.of(b);
      case Operators.LIMIT, Operators.LIMIT_FROM_ABOVE, Operators.LIMIT_FROM_BELOW -> b.body().contains(b.variable()) || hidden(b) ? b : b.body();
      default -> b;
    };
  }

  /** Whether the body depends on the variable through the parameters of a stage. */
  private boolean hidden(Binder b) {
    return parameters.contains(b.variable()) && StageCheck.hasKernels(b.body());
  }

  private Expr differentiated(Binder b) {
    if (hidden(b)) {
      return b;
    }
    Expr point = b.parameters().get(0);
    int order = b.parameters().size() > 1 ? ((Num) b.parameters().get(1)).value().intValue() : 1;
    Expr result = b.body();
    for (int k = 0; k < order; k++) {
      Expr derivative = result.derivative(b.variable());
      // Derivatives of operators whose parameters contain the variable come out formal; what is left of them after this stays so.
      derivative = derivative.rewrite(n -> n instanceof Binder f && f.head().equals(Operators.DIFF) && f.body() instanceof Binder inner ? formal(f, inner) : n);
      result = of(derivative);
    }
    return point.equals(Expr.sym(b.variable())) ? result : result.substitute(b.variable(), point);
  }

  private static Expr formal(Binder diff, Binder inner) {
    String x = diff.variable();
    Optional<Expr> known = switch (inner.head()) {
      case Operators.MEAN -> GaussianCalculus.derivative(inner, x);
      case Operators.INTEGRAL -> Optional.of(leibniz(inner, x));
      default -> Optional.empty();
    };
    return known.map(e -> e.substitute(x, diff.parameters().get(0))).orElse(diff);
  }

  /** d/dx ∫_a^b f = ∫_a^b ∂f/∂x + f(b) b' − f(a) a'. */
  private static Expr leibniz(Binder integral, String x) {
    Expr inside = integral.variable().equals(x) ? Expr.ZERO : integral.body().derivative(x);
    Expr sum = inside.isZero() ? Expr.ZERO : Binder.of(Operators.INTEGRAL, integral.variable(), inside, integral.parameters());
    for (int end = 0; end < 2; end++) {
      Expr bound = integral.parameters().get(end);
      Expr edge = Expr.mul(integral.body().substitute(integral.variable(), bound), bound.derivative(x));
      sum = end == 0 ? Expr.sub(sum, edge) : Expr.add(sum, edge);
    }
    return sum;
  }

  private Expr integral(Binder b) {
    if (b.parameters().get(0).equals(b.parameters().get(1)) || b.body().isZero()) {
      return Expr.ZERO;
    }
    if (hidden(b)) {
      return b;
    }
    if (Pulse.occursIn(b.body())) {
      return Pulse.integrated(b);
    }
    return Antiderivative.integral(b, this);
  }

  private Expr coefficient(Binder b) {
    if (hidden(b)) {
      return b;
    }
    int order = ((Num) b.parameters().get(0)).value().intValue();
    try {
      return of(new Asymptotics(b.variable(), Expr.ZERO, order, parity).coefficient(b.body(), order));
    } catch (NotAnalyticException | ExpressionLimitException unknown) {
      return b;
    }
  }

  private static Expr pade(Binder b) {
    try {
      Expr approximant = Pade.approximant(b.body(), b.variable(), ((Num) b.parameters().get(1)).value().intValue(), ((Num) b.parameters().get(2)).value().intValue()).toExpr();
      return approximant.substitute(b.variable(), b.parameters().get(0));
    } catch (NotAnalyticException | IllegalArgumentException unknown) {
      return b;
    }
  }

  private Expr function(Apply a) {
    if (a.function().equals(Operators.CONJ)) {
      return conjugate(a.arguments().get(0));
    }
    if (a.function().equals(Operators.FDIFF)) {
      Expr derivative = FunctionalDerivative.of(a);
      return derivative.equals(a) ? a : of(derivative);
    }
    if (a.function().equals(Operators.DELTA) && KernelRules.startsWithMinus(a.arguments().get(0))) {
      Expr turned = Apply.of(a.function(), a.orders(), List.of(Expr.neg(a.arguments().get(0))));
      return a.totalOrder() % 2 == 0 ? turned : Expr.neg(turned);
    }
    if (a.isBuiltin(Builtin.ABS) && sign(a.argument()) > 0) {
      return a.argument();
    }
    if (a.isBuiltin(Builtin.SIGN) && sign(a.argument()) > 1) {
      return Expr.ONE;
    }
    if (a.isBuiltin(Builtin.LOG)) {
      return logarithm(a);
    }
    return parity.function(a);
  }

  /** (x^p)^q = x^(pq) and (xy)^q = x^q y^q for positive x. */
  private Expr power(Power p) {
    Expr q = p.exponent();
    if (p.base() instanceof Power inner) {
      if (sign(inner.base()) > 1 && isReal(inner.exponent())) {
        return again(Expr.pow(inner.base(), Expr.mul(inner.exponent(), q)));
      }
      return inner.exponent().equals(Expr.TWO) && q.equals(Expr.HALF) && sign(inner.base()) > 0 ? inner.base() : p;
    }
    if (p.base() instanceof Product product) {
      List<Expr> positive = product.factors().stream().filter(f -> sign(f) > 1).toList();
      List<Expr> rest = product.factors().stream().filter(f -> sign(f) <= 1).toList();
      if (!positive.isEmpty()) {
        return Expr.mul(Expr.mul(positive.stream().map(f -> again(Expr.pow(f, q))).toList()), Expr.pow(Expr.mul(rest), q));
      }
    }
    return p;
  }

  private Expr again(Expr e) {
    return e instanceof Power q ? power(q) : e;
  }

  /** log(x^p) = p log(x) and log(xy) = log(x) + log(y) for positive x, y. */
  private Expr logarithm(Apply a) {
    Expr x = a.argument();
    if (x instanceof Power p && sign(p.base()) > 1 && isReal(p.exponent())) {
      return Expr.mul(p.exponent(), logarithmOf(p.base()));
    }
    if (x instanceof Product p && p.factors().stream().allMatch(f -> sign(f) > 1)) {
      return Expr.add(p.factors().stream().map(this::logarithmOf).toList());
    }
    return a;
  }

  private Expr logarithmOf(Expr x) {
    return Expr.apply(Builtin.LOG.spelling(), x) instanceof Apply a && a.isBuiltin(Builtin.LOG) ? logarithm(a) : Expr.apply(Builtin.LOG.spelling(), x);
  }

  /** 2 if certainly positive, 1 if certainly not negative, 0 if unknown. */
  int sign(Expr e) {
    if (e instanceof Num n) {
      return n.value().signum() > 0 ? 2 : n.value().isZero() ? 1 : 0;
    }
    if (e.equals(Expr.PI)) {
      return 2;
    }
    if (e instanceof Symbol s) {
      return unknowns.isPositive(s.name()) ? 2 : unknowns.isNonnegative(s.name()) ? 1 : 0;
    }
    if (e instanceof Sum s) {
      int least = s.terms().stream().mapToInt(this::sign).min().orElse(0);
      boolean some = s.terms().stream().anyMatch(t -> sign(t) == 2);
      return least == 0 ? 0 : some ? 2 : 1;
    }
    if (e instanceof Product p) {
      return p.factors().stream().mapToInt(this::sign).min().orElse(0);
    }
    if (e instanceof Power p) {
      if (sign(p.base()) == 2 && isReal(p.exponent())) {
        return 2;
      }
      boolean even = p.exponent() instanceof Num n && n.value().isInteger() && !n.value().numerator().testBit(0) && n.value().signum() > 0;
      return even && isReal(p.base()) ? 1 : 0;
    }
    if (e instanceof Apply a && isReal(a)) {
      return a.isBuiltin(Builtin.EXP) || a.isBuiltin(Builtin.COSH) ? 2 : a.isBuiltin(Builtin.ABS) ? 1 : 0;
    }
    return 0;
  }

  /** Whether the expression is certainly real. */
  private boolean isReal(Expr e) {
    if (e instanceof Symbol s) {
      return unknowns.isReal(s.name());
    }
    if (e instanceof Power p) {
      boolean whole = p.exponent() instanceof Num n && n.value().isInteger();
      return isReal(p.exponent()) && (whole ? isReal(p.base()) : sign(p.base()) > 0);
    }
    if (e instanceof Apply a) {
      boolean needsPositive = a.isBuiltin(Builtin.LOG);
      return a.arguments().stream().allMatch(this::isReal) && (!needsPositive || sign(a.argument()) > 1);
    }
    if (e instanceof Kernel k) {
      return isReal(k);
    }
    if (e instanceof Binder b && b.head().equals(Operators.FOURIER) && b.body() instanceof Kernel k) {
      return k.head().equals(TwoPoint.CORRELATION) && k.labels().get(0).equals(k.labels().get(1));
    }
    return e instanceof Num || e.equals(Expr.PI) || (e instanceof Sum || e instanceof Product) && e.children().stream().allMatch(this::isReal);
  }

  /** Functions of a lag are real, and so is the spectrum of one label with itself. */
  private static boolean isReal(Kernel k) {
    boolean frequency = k.arguments().stream().flatMap(a -> a.freeSymbols().stream()).anyMatch(n -> n.startsWith("omega"));
    return !frequency || k.labels().size() == 2 && k.labels().get(0).equals(k.labels().get(1)) && k.head().equals(TwoPoint.CORRELATION);
  }

  /** conj(e) as far in as it goes: names that stay under conj are independent of themselves without. */
  private Expr conjugate(Expr e) {
    if (isReal(e)) {
      return e;
    }
    if (e.equals(Constant.I)) {
      return Expr.neg(Constant.I);
    }
    if (e instanceof Apply a && a.function().equals(Operators.CONJ)) {
      return a.arguments().get(0);
    }
    boolean whole = e instanceof Power p && p.exponent() instanceof Num n && n.value().isInteger();
    boolean entire = e instanceof Apply a && a.builtin().isPresent() && List.of(Builtin.EXP, Builtin.SIN, Builtin.COS, Builtin.SINH, Builtin.COSH, Builtin.TANH, Builtin.TAN, Builtin.ERF, Builtin.ERFC).contains(a.builtin().get());
    if (e instanceof Sum || e instanceof Product || whole || entire) {
      return e.withChildren(e.children().stream().map(this::conjugate).toList());
    }
    return Expr.apply(Operators.CONJ, e);
  }
}
