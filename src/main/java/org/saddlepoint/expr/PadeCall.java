package org.saddlepoint.expr;

/** Reads {@code pade(f, m, n)}: the approximant [m/n] of f about 0, in the variable that the scope names. */
final class PadeCall {
  private PadeCall() {}

  static Expr resolve(Syntax.Call call, Scope scope, Resolver resolver) {
    if (call.arguments().size() != 3) {
      throw resolver.wrongArity(call, "three arguments", "f, m, n");
    }
    int m = degree(call.arguments().get(1), resolver);
    int n = degree(call.arguments().get(2), resolver);
    if (m + n > Pade.MAXIMUM_ORDER) {
      throw resolver.error(call, "a Padé approximant of order " + m + " + " + n, "the degrees sum to at most " + Pade.MAXIMUM_ORDER);
    }
    Syntax function = call.arguments().get(0);
    Scope.PadeTarget target = scope.pade(call, resolver.resolve(function), resolver);
    try {
      Approximant approximant = Pade.approximant(target.function(), target.variable(), m, n);
      return Expr.div(approximant.numerator(), approximant.denominator());
    } catch (NotAnalyticException kink) {
      throw resolver.error(function, kink.getMessage(), "pade takes a function that has a Taylor series at 0");
    } catch (ExpressionLimitException tooLarge) {
      throw resolver.error(call, "the approximant would be " + tooLarge.getMessage(), "ask for lower degrees");
    }
  }

  private static int degree(Syntax part, Resolver resolver) {
    if (part instanceof Syntax.Number number && number.value().isSmallInteger()) {
      return number.value().intValue();
    }
    throw resolver.error(part, "'" + resolver.formula().excerpt(part) + "' is not a degree", "write an integer, as in pade(tanh(x), 3, 2)");
  }
}
