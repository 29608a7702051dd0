package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;

/** Names of response fields: the conjugate of the field x is the symbol {@code x~}. */
public final class Response {
  private static final String MARK = "~";

  private Response() {}

  /** The response symbol of a field. */
  public static Symbol of(String field) {
    return new Symbol(field + MARK);
  }

  public static boolean is(String symbol) {
    return symbol.endsWith(MARK);
  }

  /** The field whose response this symbol is. */
  public static String field(String symbol) {
    return symbol.substring(0, symbol.length() - MARK.length());
  }

  /** Whether a response field occurs in the expression. */
  public static boolean occursIn(Expr expr) {
    return expr.freeSymbols().stream().anyMatch(Response::is);
  }
}
