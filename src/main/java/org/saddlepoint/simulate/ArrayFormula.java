package org.saddlepoint.simulate;

import java.util.List;
import org.saddlepoint.expr.*;

/** A formula of named arrays, evaluated element by element: out[i] = f(a_1[i], …, a_k[i]). */
final class ArrayFormula {
  private final List<String> names;
  private final Node node;

  private interface Node { void eval(double[][] a, int from, int n, double[] out); }

  private ArrayFormula(List<String> names, Node node) { this.names = names; this.node = node; }

  static ArrayFormula compile(Expr e, List<String> names) { return new ArrayFormula(List.copyOf(names), node(e, names)); }

  List<String> names() { return names; }

  void apply(double[][] arguments, double[] out, int n) {
    double[] buffer = new double[512];
    for (int from = 0; from < n; from += 512) {
      int m = Math.min(512, n - from);
      node.eval(arguments, from, m, buffer);
      System.arraycopy(buffer, 0, out, from, m);
    }
  }

  private static Node node(Expr e, List<String> names) {
    if (e instanceof Symbol s) {
      int k = names.indexOf(s.name());
      if (k < 0) throw new IllegalArgumentException("no slot for " + s.name() + " among " + names);
      return (a, from, n, out) -> System.arraycopy(a[k], from, out, 0, n);
    }
    if (e.freeSymbols().isEmpty()) {
      double v = Evaluation.real(e);
      return (a, from, n, out) -> java.util.Arrays.fill(out, 0, n, v);
    }
    List<Node> c = e.children().stream().map(x -> node(x, names)).toList();
    return (a, from, n, out) -> {
      double[][] v = new double[c.size()][n];
      for (int k = 0; k < v.length; k++) c.get(k).eval(a, from, n, v[k]);
      for (int i = 0; i < n; i++) out[i] = combine(e, v, i);
    };
  }

  private static double combine(Expr e, double[][] v, int i) {
    if (e instanceof Sum) { double s = 0; for (double[] x : v) s += x[i]; return s; }
    if (e instanceof Product) { double s = 1; for (double[] x : v) s *= x[i]; return s; }
    if (e instanceof Power) { return v[1][i] == 2 ? v[0][i] * v[0][i] : v[1][i] == -1 ? 1 / v[0][i] : Math.pow(v[0][i], v[1][i]); }
    if (e instanceof Conditional c) {
      boolean h = switch (c.relation().spelling()) { case "<" -> v[0][i] < v[1][i]; case "<=" -> v[0][i] <= v[1][i]; case ">" -> v[0][i] > v[1][i]; case ">=" -> v[0][i] >= v[1][i]; default -> v[0][i] == v[1][i]; };
      return h ? v[2][i] : v[3][i];
    }
    Apply a = (Apply) e;
    double x = v[0][i];
    return switch (a.builtin().orElseThrow()) {
      case EXP -> Math.exp(x); case LOG -> Math.log(x); case SQRT -> Math.sqrt(x); case ABS -> Math.abs(x); case SIGN -> Math.signum(x);
      case SIN -> Math.sin(x); case COS -> Math.cos(x); case TAN -> Math.tan(x); case ATAN -> Math.atan(x); case SINH -> Math.sinh(x); case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ERF, ERFC -> Evaluation.real(a.withChildren(List.of(Expr.sym("y"))), "y", x);
      case MIN -> { double m = x; for (double[] y : v) m = Math.min(m, y[i]); yield m; }
      case MAX -> { double m = x; for (double[] y : v) m = Math.max(m, y[i]); yield m; }
    };
  }
}
