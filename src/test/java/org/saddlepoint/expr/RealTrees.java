package org.saddlepoint.expr;

import java.util.SplittableRandom;

/** Random real expressions of x and y whose values stay moderate for arguments between 0.1 and 2: for properties that hold for any tree. */
final class RealTrees {
  private static final String[] FUNCTIONS = {"exp", "sin", "cos", "tanh", "atan", "erf", "sinh", "cosh"};

  private final SplittableRandom random;

  RealTrees(long seed) {
    random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  /** Sums, products, quotients and powers of symbols and numbers only. */
  Expr rational(int depth) {
    return tree(depth, false);
  }

  /** The same with elementary functions and roots. */
  Expr any(int depth) {
    return tree(depth, true);
  }

  private Expr tree(int depth, boolean functions) {
    if (depth == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> Expr.sym("x");
        case 1 -> Expr.sym("y");
        default -> Expr.num(random.nextInt(-4, 5), random.nextInt(1, 4));
      };
    }
    Expr a = tree(depth - 1, functions);
    return switch (random.nextInt(functions ? 7 : 4)) {
      case 0 -> Expr.add(a, tree(depth - 1, functions));
      case 1 -> Expr.mul(a, tree(depth - 1, functions));
      case 2 -> Expr.pow(a, random.nextInt(1, 4));
      case 3 -> Expr.div(a, Expr.add(Expr.ONE, Expr.pow(tree(depth - 1, functions), 2)));
      case 4 -> Expr.pow(Expr.add(Expr.TWO, Expr.pow(a, 2)), Expr.num(random.nextInt(-3, 4), 2));
      // Saturating first keeps nested exponentials finite.
      default -> Expr.apply(FUNCTIONS[random.nextInt(FUNCTIONS.length)], Expr.div(a, Expr.add(Expr.ONE, Expr.pow(a, 2))));
    };
  }
}
