package org.saddlepoint.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Symbol;

/** Exact SymPy expressions; integrals, averages, limits and derivatives of unknown functions are left unevaluated. */
final class SymPyWriter extends CodeWriter {
  private static final Map<Builtin, String> FUNCTIONS =
      Map.of(Builtin.ABS, "Abs", Builtin.MIN, "Min", Builtin.MAX, "Max");

  SymPyWriter(Identifiers names) {
    super(names);
  }

  @Override
  String powerSign() {
    return "**";
  }

  @Override
  boolean isWritable(Rational value) {
    return true;
  }

  /** An integer of Python divided by another would be a float. */
  @Override
  Piece number(Rational value) {
    if (value.isInteger()) {
      return super.number(value);
    }
    return new Piece("sp.Rational(" + value.numerator() + ", " + value.denominator() + ")", ATOM);
  }

  @Override
  Piece constant(Constant c) {
    return new Piece(c.equals(Constant.PI) ? "sp.pi" : c.equals(Constant.I) ? "sp.I" : "sp.oo", ATOM);
  }

  @Override
  Piece builtin(Builtin builtin, List<Expr> arguments) {
    return call("sp." + FUNCTIONS.getOrDefault(builtin, builtin.spelling()), arguments);
  }

  @Override
  Piece userFunction(Apply a) {
    if (isDefined(a.function()) && a.totalOrder() == 0) {
      return call(name(a.function()), a.arguments());
    }
    if (a.function().equals("delta") && a.arguments().size() == 1) {
      return call("sp.DiracDelta", a.arguments());
    }
    return a.function().equals("conj") ? call("sp.conjugate", a.arguments()) : differentiated(name(a.function()), a.orders(), a.arguments());
  }

  @Override
  Piece kernel(Kernel k) {
    String name = name(Identifiers.name(k));
    return k.arguments().isEmpty() ? new Piece(name, ATOM) : differentiated(name, k.orders(), k.arguments());
  }

  /** A derivative; at an argument that is not a symbol, the derivative at a nameless symbol with the argument put in. */
  private Piece differentiated(String function, List<Integer> orders, List<Expr> arguments) {
    if (orders.stream().allMatch(k -> k == 0)) {
      return call(function, arguments);
    }
    boolean symbols = arguments.stream().allMatch(a -> a instanceof Symbol) && Set.copyOf(arguments).size() == arguments.size();
    List<String> places = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    for (int k = 0; k < orders.size(); k++) {
      places.add("sp.Dummy('u" + k + "')");
      if (orders.get(k) > 0) {
        variables.add("(" + (symbols ? write(arguments.get(k)) : "u[" + k + "]") + ", " + orders.get(k) + ")");
      }
    }
    if (symbols) {
      return new Piece("sp.Derivative(" + function + "(" + list(arguments) + "), " + String.join(", ", variables) + ")", ATOM);
    }
    String body = "(lambda u: sp.Subs(sp.Derivative(" + function + "(*u), " + String.join(", ", variables) + "), u, (" + list(arguments) + (arguments.size() == 1 ? ",)))" : ")))");
    return new Piece(body + "((" + String.join(", ", places) + (places.size() == 1 ? ",))" : "))"), ATOM);
  }

  @Override
  Piece conditional(Conditional c) {
    return new Piece("sp.Piecewise((" + write(c.then()) + ", " + condition(c) + "), (" + write(c.otherwise()) + ", True))", ATOM);
  }

  private String condition(Conditional c) {
    String sides = write(c.left()) + ", " + write(c.right());
    return c.relation() == Relation.EQUAL
        ? "sp.Eq(" + sides + ")"
        : c.relation() == Relation.NOT_EQUAL ? "sp.Ne(" + sides + ")" : write(c.left()) + " " + c.relation().spelling() + " " + write(c.right());
  }

  @Override
  Piece binder(Binder b) {
    String x = name(b.variable());
    List<Expr> parameters = b.parameters();
    return switch (b.head()) {
      case "mean" -> {
        String variance = write(parameters.get(0), ATOM);
        String weight = "sp.exp(-" + x + "**2/(2*" + variance + "))/sp.sqrt(2*sp.pi*" + variance + ")";
        yield new Piece("sp.Integral(" + write(b.body(), POWER) + "*" + weight + ", (" + x + ", -sp.oo, sp.oo))", ATOM);
      }
      case "integral" -> new Piece("sp.Integral(" + write(b.body()) + ", (" + x + ", " + list(parameters) + "))", ATOM);
      case "limit" -> limit(b, x, "+-");
      case "limit_above" -> limit(b, x, "+");
      case "limit_below" -> limit(b, x, "-");
      case "diff" -> new Piece("sp.Derivative(" + write(b.body()) + ", (" + x + ", " + (parameters.isEmpty() ? "1" : write(parameters.get(0))) + "))", ATOM);
      case "fourier" ->
          new Piece("sp.Integral(sp.exp(-sp.I*sp.Symbol('omega', real=True)*" + x + ")*" + write(b.body(), POWER) + ", (" + x + ", -sp.oo, sp.oo))", ATOM);
      default -> throw refused("the operator '" + b.head() + "'", "SymPy");
    };
  }

  private Piece limit(Binder b, String x, String direction) {
    Expr point = b.parameters().get(0);
    // SymPy refuses two sides at infinity.
    String side = point.equals(Constant.INFINITY) ? "-" : direction;
    return new Piece("sp.Limit(" + write(b.body()) + ", " + x + ", " + write(point) + ", '" + side + "')", ATOM);
  }

  /** Names that are conjugated are not real. */
  private static void conjugated(Expr e, TreeSet<String> names) {
    if (e instanceof Apply a && a.function().equals("conj") && a.argument() instanceof Symbol s) {
      names.add(s.name());
    }
    e.children().forEach(c -> conjugated(c, names));
  }

  @Override
  String preamble(List<Expr> expressions) {
    TreeSet<String> symbols = new TreeSet<>();
    expressions.forEach(e -> collect(e, symbols));
    StringBuilder out = new StringBuilder("import sympy as sp\n");
    if (!symbols.isEmpty()) {
      out.append('\n');
    }
    TreeSet<String> complex = new TreeSet<>();
    expressions.forEach(e -> conjugated(e, complex));
    symbols.forEach(s -> out.append(name(s)).append(" = sp.Symbol('").append(name(s)).append(complex.contains(s) ? "')\n" : "', real=True)\n"));
    TreeSet<String> functions = new TreeSet<>();
    expressions.forEach(e -> functions(e, functions));
    functions.forEach(f -> out.append(name(f)).append(" = sp.Function('").append(name(f)).append("')\n"));
    return out.toString();
  }

  private void functions(Expr e, TreeSet<String> functions) {
    if (e instanceof Kernel k && !k.arguments().isEmpty()) {
      functions.add(Identifiers.name(k));
    } else if (e instanceof Apply a && a.builtin().isEmpty() && !isDefined(a.function()) && !a.function().equals("conj") && !a.function().equals("delta")) {
      functions.add(a.function());
    }
    e.children().forEach(c -> functions(c, functions));
  }

  /** Also bound variables, which SymPy needs as symbols. */
  private static void collect(Expr e, TreeSet<String> symbols) {
    symbols.addAll(e.freeSymbols());
    if (e instanceof Kernel k && k.arguments().isEmpty()) {
      symbols.add(Identifiers.name(k));
    }
    if (e instanceof Binder b) {
      symbols.add(b.variable());
    }
    e.children().forEach(c -> collect(c, symbols));
  }

  @Override
  String definition(Definition d) {
    String remark = d.remark().isEmpty() ? "" : "  # " + d.remark();
    if (d.arguments().isEmpty()) {
      return name(d.name()) + " = " + write(d.value()) + remark;
    }
    String arguments = d.arguments().stream().map(this::name).collect(Collectors.joining(", "));
    return name(d.name()) + " = sp.Lambda((" + arguments + ",), " + write(d.value()) + ")" + remark;
  }

  @Override
  String equation(Equation e) {
    return name(e.name()) + " = sp.Eq(" + write(e.left()) + ", " + write(e.right()) + ")" + (e.remark().isEmpty() ? "" : "  # " + e.remark());
  }

  @Override
  String parameters(Map<String, Rational> values) {
    return values.entrySet().stream().map(v -> name(v.getKey()) + ": " + number(v.getValue()).text()).collect(Collectors.joining(", ", "parameters = {", "}"));
  }

  @Override
  String comment(String text) {
    return "# " + text;
  }
}
