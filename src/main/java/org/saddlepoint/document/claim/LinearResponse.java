package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.expr.Expr;

/**
 * The response R[f,g](τ), τ > 0, of the linear differential equations Σ_g M_fg(∂) g = input_f to a pulse in the equation of g, by
 * the matrix exponential of the equivalent first-order system. Needs every field's own equation to be solved for its highest
 * derivative, with lower derivatives of the other fields.
 */
final class LinearResponse {
  private static final int TAYLOR = 24;

  private final LinearSystem system;
  private final Givens givens;

  LinearResponse(LinearSystem system, Givens givens) {
    this.system = system;
    this.givens = givens;
  }

  /** The response or its derivative of the given order; empty for discrete time, algebraic fields, or parameters without values. */
  Optional<Uncertain> value(String f, String g, int derivative, double lag, Valuation at) {
    if (system.discrete()) {
      return Optional.empty();
    }
    int n = system.size();
    int[] order = new int[n];
    int[] start = new int[n];
    int total = 0;
    for (int k = 0; k < n; k++) {
      order[k] = system.operator(k, k).size() - 1;
      start[k] = total;
      total += order[k];
      if (order[k] < 1) {
        return Optional.empty();
      }
    }
    double[][] a = new double[total][total];
    double[] state = new double[total];
    for (int row = 0; row < n; row++) {
      double leading = number(system.operator(row, row).get(order[row]), at);
      for (int k = 0; k + 1 < order[row]; k++) {
        a[start[row] + k][start[row] + k + 1] = 1;
      }
      for (int column = 0; column < n; column++) {
        List<Expr> operator = system.operator(row, column);
        for (int k = 0; k < operator.size() && !(row == column && k == order[row]); k++) {
          if (k >= order[column]) {
            return Optional.empty();
          }
          a[start[row] + order[row] - 1][start[column] + k] -= number(operator.get(k), at) / leading;
        }
      }
      if (system.fields().get(row).equals(g)) {
        state[start[row] + order[row] - 1] = 1 / leading;
      }
    }
    double[] later = evolve(a, state, lag);
    for (int k = 0; k < derivative; k++) {
      later = times(a, later);
    }
    double value = later[start[system.fields().indexOf(f)]];
    return Double.isNaN(value) ? Optional.empty() : Optional.of(Uncertain.of(value, 1e-13 * (1 + Math.abs(value))));
  }

  private double number(Expr e, Valuation at) {
    Uncertain value = at.of(givens.apply(e));
    return value.defined() && value.isReal() ? value.value().re() : Double.NaN;
  }

  /** exp(At) v in steps short enough for the Taylor series. */
  private static double[] evolve(double[][] a, double[] v, double t) {
    double norm = 0;
    for (double[] row : a) {
      double sum = 0;
      for (double x : row) {
        sum += Math.abs(x);
      }
      norm = Math.max(norm, sum);
    }
    int steps = Math.max(1, (int) Math.ceil(norm * t));
    double[] current = v.clone();
    for (int s = 0; s < steps; s++) {
      double[] term = current.clone();
      double[] sum = current.clone();
      for (int k = 1; k <= TAYLOR; k++) {
        term = times(a, term);
        for (int j = 0; j < term.length; j++) {
          term[j] *= t / steps / k;
          sum[j] += term[j];
        }
      }
      current = sum;
    }
    return current;
  }

  private static double[] times(double[][] a, double[] v) {
    List<Double> out = new ArrayList<>();
    for (double[] row : a) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) {
        sum += row[j] * v[j];
      }
      out.add(sum);
    }
    return out.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
