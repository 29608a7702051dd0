package org.saddlepoint.lower;

import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Inversion;

/**
 * The inverse of an increasing function as a straight line of instructions: halving steps in z with s = ±sinh(z), which find the
 * s of any size, and Newton's method from there ({@link Inversion}).
 */
final class InverseForm {
  private final Lowering lowering;
  private final Tape.Builder tape;
  private final Binder inverse;

  InverseForm(Lowering lowering, Binder inverse) {
    this.lowering = lowering;
    this.tape = lowering.tape();
    this.inverse = inverse;
  }

  int lower() {
    int x = lowering.of(inverse.parameters().get(0));
    int zero = tape.constant(0);
    int side = tape.apply(Operation.LESS, at(inverse.body(), zero), x, tape.constant(1), tape.constant(-1));
    int power = tape.constant(1);
    for (int k = 0; k <= Inversion.HALVINGS; k++) {
      int next = tape.apply(Operation.MULTIPLY, power, tape.constant(Math.exp(Math.scalb((double) Inversion.FIRST_STEP, -k))));
      int rest = tape.apply(Operation.MULTIPLY, side, tape.apply(Operation.SUBTRACT, at(inverse.body(), place(side, next)), x));
      // A value that overflows to no number is taken for one beyond x.
      power = tape.apply(Operation.LESS, rest, zero, next, power);
    }
    int s = place(side, power);
    Expr slope = inverse.body().derivative(inverse.variable());
    for (int k = 0; k < Inversion.NEWTON; k++) {
      int step = tape.apply(Operation.DIVIDE, tape.apply(Operation.SUBTRACT, x, at(inverse.body(), s)), at(slope, s));
      int most = tape.apply(Operation.MULTIPLY, tape.constant(Inversion.FARTHEST.doubleValue()), tape.apply(Operation.ADD, tape.constant(1), tape.apply(Operation.ABS, s)));
      s = tape.apply(Operation.LESS, tape.apply(Operation.ABS, step), most, tape.apply(Operation.ADD, s, step), s);
    }
    return s;
  }

  /** ±sinh z from exp z, which is half as much work as the function. */
  private int place(int side, int power) {
    int difference = tape.apply(Operation.SUBTRACT, power, tape.apply(Operation.DIVIDE, tape.constant(1), power));
    return tape.apply(Operation.MULTIPLY, side, tape.apply(Operation.MULTIPLY, tape.constant(0.5), difference));
  }

  private int at(Expr formula, int s) {
    return lowering.with(inverse.variable(), s).of(formula);
  }
}
