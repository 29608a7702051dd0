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
}
