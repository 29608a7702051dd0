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
  private static final int MOST_STEPS = 100_000;
  private static final int TAYLOR = 24;

  private final LinearSystem system;
  private final Givens givens;

  LinearResponse(LinearSystem system, Givens givens) {
    this.system = system;
    this.givens = givens;
  }

  /**
   * The response or its derivative of the given order at a lag greater than zero; empty where the equations of single fields do not
   * determine a state (derivatives of algebraic fields, say), for derivatives in discrete time and lags between its steps.
   */
  Optional<Uncertain> value(String f, String g, int derivative, double lag, Valuation at) {
    boolean steps = system.discrete();
    if (steps && (derivative > 0 || lag != Math.rint(lag) || lag > MOST_STEPS)) {
      return Optional.empty();
    }
    Optional<State> state = state(at);
    if (state.isEmpty()) {
      return Optional.empty();
    }
    double[] later = state.get().disturbed(system.fields().indexOf(g));
    if (steps) {
      for (int k = 1; k < lag; k++) {
        later = times(state.get().motion, later);
      }
    } else {
      later = evolve(state.get().motion, later, lag);
      for (int k = 0; k < derivative; k++) {
        later = times(state.get().motion, later);
      }
    }
    double value = state.get().field(system.fields().indexOf(f), later);
    return Double.isNaN(value) ? Optional.empty() : Optional.of(Uncertain.of(value, 1e-13 * (1 + Math.abs(value))));
  }

  /**
   * The dynamics as a first-order system: s' = motion·s (s of the next step in discrete time), algebraic fields = output·s.
   *
   * @param start where the derivatives of a field begin in s; −1 − its place among the algebraic fields for an algebraic one
   * @param kick the state after a unit disturbance of each field's equation
   */
  private record State(int[] start, double[][] motion, double[][] output, double[][] kick) {
    double[] disturbed(int field) {
      return kick[field].clone();
    }

    double field(int field, double[] s) {
      if (start[field] >= 0) {
        return s[start[field]];
      }
      double sum = 0;
      for (int k = 0; k < s.length; k++) {
        sum += output[-1 - start[field]][k] * s[k];
      }
      return sum;
    }
  }

  private Optional<State> state(Valuation at) {
    int n = system.size();
    int[] order = new int[n];
    int[] start = new int[n];
    int total = 0;
    int algebraic = 0;
    for (int k = 0; k < n; k++) {
      order[k] = system.operator(k, k).size() - 1;
      start[k] = order[k] > 0 ? total : -1 - algebraic++;
      total += order[k];
    }
    // Each row: what it takes from the state and from the algebraic fields.
    double[][] fromState = new double[n][total];
    double[][] fromAlgebraic = new double[n][algebraic];
    double[] leading = new double[n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        List<Expr> operator = system.operator(row, column);
        for (int k = 0; k < operator.size(); k++) {
          double coefficient = number(operator.get(k), at);
          if (row == column && order[row] > 0 && k == order[row]) {
            leading[row] = coefficient;
          } else if (k < order[column]) {
            fromState[row][start[column] + k] = coefficient;
          } else if (k == 0) {
            fromAlgebraic[row][-1 - start[column]] = coefficient;
          } else {
            return Optional.empty();
          }
        }
      }
    }
    double[][] square = new double[algebraic][];
    double[][] right = new double[algebraic][];
    for (int row = 0; row < n; row++) {
      if (start[row] < 0) {
        int place = -1 - start[row];
        square[place] = fromAlgebraic[row].clone();
        right[place] = new double[total + algebraic];
        for (int k = 0; k < total; k++) {
          right[place][k] = -fromState[row][k];
        }
        right[place][total + place] = 1;
      }
    }
    double[][] solved = solve(square, right);
    double[][] motion = new double[total][total];
    double[][] kick = new double[n][total];
    for (int row = 0; row < n; row++) {
      if (start[row] < 0) {
        continue;
      }
      for (int k = 0; k + 1 < order[row]; k++) {
        motion[start[row] + k][start[row] + k + 1] = 1;
      }
      int last = start[row] + order[row] - 1;
      for (int k = 0; k < total; k++) {
        motion[last][k] = -fromState[row][k] / leading[row];
        for (int z = 0; z < algebraic; z++) {
          motion[last][k] -= fromAlgebraic[row][z] * solved[z][k] / leading[row];
        }
      }
      kick[row][last] = 1 / leading[row];
      // A disturbance of an algebraic equation is passed on at once.
      for (int field = 0; field < n; field++) {
        for (int z = 0; start[field] < 0 && z < algebraic; z++) {
          kick[field][last] -= fromAlgebraic[row][z] * solved[z][total - 1 - start[field]] / leading[row];
        }
      }
    }
    return Optional.of(new State(start, motion, solved, kick));
  }

  /** Solves a small system for several right-hand sides, by elimination with pivots; without a solution, no numbers. */
  private static double[][] solve(double[][] a, double[][] b) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int row = k + 1; row < n; row++) {
        pivot = Math.abs(a[row][k]) > Math.abs(a[pivot][k]) ? row : pivot;
      }
      double[] swapped = a[k];
      a[k] = a[pivot];
      a[pivot] = swapped;
      swapped = b[k];
      b[k] = b[pivot];
      b[pivot] = swapped;
      for (int row = 0; row < n; row++) {
        double factor = row == k ? 0 : a[row][k] / a[k][k];
        for (int c = 0; c < n && factor != 0; c++) {
          a[row][c] -= factor * a[k][c];
        }
        for (int c = 0; c < b[row].length && factor != 0; c++) {
          b[row][c] -= factor * b[k][c];
        }
      }
    }
    for (int row = 0; row < n; row++) {
      for (int c = 0; c < b[row].length; c++) {
        b[row][c] /= a[row][row];
      }
    }
    return b;
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
