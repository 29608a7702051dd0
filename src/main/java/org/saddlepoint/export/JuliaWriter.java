package org.saddlepoint.export;

import java.util.List;
import java.util.function.Predicate;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;

/** Julia functions of scalars; integrals by QuadGK, error functions by SpecialFunctions. */
final class JuliaWriter extends NumericWriter {
  private static final String MEAN =
      """

      # the average of f(x) over a centred normal variable x
      gaussian_mean(f, variance) = quadgk(z -> f(sqrt(variance)*z)*exp(-z^2/2), -12, 0, 12; rtol=1e-12)[1]/sqrt(2*pi)
      """;

  JuliaWriter(Identifiers names) {
    super(names, new Words("Julia", "conj", "ifelse", "quadgk", "[1]", "const "));
  }

  @Override
  String powerSign() {
    return "^";
  }

  @Override
  Piece constant(Constant c) {
    return new Piece(c.equals(Constant.PI) ? "pi" : c.equals(Constant.I) ? "im" : "Inf", ATOM);
  }

  @Override
  Piece builtin(Builtin builtin, List<Expr> arguments) {
    return call(builtin.spelling(), arguments);
  }

  @Override
  String anonymous(String variable, String body) {
    return variable + " -> " + body;
  }

  @Override
  String function(String name, String arguments, String remark, String value) {
    return name + "(" + arguments + ") = " + value + remark(remark);
  }

  @Override
  String preamble(List<Expr> expressions) {
    boolean errors = expressions.stream().anyMatch(e -> any(e, x -> x instanceof Apply a && (a.isBuiltin(Builtin.ERF) || a.isBuiltin(Builtin.ERFC))));
    boolean integrals = expressions.stream().anyMatch(e -> any(e, x -> x instanceof Binder b && !b.head().equals("diff")));
    boolean averages = expressions.stream().anyMatch(e -> any(e, x -> x instanceof Binder b && b.head().equals("mean")));
    return (errors ? "using SpecialFunctions: erf, erfc\n" : "") + (integrals ? "using QuadGK: quadgk\n" : "") + (averages ? MEAN : "");
  }

  private static boolean any(Expr e, Predicate<Expr> test) {
    return test.test(e) || e.children().stream().anyMatch(c -> any(c, test));
  }
}
