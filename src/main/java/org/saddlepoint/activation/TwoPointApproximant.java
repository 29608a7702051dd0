package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Approximant;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.expr.RationalPolynomial;
import org.saddlepoint.expr.RealRoot;
import org.saddlepoint.expr.RealRoots;
import org.saddlepoint.expr.TwoPointPade;

/**
 * An approximant that is right both at 0 and at infinity. A quotient of polynomials has the same behaviour at both ends of the axis and
 * so never saturates at ±c; an odd or even activation is therefore written as x R(s) or R(s) with s = √(1 + x²) and R rational.
 *
 * @param formula the approximant in x
 * @param quotient R in the variable t = s − 1 ≥ 0
 * @param pole whether R has a pole at some t ≥ 0, which makes the approximant useless
 */
public record TwoPointApproximant(Expr formula, Approximant quotient, boolean pole) {
  private static final String T = "t";

  /**
   * The approximant of an odd or even activation with a denominator of degree n in s.
   *
   * @param atInfinity how many coefficients at infinity are matched
   * @throws NotAnalyticException with a sentence, if the activation is neither odd nor even, or an expansion does not exist
   */
  public static TwoPointApproximant of(Expr activation, int n, int atInfinity) {
    Parity parity = Parity.of(activation);
    if (parity == Parity.NONE) {
      throw new NotAnalyticException(activation
          + " is neither odd nor even; an approximant for both ends needs the same behaviour there up to the sign, so subtract its even part first");
    }
    Expr x = Expr.sqrt(Expr.mul(Expr.sym(T), Expr.add(Expr.TWO, Expr.sym(T))));
    Expr inRoot = activation.substitute(Activation.X, x);
    Approximant quotient = TwoPointPade.approximant(parity == Parity.ODD ? Expr.div(inRoot, x) : inRoot, T, n, atInfinity);
    Expr s = Expr.sub(Expr.sqrt(Expr.add(Expr.ONE, Expr.pow(Expr.sym(Activation.X), 2))), Expr.ONE);
    Expr even = quotient.toExpr().substitute(T, s);
    Expr formula = parity == Parity.ODD ? Expr.mul(Expr.sym(Activation.X), even) : even;
    return new TwoPointApproximant(formula, quotient, hasPole(quotient));
  }

  /** The poles in x with imaginary part ≥ 0: x = ±√(t(t + 2)) where R has a pole t on the sheet Re s ≥ 0. */
  public List<Complex> poles() {
    List<Expr> coefficients = NormalForm.coefficients(quotient.denominator(), T).orElseThrow();
    double[] numbers = coefficients.stream().mapToDouble(Evaluation::real).toArray();
    List<Complex> poles = new ArrayList<>();
    for (Complex t : numbers.length < 2 ? List.<Complex>of() : ComplexRoots.of(numbers)) {
      if (t.re() + 1 >= 0) {
        Complex x = t.times(t.plus(Complex.of(2))).sqrt();
        poles.add(x.im() < 0 ? x.negate() : x);
      }
    }
    return poles;
  }

  private static boolean hasPole(Approximant quotient) {
    return RationalFraction.read(quotient.denominator(), T)
        .map(f -> positiveRoot(f.numerator()))
        .orElseGet(() -> {
          Expr inX = quotient.denominator().substitute(T, Expr.sym(Activation.X));
          return RationalApproximant.of("R", Expr.ONE, inX).realPoles().stream().anyMatch(r -> r.value() >= 0);
        });
  }

  private static boolean positiveRoot(RationalPolynomial denominator) {
    List<RealRoot> roots = denominator.degree() < 1 ? List.of() : RealRoots.of(denominator);
    return roots.stream().anyMatch(r -> r.high().compareTo(Rational.ZERO) >= 0 && r.value() >= 0);
  }
}
