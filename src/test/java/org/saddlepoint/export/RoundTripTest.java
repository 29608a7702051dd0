package org.saddlepoint.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.Relation;

/**
 * Exported code, run by Python, gives the numbers that the expression has here. NumPy and SymPy code is run as it is. Mathematica
 * code is read by SymPy's parser of the Wolfram language, Julia code, whose arithmetic differs from Python's by the power sign
 * alone, with that sign replaced.
 */
class RoundTripTest {
  private static final Map<String, Double> VALUES = new TreeMap<>(Map.of("x", 0.7, "y", 1.3, "g", 2.1, "tau_n", 0.4, "x~", 1.7, "lambda", 0.9, "N", 5.0));
  private static final List<String> FUNCTIONS = List.of("exp", "log", "abs", "sign", "sin", "cos", "tan", "tanh", "sinh", "cosh", "atan", "erf", "erfc");
  private static final List<String> WRITTEN =
      List.of(
          "x/sqrt(1 + x^2)", "tanh(g*x)^2/(2*y)", "-x^2", "(-x)^2", "2^(-x)", "2^x^y", "(2^x)^y", "x - (y - g)", "x/(y/g)", "1/3", "-1/3*x", "x^(3/2)", "max(0, min(x, 1), y)", "if(x < y, x, if(x >= g, 1, y))",
          "1e-6*x", "123456789012345678901234567890*x", "(x + y)*(x - y)/(g*tau_n)", "exp(-(x - y)^2/(2*g^2))", "pi*erf(sqrt(pi)*x/2)", "x~*lambda/N", "sqrt(2/pi)*x", "x^(-3/2)", "abs(x)^(3/4)*sign(x)",
          "((x + 1)^2 + 1)^3/5^7");

  /** Prints the value of Mathematica code; the parser leaves some functions unknown, their names are read again. */
  private static final String MATHEMATICA =
      """
      import sympy as sp
      from sympy.parsing.mathematica import parse_mathematica
      def show(code):
          e = sp.sympify(str(parse_mathematica(code)).replace('Erf', 'erf'))
          try:
              print(repr(float(e.subs(values).evalf())))
          except TypeError:
              raise ValueError(code + ' was read as ' + str(e))
      """;

  private static List<Expr> expressions() {
    List<Expr> all = new ArrayList<>(WRITTEN.stream().map(Formulas::parse).toList());
    Random random = new Random(7);
    while (all.size() < 90) {
      Expr e = random(random, 4);
      boolean real = !hasImaginary(e) && !e.freeSymbols().isEmpty();
      if (real && Double.isFinite(Evaluation.real(e, VALUES)) && Math.abs(Evaluation.real(e, VALUES)) < 1e9) {
        all.add(e);
      }
    }
    return all;
  }

  private static boolean hasImaginary(Expr e) {
    return e.equals(Expr.I) || e.children().stream().anyMatch(RoundTripTest::hasImaginary);
  }

  private static Expr random(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      List<Expr> leaves = new ArrayList<>();
      VALUES.keySet().forEach(name -> leaves.add(Expr.sym(name)));
      leaves.addAll(List.of(Expr.num(random.nextInt(9) - 4), Expr.num(1 + random.nextInt(7), 1 + random.nextInt(9)), Expr.PI));
      return leaves.get(random.nextInt(leaves.size()));
    }
    Expr a = random(random, depth - 1);
    Expr b = random(random, depth - 1);
    try {
      return switch (random.nextInt(9)) {
        case 0, 1 -> Expr.add(a, b);
        case 2 -> Expr.sub(a, b);
        case 3, 4 -> Expr.mul(a, b);
        case 5 -> Expr.div(a, b);
        case 6 -> random.nextBoolean() ? Expr.pow(a, random.nextInt(7) - 3) : Expr.apply("max", a, b);
        case 7 -> random.nextInt(3) == 0 ? Conditional.of(a, Relation.LESS, b, a, Expr.add(b, Expr.ONE)) : Expr.sqrt(a);
        default -> Math.abs(hasImaginary(a) ? 0 : Evaluation.real(a, VALUES)) < 8 ? Expr.apply(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), a) : a;
      };
    } catch (ArithmeticException | ExpressionLimitException undefined) {
      return a;
    }
  }

  /** Runs a script that prints one number per expression, and compares. */
  private static void compare(List<Expr> expressions, String script, double tolerance) throws IOException {
    Python.Outcome outcome = Python.run(script, 240);
    assertEquals(0, outcome.code(), outcome.errors());
    assertEquals(expressions.size(), outcome.lines().size());
    for (int k = 0; k < expressions.size(); k++) {
      double expected = Evaluation.real(expressions.get(k), VALUES);
      Expr e = expressions.get(k);
      assertEquals(expected, Double.parseDouble(outcome.lines().get(k)), tolerance * (1 + Math.abs(expected)), () -> e.toString());
    }
  }

  private static Identifiers identifiers(Target target, List<Expr> expressions) {
    List<Expr> all = new ArrayList<>(expressions);
    VALUES.keySet().forEach(name -> all.add(Expr.sym(name)));
    return Identifiers.of(target, all);
  }

  private static String assignments(Identifiers names) {
    return VALUES.entrySet().stream().map(v -> names.of(v.getKey()) + " = " + v.getValue() + "\n").collect(Collectors.joining());
  }

  @Test
  void numpyGivesTheSameNumbers() throws IOException {
    Python.needs("numpy", "scipy");
    List<Expr> expressions = expressions();
    Identifiers names = identifiers(Target.NUMPY, expressions);
    CodeWriter writer = Target.NUMPY.writer(names);
    String prints = expressions.stream().map(e -> "print(repr(float(" + writer.write(e) + ")))\n").collect(Collectors.joining());
    // Cancellation between terms up to 1e4 times the result; both sides are doubles.
    compare(expressions, writer.preamble(expressions) + assignments(names) + prints, 1e-10);
  }

  @Test
  void sympyGivesTheSameNumbers() throws IOException {
    Python.needs("sympy");
    List<Expr> expressions = expressions();
    Identifiers names = identifiers(Target.SYMPY, expressions);
    CodeWriter writer = Target.SYMPY.writer(names);
    String values = VALUES.entrySet().stream().map(v -> names.of(v.getKey()) + ": " + v.getValue()).collect(Collectors.joining(", ", "values = {", "}\n"));
    List<Expr> withNames = new ArrayList<>(expressions);
    VALUES.keySet().forEach(name -> withNames.add(Expr.sym(name)));
    String prints = expressions.stream().map(e -> "print(repr(float(sp.sympify(" + writer.write(e) + ").subs(values).evalf())))\n").collect(Collectors.joining());
    compare(expressions, writer.preamble(withNames) + values + prints, 1e-10);
  }

  @Test
  void mathematicaIsReadAsTheSameNumbers() throws IOException {
    Python.needs("sympy");
    // SymPy's parser does not know piecewise functions.
    List<Expr> expressions = expressions().stream().filter(e -> !e.toString().contains("if(")).toList();
    Identifiers names = identifiers(Target.MATHEMATICA, expressions);
    CodeWriter writer = Target.MATHEMATICA.writer(names);
    String values =
        VALUES.entrySet().stream().map(v -> "sp.Symbol('" + readable(names.of(v.getKey())) + "'): " + v.getValue()).collect(Collectors.joining(", ", "values = {", "}\n"));
    String prints =
        expressions.stream()
            .map(e -> "show('" + readable(writer.write(e)) + "')\n")
            .collect(Collectors.joining());
    compare(expressions, MATHEMATICA + values + prints, 1e-10);
  }

  @Test
  void juliaArithmeticGivesTheSameNumbers() throws IOException {
    Python.needs("math");
    List<Expr> expressions = expressions();
    Identifiers names = identifiers(Target.JULIA, expressions);
    CodeWriter writer = Target.JULIA.writer(names);
    String prints = expressions.stream().map(e -> "print(repr(float(" + pythonic(writer.write(e)) + ")))\n").collect(Collectors.joining());
    String words = "from math import *\nsign = lambda v: (v > 0) - (v < 0)\nifelse = lambda c, a, b: a if c else b\n";
    compare(expressions, words + pythonic(assignments(names)) + prints, 1e-10);
  }

  /** SymPy's parser knows no dollar sign and takes lambda for a word of Python. */
  private static String readable(String mathematica) {
    return mathematica.replace("$", "dollar").replaceAll("\\blambda\\b", "lambdaname");
  }

  /** lambda is a word of Python, not of Julia. */
  private static String pythonic(String julia) {
    return julia.replace("^", "**").replaceAll("\\blambda\\b", "lambda_");
  }

  @Test
  void averagesAndIntegralsAreNumbersInNumPy() throws IOException {
    Python.needs("numpy", "scipy");
    Expr variance = Formulas.parse("mean(x^4, x ~ normal(g))");
    Expr relu = Formulas.parse("mean(max(0, x), x ~ normal(2))");
    Expr area = Formulas.parse("integral(exp(-x^2/2), x, -infinity, infinity)");
    Expr slope = Formulas.parse("diff(x^3, x, 2)");
    CodeWriter writer = Target.NUMPY.writer(Identifiers.of(Target.NUMPY, List.of(variance, relu, area, slope)));
    String script =
        writer.preamble(List.of(variance)) + "x, g = 0.5, 2.1\n"
            + List.of(variance, relu, area, slope).stream().map(e -> "print(repr(float(" + writer.write(e) + ")))\n").collect(Collectors.joining());
    Python.Outcome outcome = Python.run(script, 60);
    assertEquals(0, outcome.code(), outcome.errors());
    // Closed forms: 3v², √(v/2π), √(2π), 6x; the quadrature asks for 1e-12.
    assertEquals(3 * 2.1 * 2.1, Double.parseDouble(outcome.lines().get(0)), 1e-9);
    assertEquals(Math.sqrt(2 / (2 * Math.PI)), Double.parseDouble(outcome.lines().get(1)), 1e-9);
    assertEquals(Math.sqrt(2 * Math.PI), Double.parseDouble(outcome.lines().get(2)), 1e-7);
    assertEquals(3, Double.parseDouble(outcome.lines().get(3)), 1e-12);
  }

  @Test
  void averagesAreExactInSymPy() throws IOException {
    Python.needs("sympy");
    Expr moment = Formulas.parse("mean(x^4, x ~ normal(2))");
    Expr limit = Formulas.parse("limit(tanh(g*x)/x, x -> 0)");
    Expr slope = Formulas.parse("phi''(2*x)");
    CodeWriter writer = Target.SYMPY.writer(Identifiers.of(Target.SYMPY, List.of(moment, limit, slope)));
    String script =
        writer.preamble(List.of(moment, limit, slope)) + "print((" + writer.write(moment) + ").doit())\nprint((" + writer.write(limit) + ").doit())\n"
            + "print((" + writer.write(slope) + ").replace(sp.Function('phi'), sp.sin).doit() + 4*0 + sp.sin(2*x))\n";
    Python.Outcome outcome = Python.run(script, 120);
    assertEquals(0, outcome.code(), outcome.errors());
    assertEquals(List.of("12", "g", "0"), outcome.lines());
  }

  @Test
  void randomExpressionsAreManyAndVaried() {
    List<Expr> expressions = expressions();
    assertTrue(expressions.stream().distinct().count() > 70);
  }
}
