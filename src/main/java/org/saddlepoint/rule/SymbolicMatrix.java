package org.saddlepoint.rule;

import org.saddlepoint.expr.Expr;

/** The inverse of a small matrix of formulas by the adjugate, whose entries stay polynomials over one determinant. */
final class SymbolicMatrix {
  private SymbolicMatrix() {}

  static Expr[][] inverse(Expr[][] m) {
    int n = m.length;
    Expr reciprocal = Expr.pow(determinant(m), -1);
    Expr[][] result = new Expr[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result[i][j] = Expr.mul(cofactor(m, j, i), reciprocal);
      }
    }
    return result;
  }

  /** (−1)^(row + column) times the minor without that row and column. */
  static Expr cofactor(Expr[][] m, int row, int column) {
    Expr minor = m.length == 1 ? Expr.ONE : determinant(without(m, row, column));
    return (row + column) % 2 == 0 ? minor : Expr.neg(minor);
  }

  static Expr determinant(Expr[][] m) {
    if (m.length == 1) {
      return m[0][0];
    }
    Expr sum = Expr.ZERO;
    for (int j = 0; j < m.length; j++) {
      if (!m[0][j].isZero()) {
        sum = Expr.add(sum, Expr.mul(j % 2 == 0 ? Expr.ONE : Expr.MINUS_ONE, m[0][j], determinant(without(m, 0, j))));
      }
    }
    return sum;
  }

  private static Expr[][] without(Expr[][] m, int row, int column) {
    int n = m.length;
    Expr[][] result = new Expr[n - 1][n - 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != row && j != column) {
          result[i < row ? i : i - 1][j < column ? j : j - 1] = m[i][j];
        }
      }
    }
    return result;
  }
}
