package org.saddlepoint.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.NormalForm;


/**
 * Solves X = B + B𝒱X for one entry by the zero pattern of B𝒱: unknowns that depend on one another in a circle form a block; the
 * blocks are taken one after the other, each closing on itself with a named ladder 1/(1 − x). Nothing is expanded.
 */
public final class Elimination {
  private final TwoCopyMatrix matrix;
  private final int target;
  private final Ladders ladders = new Ladders();
  private final Expr[] solved;

  private final int[] order;
  private final int[] low;
  private final boolean[] open;
  private final Deque<Integer> path = new ArrayDeque<>();
  private int visited;

  private Elimination(TwoCopyMatrix matrix, int target) {
    this.matrix = matrix;
    this.target = target;
    this.solved = new Expr[matrix.size()];
    this.order = new int[matrix.size()];
    this.low = new int[matrix.size()];
    this.open = new boolean[matrix.size()];
    Arrays.fill(order, -1);
  }

  /**
   * (1/N) Σ_ij C_ij(ω1) C_ij(ω2) of an observable, i = j included: the (hh, hh) entry of B(1 − 𝒱B)^{-1} in terms of the named
   * rungs, x#1, x#2, ….
   */
  public static Result of(FourPoint stage, Label observable) {
    TwoCopyMatrix matrix = new TwoCopyMatrix(stage, observable);
    int target = matrix.index(observable);
    Elimination elimination = new Elimination(matrix, target);
    elimination.visit(target);
    return new Result(simplified(elimination.solved[target]), elimination.ladders.rungs());
  }

  /** The closed form and the rungs that it names. */
  public record Result(Expr value, List<Expr> rungs) {
    /** The closed form with the rungs written out. */
    public Expr expanded() {
      Expr result = value;
      for (int k = rungs.size() - 1; k >= 0; k--) {
        String name = Ladders.PREFIX + (k + 1);
        result = result.rewrite(e -> e.equals(Expr.apply("conj", Expr.sym(name))) ? Expr.sym(name + "*") : e);
        result = result.substitute(name, rungs.get(k)).substitute(name + "*", Conjugate.of(rungs.get(k)));
      }
      return result;
    }
  }

  /** Tarjan's strongly connected components: a block is solved when all blocks that it depends on are. */
  private void visit(int p) {
    order[p] = low[p] = visited++;
    path.push(p);
    open[p] = true;
    for (int q = 0; q < matrix.size(); q++) {
      if (!matrix.bv(p, q).isZero()) {
        if (order[q] < 0) {
          visit(q);
          low[p] = Math.min(low[p], low[q]);
        } else if (open[q]) {
          low[p] = Math.min(low[p], order[q]);
        }
      }
    }
    if (low[p] == order[p]) {
      List<Integer> block = new ArrayList<>();
      int q;
      do {
        q = path.pop();
        open[q] = false;
        block.add(0, q);
      } while (q != p);
      solve(block);
    }
  }

  /** The form a physicist would print; a formula beyond the budget of the algebra stays as it is. */
  private static Expr simplified(Expr e) {
    try {
      return NormalForm.simplify(e);
    } catch (ExpressionLimitException large) {
      return e;
    }
  }

  private void solve(List<Integer> block) {
    int n = block.size();
    Expr[] right = new Expr[n];
    Expr[][] m = new Expr[n][n];
    for (int i = 0; i < n; i++) {
      Expr sum = matrix.b(block.get(i), target);
      for (int q = 0; q < matrix.size(); q++) {
        if (solved[q] != null && !block.contains(q)) {
          sum = Expr.add(sum, Expr.mul(matrix.bv(block.get(i), q), solved[q]));
        }
      }
      right[i] = sum;
      for (int j = 0; j < n; j++) {
        m[i][j] = Expr.sub(i == j ? Expr.ONE : Expr.ZERO, matrix.bv(block.get(i), block.get(j)));
      }
    }
    if (n == 1) {
      Expr rung = matrix.bv(block.get(0), block.get(0));
      Expr ladder = rung.isZero() ? Expr.ONE : Expr.pow(Expr.sub(Expr.ONE, ladders.name(rung)), -1);
      solved[block.get(0)] = simplified(ladders.folded(Vanishes.expanded(Expr.mul(right[0], ladder))));
      return;
    }
    Expr rung = Expr.sub(Expr.ONE, SymbolicMatrix.determinant(m));
    Expr ladder = Expr.pow(Expr.sub(Expr.ONE, ladders.name(rung)), -1);
    for (int i = 0; i < n; i++) {
      Expr sum = Expr.ZERO;
      for (int j = 0; j < n; j++) {
        sum = Expr.add(sum, Expr.mul(SymbolicMatrix.cofactor(m, j, i), right[j]));
      }
      solved[block.get(i)] = n == 2 ? simplified(ladders.folded(Vanishes.expanded(Expr.mul(ladder, Vanishes.expanded(sum))))) : Expr.mul(ladder, sum);
    }
  }
}
