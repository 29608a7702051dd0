package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;

/** Solves a small linear system of formulas, one connected block of unknowns after the other, each by Cramer's rule. */
final class LinearSolve {
  private LinearSolve() {}

  /** x with x_i = constant_i + Σ_j matrix_ij x_j. */
  static Expr[] fixedPoint(Expr[][] matrix, Expr[] constant) {
    int n = constant.length;
    Expr[] solution = new Expr[n];
    int left = n;
    while (left > 0) {
      List<Integer> block = nextBlock(matrix, solution);
      int m = block.size();
      Expr[][] a = new Expr[m][m];
      Expr[] right = new Expr[m];
      for (int i = 0; i < m; i++) {
        right[i] = constant[block.get(i)];
        for (int j = 0; j < n; j++) {
          if (solution[j] != null) {
            right[i] = Expr.add(right[i], Expr.mul(matrix[block.get(i)][j], solution[j]));
          }
        }
        for (int j = 0; j < m; j++) {
          a[i][j] = Expr.sub(i == j ? Expr.ONE : Expr.ZERO, matrix[block.get(i)][block.get(j)]);
        }
      }
      Expr determinant = SymbolicMatrix.determinant(a);
      for (int i = 0; i < m; i++) {
        Expr sum = Expr.ZERO;
        for (int j = 0; j < m; j++) {
          sum = Expr.add(sum, Expr.mul(SymbolicMatrix.cofactor(a, j, i), right[j]));
        }
        solution[block.get(i)] = Expr.div(sum, determinant);
      }
      left -= m;
    }
    return solution;
  }

  /** The smallest set of unsolved unknowns that depends on no other unsolved unknown. */
  private static List<Integer> nextBlock(Expr[][] matrix, Expr[] solution) {
    List<Integer> best = List.of();
    for (int start = 0; start < solution.length; start++) {
      if (solution[start] == null) {
        List<Integer> reach = new ArrayList<>(List.of(start));
        for (int k = 0; k < reach.size(); k++) {
          for (int j = 0; j < solution.length; j++) {
            if (solution[j] == null && !matrix[reach.get(k)][j].isZero() && !reach.contains(j)) {
              reach.add(j);
            }
          }
        }
        if (best.isEmpty() || reach.size() < best.size()) {
          best = reach;
        }
      }
    }
    return best;
  }
}
