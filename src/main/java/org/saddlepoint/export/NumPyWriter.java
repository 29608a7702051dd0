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

/** Python over NumPy arrays; integrals and averages over a normal variable by SciPy's adaptive quadrature. */
final class NumPyWriter extends CodeWriter {
  private static final String IMPORTS = "import numpy as np\nfrom scipy import special\nfrom scipy.integrate import quad\n";
  private static final String MEAN =
      """


      def gaussian_mean(f, variance):
          \"""The average of f(x) over a centred normal variable x.\"""
          width = np.sqrt(variance)
          return quad(lambda z: f(width*z)*np.exp(-z*z/2), -12, 12, points=[0], limit=400, epsabs=1e-13, epsrel=1e-12)[0]/np.sqrt(2*np.pi)
      """;

  NumPyWriter(Identifiers names) {
    super(names);
  }

  @Override
  String powerSign() {
    return "**";
  }

  /** A float, since integers of arrays cannot be raised to negative powers. */
  @Override
  String base(Expr base) {
    return base instanceof Num n && n.value().isInteger() && n.value().signum() > 0 ? n.value().doubleValue() + "" : super.base(base);
  }

  @Override
  Piece constant(Constant c) {
    return new Piece(c.equals(Constant.PI) ? "np.pi" : c.equals(Constant.I) ? "1j" : "np.inf", ATOM);
  }

  @Override
  Piece builtin(Builtin builtin, List<Expr> arguments) {
    return switch (builtin) {
      case ATAN -> call("np.arctan", arguments);
      case ERF, ERFC -> call("special." + builtin.spelling(), arguments);
      case MIN, MAX -> extremum("np." + builtin.spelling() + "imum", arguments);
      default -> call("np." + builtin.spelling(), arguments);
    };
  }

  private Piece extremum(String function, List<Expr> arguments) {
    String nested = write(arguments.get(0));
    for (Expr argument : arguments.subList(1, arguments.size())) {
      nested = function + "(" + nested + ", " + write(argument) + ")";
    }
    return new Piece(nested, ATOM);
  }

  @Override
  Piece userFunction(Apply a) {
    return call(a.function().equals("conj") ? "np.conj" : differentiated(name(a.function()), a.orders()), a.arguments());
  }

  @Override
  Piece conditional(Conditional c) {
    String condition = write(c.left()) + " " + c.relation().spelling() + " " + write(c.right());
    return new Piece("np.where(" + condition + ", " + write(c.then()) + ", " + write(c.otherwise()) + ")", ATOM);
  }

  @Override
  Piece kernel(Kernel k) {
    String name = differentiated(name(Identifiers.name(k)), k.orders());
    return k.arguments().isEmpty() ? new Piece(name, ATOM) : call(name, k.arguments());
  }

  @Override
  Piece binder(Binder b) {
    String function = "lambda " + name(b.variable()) + ": " + write(b.body());
    return switch (b.head()) {
      case "mean" -> new Piece("gaussian_mean(" + function + ", " + write(b.parameters().get(0)) + ")", ATOM);
      case "integral" -> new Piece("quad(" + function + ", " + list(b.parameters()) + ")[0]", ATOM);
      case "diff" -> new Piece(write(differentiated(b), ATOM), ATOM);
      default -> throw refused("the operator '" + b.head() + "'", "NumPy");
    };
  }

  @Override
  String preamble(List<Expr> expressions) {
    return IMPORTS + (expressions.stream().anyMatch(NumPyWriter::averages) ? MEAN : "");
  }

  private static boolean averages(Expr e) {
    return e instanceof Binder b && b.head().equals("mean") || e.children().stream().anyMatch(NumPyWriter::averages);
  }

  @Override
  String definition(Definition d) {
    String name = name(d.name());
    if (d.arguments().isEmpty()) {
      return name + " = " + write(d.value()) + comment(d);
    }
    String arguments = d.arguments().stream().map(this::name).collect(Collectors.joining(", "));
    return function(name, arguments, d.remark(), write(d.value()));
  }

  private static String function(String name, String arguments, String remark, String value) {
    String doc = remark.isEmpty() ? "" : "    \"\"\"" + remark.replace("\"", "'").replace("\\", "/") + "\"\"\"\n";
    return "\ndef " + name + "(" + arguments + "):\n" + doc + "    return " + value;
  }

  @Override
  String equation(Equation e) {
    List<String> arguments = new ArrayList<>(e.variables().stream().map(this::name).toList());
    arguments.addAll(unknownFunctions(e.formulas()));
    return function(name(e.name()), String.join(", ", arguments), e.remark(), write(e.left()) + " - " + write(e.right(), PRODUCT));
  }

  @Override
  String parameters(Map<String, Rational> values) {
    return values.entrySet().stream().map(v -> name(v.getKey()) + " = " + v.getValue().doubleValue()).collect(Collectors.joining("\n"));
  }

  private static String comment(Definition d) {
    return d.remark().isEmpty() ? "" : "  # " + d.remark();
  }

  @Override
  String comment(String text) {
    return "# " + text;
  }
}
