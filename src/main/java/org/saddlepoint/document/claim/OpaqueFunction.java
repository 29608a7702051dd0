package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.model.FunctionDefinition;

/**
 * A function of which a claim says only that it is smooth, or odd as well: formulas to try for it, the simplest first.
 *
 * @param decaying whether it must vanish at infinity, since a claim integrates it over the whole line
 */
record OpaqueFunction(String name, int arity, boolean odd, boolean decaying) {
  private static final List<String> SMOOTH = List.of("x^2", "sin(x)", "x", "x^3", "cos(x)", "tanh(x)", "exp(-x^2)", "1 + x");
  private static final List<String> ODD = List.of("x^3", "sin(x)", "x", "tanh(x)", "x*exp(-x^2)");
  private static final int WAVES = 3;

  /** How many formulas are simple. */
  int simple() {
    return arity > 1 ? 2 : odd ? ODD.size() : SMOOTH.size();
  }

  /** The formula number k, times a Gaussian where integrals over the whole line must exist. */
  FunctionDefinition formula(int k, Random random) {
    FunctionDefinition formula = growing(k, random);
    if (!decaying) {
      return formula;
    }
    List<Expr> squares = formula.arguments().stream().map(a -> (Expr) Expr.pow(Expr.sym(a), 2)).toList();
    return new FunctionDefinition(name, formula.arguments(), Expr.mul(formula.body(), Expr.apply("exp", Expr.mul(Expr.num(-1, 2), Expr.add(squares)))));
  }

  /** Simple ones, then random combinations of waves and of polynomials times Gaussians. */
  private FunctionDefinition growing(int k, Random random) {
    List<String> arguments = arity == 1 ? List.of("x") : java.util.stream.IntStream.rangeClosed(1, arity).mapToObj(i -> "x" + i).toList();
    if (arity == 1 && k < simple()) {
      return new FunctionDefinition(name, arguments, Formulas.parse(odd ? ODD.get(k) : SMOOTH.get(k)));
    }
    if (k < simple()) {
      List<Expr> symbols = arguments.stream().map(Expr::sym).map(Expr.class::cast).toList();
      Expr product = Expr.mul(symbols);
      return new FunctionDefinition(name, arguments, k == 0 && !odd ? product : odd ? Expr.mul(symbols.get(0), Expr.pow(Expr.add(symbols), 2)) : Expr.apply("sin", Expr.add(symbols)));
    }
    List<Expr> terms = new ArrayList<>();
    for (int w = 0; w < WAVES; w++) {
      Expr phase = Expr.ZERO;
      for (String argument : arguments) {
        phase = Expr.add(phase, Expr.mul(tenths(random, 3, 15), Expr.sym(argument)));
      }
      terms.add(Expr.mul(tenths(random, 2, 12), Expr.apply("sin", odd ? phase : Expr.add(phase, tenths(random, 1, 30)))));
    }
    Expr x = Expr.sym(arguments.get(random.nextInt(arity)));
    Expr polynomial = odd ? Expr.add(Expr.mul(tenths(random, 1, 9), x), Expr.pow(x, 3)) : Expr.add(tenths(random, 1, 9), Expr.mul(tenths(random, 1, 9), x), Expr.pow(x, 2));
    terms.add(Expr.mul(polynomial, Expr.apply("exp", Expr.mul(Expr.num(-1, 4), Expr.pow(x, 2)))));
    return new FunctionDefinition(name, arguments, Expr.add(terms));
  }

  private static Expr tenths(Random random, int low, int high) {
    int size = low + random.nextInt(high - low + 1);
    return Expr.num(random.nextBoolean() ? size : -size, 10);
  }
}
