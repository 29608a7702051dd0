package org.saddlepoint.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Rational;

/** Julia functions of scalars; integrals by QuadGK, error functions by SpecialFunctions. */
final class JuliaWriter extends CodeWriter {
  private static final String MEAN =
      """

      # the average of f(x) over a centred normal variable x
      gaussian_mean(f, variance) = quadgk(z -> f(sqrt(variance)*z)*exp(-z^2/2), -12, 0, 12; rtol=1e-12)[1]/sqrt(2*pi)
      """;

  JuliaWriter(Identifiers names) {
    super(names);
  }

  @Override
  String powerSign() {
    return "^";
  }

  /** A float, since an integer cannot be raised to a negative integer. */
  @Override
  String base(Expr base) {
    return base instanceof Num n && n.value().isInteger() && n.value().signum() > 0 ? n.value().doubleValue() + "" : super.base(base);
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
  Piece userFunction(Apply a) {
    return call(a.function().equals("conj") ? "conj" : differentiated(name(a.function()), a.orders()), a.arguments());
  }

  @Override
  Piece conditional(Conditional c) {
    String condition = write(c.left()) + " " + c.relation().spelling() + " " + write(c.right());
    return new Piece("ifelse(" + condition + ", " + write(c.then()) + ", " + write(c.otherwise()) + ")", ATOM);
  }

  @Override
  Piece kernel(Kernel k) {
    String name = differentiated(name(Identifiers.name(k)), k.orders());
    return k.arguments().isEmpty() ? new Piece(name, ATOM) : call(name, k.arguments());
  }

  @Override
  Piece binder(Binder b) {
    String function = name(b.variable()) + " -> " + write(b.body());
    return switch (b.head()) {
      case "mean" -> new Piece("gaussian_mean(" + function + ", " + write(b.parameters().get(0)) + ")", ATOM);
      case "integral" -> new Piece("quadgk(" + function + ", " + list(b.parameters()) + ")[1]", ATOM);
      case "diff" -> new Piece(write(differentiated(b), ATOM), ATOM);
      default -> throw refused("the operator '" + b.head() + "'", "Julia");
    };
  }

  @Override
  String preamble(List<Expr> expressions) {
    boolean errors = expressions.stream().anyMatch(e -> any(e, x -> x instanceof Apply a && (a.isBuiltin(Builtin.ERF) || a.isBuiltin(Builtin.ERFC))));
    boolean integrals = expressions.stream().anyMatch(e -> any(e, x -> x instanceof Binder b && !b.head().equals("diff")));
    boolean averages = expressions.stream().anyMatch(e -> any(e, x -> x instanceof Binder b && b.head().equals("mean")));
    return (errors ? "using SpecialFunctions: erf, erfc\n" : "") + (integrals ? "using QuadGK: quadgk\n" : "") + (averages ? MEAN : "");
  }

  private static boolean any(Expr e, java.util.function.Predicate<Expr> test) {
    return test.test(e) || e.children().stream().anyMatch(c -> any(c, test));
  }

  @Override
  String definition(Definition d) {
    String remark = d.remark().isEmpty() ? "" : "  # " + d.remark();
    String arguments = d.arguments().stream().map(this::name).collect(Collectors.joining(", "));
    return name(d.name()) + (d.arguments().isEmpty() ? "" : "(" + arguments + ")") + " = " + write(d.value()) + remark;
  }

  @Override
  String equation(Equation e) {
    List<String> arguments = new ArrayList<>(e.variables().stream().map(this::name).toList());
    arguments.addAll(unknownFunctions(e.formulas()));
    String remark = e.remark().isEmpty() ? "" : "  # " + e.remark();
    return name(e.name()) + "(" + String.join(", ", arguments) + ") = " + write(e.left()) + " - " + write(e.right(), PRODUCT) + remark;
  }

  @Override
  String parameters(Map<String, Rational> values) {
    return values.entrySet().stream().map(v -> "const " + name(v.getKey()) + " = " + v.getValue().doubleValue()).collect(Collectors.joining("\n"));
  }

  @Override
  String comment(String text) {
    return "# " + text;
  }
}
