package org.saddlepoint.export;

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
import org.saddlepoint.expr.Rational;

/** The Wolfram language. */
final class MathematicaWriter extends CodeWriter {
  private static final Map<Builtin, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry(Builtin.EXP, "Exp"),
          Map.entry(Builtin.LOG, "Log"),
          Map.entry(Builtin.SQRT, "Sqrt"),
          Map.entry(Builtin.ABS, "Abs"),
          Map.entry(Builtin.SIGN, "Sign"),
          Map.entry(Builtin.MIN, "Min"),
          Map.entry(Builtin.MAX, "Max"),
          Map.entry(Builtin.SIN, "Sin"),
          Map.entry(Builtin.COS, "Cos"),
          Map.entry(Builtin.TAN, "Tan"),
          Map.entry(Builtin.ATAN, "ArcTan"),
          Map.entry(Builtin.SINH, "Sinh"),
          Map.entry(Builtin.COSH, "Cosh"),
          Map.entry(Builtin.TANH, "Tanh"),
          Map.entry(Builtin.ERF, "Erf"),
          Map.entry(Builtin.ERFC, "Erfc"));

  MathematicaWriter(Identifiers names) {
    super(names);
  }

  @Override
  String powerSign() {
    return "^";
  }

  @Override
  boolean isWritable(Rational value) {
    return true;
  }

  @Override
  Piece constant(Constant c) {
    return new Piece(c.equals(Constant.PI) ? "Pi" : c.equals(Constant.I) ? "I" : "Infinity", ATOM);
  }

  private Piece brackets(String function, List<Expr> arguments) {
    return new Piece(function + "[" + list(arguments) + "]", ATOM);
  }

  @Override
  Piece builtin(Builtin builtin, List<Expr> arguments) {
    return brackets(FUNCTIONS.get(builtin), arguments);
  }

  @Override
  Piece userFunction(Apply a) {
    if (a.function().equals("delta") && a.arguments().size() == 1) {
      return brackets("DiracDelta", a.arguments());
    }
    return a.function().equals("conj") ? brackets("Conjugate", a.arguments()) : brackets(derivative(name(a.function()), a.orders()), a.arguments());
  }

  private static String derivative(String function, List<Integer> orders) {
    boolean plain = orders.stream().allMatch(k -> k == 0);
    return plain ? function : "Derivative[" + orders.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "][" + function + "]";
  }

  @Override
  Piece conditional(Conditional c) {
    String condition = write(c.left()) + " " + c.relation().spelling() + " " + write(c.right());
    return new Piece("Piecewise[{{" + write(c.then()) + ", " + condition + "}}, " + write(c.otherwise()) + "]", ATOM);
  }

  @Override
  Piece kernel(Kernel k) {
    String name = name(Identifiers.name(k));
    return k.arguments().isEmpty() ? new Piece(name, ATOM) : brackets(derivative(name, k.orders()), k.arguments());
  }

  @Override
  Piece binder(Binder b) {
    String x = name(b.variable());
    String body = write(b.body());
    String parameters = list(b.parameters());
    String text =
        switch (b.head()) {
          case "mean" -> "Expectation[" + body + ", Distributed[" + x + ", NormalDistribution[0, Sqrt[" + parameters + "]]]]";
          case "integral" -> "Integrate[" + body + ", {" + x + ", " + parameters + "}]";
          case "limit" -> "Limit[" + body + ", " + x + " -> " + parameters + "]";
          case "limit_above" -> "Limit[" + body + ", " + x + " -> " + parameters + ", Direction -> \"FromAbove\"]";
          case "limit_below" -> "Limit[" + body + ", " + x + " -> " + parameters + ", Direction -> \"FromBelow\"]";
          case "diff" -> "D[" + body + ", {" + x + ", " + (parameters.isEmpty() ? "1" : parameters) + "}]";
          case "fourier" -> "FourierTransform[" + body + ", " + x + ", omega, FourierParameters -> {1, -1}]";
          default -> throw refused("the operator '" + b.head() + "'", "Mathematica");
        };
    return new Piece(text, ATOM);
  }

  @Override
  String preamble(List<Expr> expressions) {
    return "";
  }

  @Override
  String definition(Definition d) {
    String remark = d.remark().isEmpty() ? "" : "  " + comment(d.remark());
    if (d.arguments().isEmpty()) {
      return name(d.name()) + " = " + write(d.value()) + ";" + remark;
    }
    String arguments = d.arguments().stream().map(a -> name(a) + "_").collect(Collectors.joining(", "));
    return name(d.name()) + "[" + arguments + "] := " + write(d.value()) + ";" + remark;
  }

  @Override
  String equation(Equation e) {
    return name(e.name()) + " = " + write(e.left()) + " == " + write(e.right()) + ";" + (e.remark().isEmpty() ? "" : "  " + comment(e.remark()));
  }

  @Override
  String parameters(Map<String, Rational> values) {
    return values.entrySet().stream().map(v -> name(v.getKey()) + " -> " + v.getValue()).collect(Collectors.joining(", ", "parameters = {", "};"));
  }

  @Override
  String comment(String text) {
    return "(* " + text.replace("*)", "* )").replace("(*", "( *") + " *)";
  }
}
