package org.saddlepoint.export;

import java.util.List;
import org.saddlepoint.expr.Expr;

/** A named formula of a file: a function of its arguments, or a number without any; the remark is one line of text. */
public record Definition(String name, List<String> arguments, Expr value, String remark) {
  public Definition {
    arguments = List.copyOf(arguments);
  }
}
