package org.saddlepoint.simulate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.model.SiteParameter;

/**
 * Solves the equation F(y) = 0 of one state at every site with everything else held: exactly where F is linear in y, else by Newton's
 * method kept inside a bracket, for an F that is monotone in y.
 */
final class LocalSolver {
  private static final int MOST_ITERATIONS = 100;
  private static final double EXACT = 1e-14;

  private final int slot;
  private final Optional<FrameFormula> explicit;
  private final CompiledFunction residual;
  private final int[] arguments;
  private final int unknown;

  LocalSolver(Compiled compiled, int state) {
    StateVariable variable = compiled.program().states().get(state);
    String name = variable.slot().name();
    slot = compiled.stateSlot(state);
    Set<String> fixed = new LinkedHashSet<>();
    compiled.program().species(variable.slot().species()).parameters().stream().map(SiteParameter::name).forEach(fixed::add);
    LinearSplit split = LinearSplit.of(variable.rate(), Set.of(name), fixed);
    boolean linear = !split.remainder().contains(name) && split.coefficients().containsKey(name);
    explicit = linear ? Optional.of(compiled.table().compile(Expr.neg(Expr.div(split.remainder(), split.coefficients().get(name))))) : Optional.empty();
    List<String> names = List.copyOf(variable.rate().freeSymbols());
    List<Expr> symbols = names.stream().<Expr>map(Expr::sym).toList();
    residual = Lowered.of(List.of(variable.rate(), variable.rate().derivative(name)), symbols, List.of()).bind();
    arguments = names.stream().mapToInt(compiled.table()::indexOf).toArray();
    unknown = names.indexOf(name);
  }

  /** Writes the solution for the present values of everything else. */
  void solve(Frame frame, double[] out) {
    if (explicit.isPresent()) {
      explicit.get().apply(frame.arrays(), out, out.length);
      return;
    }
    double[] y = frame.array(slot);
    double[][] inputs = new double[arguments.length][1];
    double[][] results = new double[2][1];
    for (int i = 0; i < out.length; i++) {
      for (int k = 0; k < arguments.length; k++) {
        inputs[k][0] = frame.array(arguments[k])[i];
      }
      out[i] = root(y[i], inputs, results);
    }
  }

  private double root(double start, double[][] inputs, double[][] results) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double y = start;
    double leap = 1;
    for (int k = 0; k < MOST_ITERATIONS; k++) {
      inputs[unknown][0] = y;
      residual.apply(inputs, results, 0, 1);
      double value = results[0][0];
      double slope = results[1][0];
      if (value == 0 || Double.isNaN(value)) {
        return value == 0 ? y : Double.NaN;
      }
      // For a falling F the root is to the right of where F is positive; a rising F is the mirror image.
      boolean right = slope > 0 ? value < 0 : value > 0;
      if (right) {
        low = y;
      } else {
        high = y;
      }
      double newton = y - value / slope;
      double next;
      if (newton > low && newton < high && Math.abs(newton - y) < 100 * leap) {
        next = newton;
      } else if (Double.isInfinite(low) || Double.isInfinite(high)) {
        next = right ? y + leap : y - leap;
        leap *= 2;
      } else {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - y) <= EXACT * (1 + Math.abs(y))) {
        return next;
      }
      y = next;
    }
    return y;
  }
}
