package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Expr;

/** An abbreviation {@code name(argument) = body}; substitution avoids capture. */
public record Definition(String argument, Expr body) {
  Expr at(Expr value) {
    return body.substitute(argument, value);
  }
}
