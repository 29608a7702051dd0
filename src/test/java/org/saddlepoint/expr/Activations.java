package org.saddlepoint.expr;

import static org.saddlepoint.expr.Expr.ONE;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.div;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.neg;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sqrt;
import static org.saddlepoint.expr.Expr.sub;
import static org.saddlepoint.expr.Expr.sym;

import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of x that contract tests run over: analytic at 0 unless the name says otherwise. */
public final class Activations {
  private static final Expr X = sym("x");

  private Activations() {}

  /** Activations whose Taylor series at 0 exists, by name. */
  public static Map<String, Expr> analytic() {
    Map<String, Expr> all = new LinkedHashMap<>();
    all.put("tanh", apply("tanh", X));
    all.put("erf", apply("erf", div(mul(sqrt(Expr.PI), X), num(2))));
    all.put("arctan", apply("atan", X));
    all.put("algebraic", div(X, sqrt(add(ONE, pow(X, 2)))));
    all.put("sigmoid", pow(add(ONE, apply("exp", neg(X))), -1));
    all.put("softplus", apply("log", add(ONE, apply("exp", X))));
    all.put("gelu", mul(Expr.HALF, X, add(ONE, apply("erf", div(X, sqrt(num(2)))))));
    all.put("silu", div(X, add(ONE, apply("exp", neg(X)))));
    all.put("sin", apply("sin", X));
    all.put("cubic", pow(X, 3));
    all.put("composite", sub(apply("tanh", X), div(mul(num(3, 10), X), pow(add(ONE, pow(X, 2)), 2))));
    all.put("quotient", div(apply("sinh", X), X));
    all.put("pade", div(mul(X, add(num(15), pow(X, 2))), add(num(15), mul(num(6), pow(X, 2)))));
    all.put("rootPower", pow(add(ONE, pow(X, 2)), num(-3, 4)));
    all.put("nested", apply("exp", mul(num(-1, 2), pow(apply("sin", X), 2))));
    return all;
  }

  /** Activations with a kink, a jump of a derivative or a fractional power at 0. */
  public static Map<String, Expr> kinked() {
    Map<String, Expr> all = new LinkedHashMap<>();
    all.put("relu", apply("max", Expr.ZERO, X));
    all.put("leaky", Conditional.of(X, Relation.LESS, Expr.ZERO, div(X, num(10)), X));
    all.put("softsign", div(X, add(ONE, apply("abs", X))));
    all.put("elu", Conditional.of(X, Relation.LESS, Expr.ZERO, sub(apply("exp", X), ONE), X));
    all.put("power", mul(apply("sign", X), pow(apply("abs", X), num(3, 4))));
    all.put("thresholdPower", pow(apply("max", Expr.ZERO, X), num(3, 2)));
    all.put("clipped", apply("max", Expr.MINUS_ONE, apply("min", ONE, X)));
    return all;
  }
}
