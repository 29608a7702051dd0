package org.saddlepoint.lower;

import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Sum;

/**
 * Lowers a logarithm: log(c + k exp(u)) = log c + softplus(u + log(k/c)) with softplus(v) = max(v, 0) + log1p(exp(−|v|)); log(1 + w) =
 * log1p(w); log cosh(u) = |u| + log1p(exp(−2|u|)) − log 2, or log1p(2 sinh²(u/2)) where that would cancel.
 */
final class LogarithmForm {
  private final Lowering lowering;
  private final Tape.Builder tape;

  LogarithmForm(Lowering lowering) {
    this.lowering = lowering;
    this.tape = lowering.tape();
  }

  int lower(Expr argument) {
    Optional<Saturating> saturating = Saturating.of(argument);
    if (saturating.isPresent()) {
      return softplus(saturating.get());
    }
    if (argument instanceof Sum s && s.terms().get(0).isOne()) {
      return tape.apply(Operation.LOG1P, lowering.of(Expr.sub(s, Expr.ONE)));
    }
    if (argument instanceof Apply a && a.isBuiltin(Builtin.COSH)) {
      return hyperbolicCosine(a.argument());
    }
    return tape.apply(Operation.LOG, lowering.of(argument));
  }

  private int softplus(Saturating s) {
    double ratio = s.k().value().dividedBy(s.c().value()).doubleValue();
    int v = lowering.of(s.b());
    if (ratio != 1) {
      v = tape.apply(Operation.ADD, v, tape.constant(Math.log(ratio)));
    }
    int tail = tape.apply(Operation.LOG1P, tape.apply(Operation.EXP, tape.apply(Operation.NEGATE, tape.apply(Operation.ABS, v))));
    int result = tape.apply(Operation.ADD, tape.apply(Operation.MAX, v, tape.constant(0)), tail);
    return s.c().isOne() ? result : tape.apply(Operation.ADD, result, tape.constant(Math.log(s.c().value().doubleValue())));
  }

  private int hyperbolicCosine(Expr u) {
    int size = tape.apply(Operation.ABS, lowering.of(u));
    int e = tape.apply(Operation.EXP, tape.apply(Operation.MULTIPLY, tape.constant(-2), size));
    int large = tape.apply(Operation.SUBTRACT, tape.apply(Operation.ADD, size, tape.apply(Operation.LOG1P, e)), tape.constant(Math.log(2)));
    int s = tape.apply(Operation.SINH, tape.apply(Operation.MULTIPLY, tape.constant(0.5), size));
    int small = tape.apply(Operation.LOG1P, tape.apply(Operation.MULTIPLY, tape.constant(2), tape.apply(Operation.MULTIPLY, s, s)));
    return tape.apply(Operation.LESS, size, tape.constant(1), small, large);
  }
}
