package org.saddlepoint.expr;

/**
 * What the names in a formula mean at the place where it stands. A scope refuses a name that has no meaning there, or not
 * here, with an {@link InputException} at its token; {@link UnknownName} words the common cases.
 */
public interface Scope {
  /** The meaning of a name that is not applied to arguments, with its primes and brackets. */
  Expr name(Syntax.Name name, FormulaText formula);

  /** The meaning of a function that is not built in; the scope checks the number of arguments and resolves them. */
  Expr call(Syntax.Call call, Resolver resolver);

  /**
   * The variable in which {@code pade(f, m, n)} expands, and f in terms of built-in functions: here the only symbol of f.
   *
   * @throws InputException if there is no such variable
   */
  default PadeTarget pade(Syntax.Call call, Expr function, Resolver resolver) {
    if (function.freeSymbols().size() != 1) {
      throw resolver.error(call, "pade does not know in which variable to expand", "write it as a function of one argument, as in phi = \"pade(tanh(x), 3, 2)\"");
    }
    return new PadeTarget(function, function.freeSymbols().iterator().next());
  }

  /** What a Padé approximant is taken of, and in which variable. */
  record PadeTarget(Expr function, String variable) {}
}
