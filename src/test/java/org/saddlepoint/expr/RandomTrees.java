package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions over every kind of node, from a seed. */
final class RandomTrees {
  private static final String[] SYMBOLS = {"x", "g", "x'", "tau_n", "y~", "z2", "x''"};

  private final Random random;

  RandomTrees(long seed) {
    this.random = new Random(seed);
  }

  /** A tree of about the given depth; one that has no value (0 to a negative power) is drawn again. */
  Expr next(int depth) {
    while (true) {
      try {
        return tree(depth);
      } catch (ArithmeticException undefined) {
        continue;
      }
    }
  }

  private Expr tree(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf();
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> Expr.add(several(depth));
      case 3, 4, 5 -> Expr.mul(several(depth));
      case 6 -> Expr.pow(tree(depth - 1), exponent());
      case 7 -> builtin(depth);
      case 8 -> Apply.of("phi", List.of(random.nextInt(3)), List.of(tree(depth - 1)));
      case 9 -> Conditional.of(tree(depth - 1), Relation.values()[random.nextInt(5)], tree(depth - 1), tree(depth - 1), tree(depth - 1));
      case 10 -> Kernel.of("C", List.of(Expr.sym("x"), Expr.apply("phi", Expr.sym("x"))), List.of(random.nextInt(3)), List.of(tree(depth - 1)));
      default -> binder(depth);
    };
  }

  private Expr binder(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> Binder.of("mean", "x", tree(depth - 1), List.of(tree(depth - 1)));
      case 1 -> Binder.of("integral", "x", tree(depth - 1), List.of(Expr.ZERO, Constant.INFINITY));
      case 2 -> Binder.of("limit_above", "g", tree(depth - 1), List.of(Expr.ZERO));
      default -> Apply.of("psi", List.of(1, 0), List.of(tree(depth - 1), tree(depth - 1)));
    };
  }

  private Expr builtin(int depth) {
    Builtin builtin = Builtin.values()[random.nextInt(Builtin.values().length)];
    List<Expr> arguments = new ArrayList<>();
    for (int k = 0; k < builtin.arity(); k++) {
      arguments.add(tree(depth - 1));
    }
    return Expr.apply(builtin.spelling(), arguments);
  }

  private List<Expr> several(int depth) {
    List<Expr> parts = new ArrayList<>();
    for (int k = 2 + random.nextInt(3); k > 0; k--) {
      parts.add(tree(depth - 1));
    }
    return parts;
  }

  private Expr exponent() {
    return switch (random.nextInt(5)) {
      case 0 -> Expr.num(random.nextInt(7) - 3);
      case 1 -> Expr.HALF;
      case 2 -> Expr.num(random.nextInt(9) - 4, 1 + random.nextInt(4));
      case 3 -> Expr.sym("g");
      default -> Expr.neg(Expr.add(Expr.sym("g"), Expr.ONE));
    };
  }

  private Expr leaf() {
    return switch (random.nextInt(6)) {
      case 0 -> Expr.num(random.nextInt(11) - 5);
      case 1 -> Expr.num(random.nextInt(21) - 10, 1 + random.nextInt(9));
      case 2 -> random.nextBoolean() ? Expr.PI : Expr.I;
      default -> Expr.sym(SYMBOLS[random.nextInt(SYMBOLS.length)]);
    };
  }
}
