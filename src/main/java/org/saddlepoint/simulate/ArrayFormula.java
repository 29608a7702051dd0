package org.saddlepoint.simulate;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;

/** A formula of named arrays, evaluated element by element: out[i] = f(a_1[i], …, a_k[i]). */
final class ArrayFormula {
  private final CompiledFunction function;

  private ArrayFormula(CompiledFunction function) {
    this.function = function;
  }

  /** @param names what the arguments stand for, in order; a formula without symbols takes none */
  static ArrayFormula compile(Expr formula, List<String> names) {
    return new ArrayFormula(Lowered.function(formula, names));
  }

  /** The first {@code count} elements; {@code out} may be one of the arguments. */
  void apply(double[][] arguments, double[] out, int count) {
    apply(arguments, out, 0, count);
  }

  /** The elements from {@code start} to before {@code end}. */
  void apply(double[][] arguments, double[] out, int start, int end) {
    function.apply(arguments, new double[][] {out}, start, end);
  }
}
