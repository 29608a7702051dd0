package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Latex;

/** Random expressions mean the same before and after printing. */
class FormulaReadingTest {
  private static final Map<String, Double> VALUES = Map.of("x", 0.7, "y", 1.3, "g", 2.1, "tau", 0.4, "n", 3.0);
  private static final List<String> FUNCTIONS = List.of("exp", "log", "abs", "sign", "sin", "cos", "tanh", "cosh", "atan");

  @Test
  void printedFormulasKeepTheirValue() {
    Random random = new Random(20240901);
    int compared = 0;
    for (int k = 0; k < 20_000; k++) {
      Expr e = random(random, 4);
      if (isComplex(e)) {
        continue;
      }
      double expected = Evaluation.real(e, VALUES);
      if (!Double.isFinite(expected) || Math.abs(expected) > 1e12) {
        continue;
      }
      Formula printed = ExprFormula.of(e);
      double read = read(e, printed);
      // Both sides use doubles, in different orders of operation; cancellation in a sum of terms of order 1e6 costs some digits.
      assertEquals(expected, read, 1e-7 * (1 + Math.abs(expected)), () -> e + " printed as " + Latex.paper(printed));
      compared++;
    }
    assertTrue(compared > 10_000, "only " + compared + " random expressions had a value");
  }

  private static double read(Expr e, Formula printed) {
    try {
      return new FormulaReading(VALUES).value(printed);
    } catch (IllegalArgumentException unreadable) {
      return fail(e + " printed as " + Latex.paper(printed) + ": " + unreadable.getMessage());
    }
  }

  /** The root of a negative number has brought in the imaginary unit. */
  private static boolean isComplex(Expr e) {
    return e.equals(Expr.I) || e.children().stream().anyMatch(FormulaReadingTest::isComplex);
  }

  private static Expr random(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      List<Expr> leaves = new ArrayList<>();
      VALUES.keySet().stream().sorted().forEach(name -> leaves.add(Expr.sym(name)));
      leaves.addAll(List.of(Expr.num(random.nextInt(9) - 4), Expr.num(1 + random.nextInt(7), 1 + random.nextInt(9)), Expr.num(3, 1000), Expr.PI));
      return leaves.get(random.nextInt(leaves.size()));
    }
    Expr a = random(random, depth - 1);
    Expr b = random(random, depth - 1);
    try {
      return switch (random.nextInt(10)) {
        case 0, 1 -> Expr.add(a, b);
        case 2 -> Expr.sub(a, b);
        case 3, 4 -> Expr.mul(a, b);
        case 5 -> Expr.div(a, b);
        case 6 -> Expr.pow(a, Expr.num(List.of(1, 2, 3, -1, -3, -2).get(random.nextInt(6)), 1 + random.nextInt(2)));
        case 7 -> random.nextInt(3) == 0 ? Expr.pow(a, b) : Expr.apply("max", a, b);
        case 8 -> random.nextInt(4) == 0 ? Conditional.of(a, Relation.LESS, b, a, Expr.add(b, Expr.ONE)) : Expr.sqrt(a);
        default -> function(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), a);
      };
    } catch (ArithmeticException | ExpressionLimitException undefined) {
      return a;
    }
  }

  /** A steep function of a large argument would make rounding visible. */
  private static Expr function(String name, Expr argument) {
    boolean small = isComplex(argument) || Math.abs(Evaluation.real(argument, VALUES)) < 10;
    return Expr.apply(small ? name : "atan", argument);
  }
}
