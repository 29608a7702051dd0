package org.saddlepoint.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.MatrixRows;

/**
 * A statistic of the elements of a coupling, such as its variance: a number, or a formula of the site parameters of both ends. A
 * name that both ends have (a square coupling) belongs to the receiving end.
 */
final class ElementFormula {
  private final boolean constant;
  private final double value;
  private final ArrayFormula formula;
  private final double[][] receiving;
  private final double[][] sending;
  private final double[][] arguments;
  private final int rows;

  /** @param to site parameters by name at the rows, @param from at the columns */
  ElementFormula(Expr expr, Map<String, double[]> to, Map<String, double[]> from, int rows) {
    List<String> names = List.copyOf(expr.freeSymbols());
    this.rows = rows;
    constant = names.isEmpty();
    value = constant ? Evaluation.real(expr) : Double.NaN;
    formula = ArrayFormula.compile(expr, names);
    receiving = names.stream().map(n -> to.getOrDefault(n, new double[0])).toArray(double[][]::new);
    sending = names.stream().map(n -> to.containsKey(n) ? new double[0] : from.get(n)).toArray(double[][]::new);
    arguments = new double[names.size()][];
    for (int k = 0; k < arguments.length; k++) {
      arguments[k] = receiving[k].length > 0 ? receiving[k] : new double[rows];
    }
  }

  boolean constant() {
    return constant;
  }

  /** The number, if the statistic is the same for all elements. */
  double value() {
    return value;
  }

  /** The statistic of the elements of column j, one number per row. */
  void column(int j, double[] out) {
    if (constant) {
      Arrays.fill(out, 0, rows, value);
      return;
    }
    for (int k = 0; k < arguments.length; k++) {
      if (receiving[k].length == 0) {
        Arrays.fill(arguments[k], sending[k][j]);
      }
    }
    formula.apply(arguments, out, rows);
  }

  /** The statistic of the elements of row i, one number per column; the array has one place per column. */
  void row(int i, double[] out) {
    if (constant) {
      Arrays.fill(out, value);
      return;
    }
    double[][] places = new double[arguments.length][];
    for (int k = 0; k < places.length; k++) {
      places[k] = sending[k];
      if (receiving[k].length > 0) {
        places[k] = new double[out.length];
        Arrays.fill(places[k], receiving[k][i]);
      }
    }
    formula.apply(places, out, out.length);
  }

  /** All elements, row by row: element (i, j) at i·columns + j. */
  double[] matrix(int columns) {
    return ((MatrixRows) this::row).all(rows, columns);
  }
}
