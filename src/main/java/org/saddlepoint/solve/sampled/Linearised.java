package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;

/**
 * Several formulas compiled together with their non-zero derivatives: outputs are first the values f_0 … f_(n−1), then the
 * derivatives listed by {@link #entries()}. Arguments are states, inputs (posts, noises) and site parameters, in this order.
 */
final class Linearised {
  private final Lowered lowered;
  private final int values;
  private final List<Entry> entries = new ArrayList<>();

  /** ∂f_row by the argument {@code column} is the output {@code output}. */
  record Entry(int row, int column, int output) {}

  /**
   * @param formulas   what to compute
   * @param arguments  all arguments
   * @param directions how many of them, from the first on, to differentiate by
   * @param parameters bound later
   */
  Linearised(List<Expr> formulas, List<Expr> arguments, int directions, List<Expr> parameters) {
    List<Expr> results = new ArrayList<>(formulas);
    this.values = formulas.size();
    for (int row = 0; row < formulas.size(); row++) {
      for (int column = 0; column < directions; column++) {
        Expr derivative = formulas.get(row).derivative(arguments.get(column).toString());
        if (!derivative.isZero()) {
          entries.add(new Entry(row, column, results.size()));
          results.add(derivative);
        }
      }
    }
    lowered = Lowered.of(results.isEmpty() ? List.of(Expr.ZERO) : results, arguments, parameters);
  }

  CompiledFunction bind(double... parameters) {
    return lowered.bind(parameters);
  }

  int values() {
    return values;
  }

  int outputs() {
    return Math.max(1, values + entries.size());
  }

  List<Entry> entries() {
    return entries;
  }

  /** out_row += Σ ∂f_row/∂argument · direction for one element. */
  void along(double[][] derivatives, double[][] direction, double[][] out, int count) {
    for (Entry e : entries) {
      double[] d = derivatives[e.output];
      double[] x = direction[e.column];
      double[] o = out[e.row];
      for (int i = 0; i < count; i++) {
        o[i] += d[i] * x[i];
      }
    }
  }
}
