package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saddlepoint.expr.Approximant;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Pade;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.expr.RationalPolynomial;
import org.saddlepoint.expr.RealRoot;
import org.saddlepoint.expr.RealRoots;

/**
 * A rational approximant of an activation, with what decides whether it can be used in its place.
 *
 * @param name how it is referred to: {@code [3/2]}
 * @param formula P/Q
 * @param realPoles the poles on the real axis in increasing order, counted exactly; where there is one, every Gaussian average of φ²
 *     is infinite
 * @param poles all complex poles with imaginary part ≥ 0, nearest to the real axis first: a quadrature must resolve that distance over √Δ
 * @param doublets poles with a zero so close that they nearly cancel, which shows a degenerate system of equations
 */
public record RationalApproximant(String name, Expr formula, List<RealRoot> realPoles, List<Complex> poles, List<Doublet> doublets) {
  private static final double CLOSE = 0.05;

  /** A pole and the zero next to it, named after Froissart. */
  public record Doublet(Complex pole, Complex zero) {
    public double separation() {
      return pole.minus(zero).abs();
    }
  }

  /** The Padé approximant [m/n] about 0; its degrees may be lower where the Padé table is degenerate. */
  public static RationalApproximant pade(Expr activation, int m, int n) {
    return of(Pade.approximant(activation, Activation.X, m, n));
  }

  public static RationalApproximant of(Approximant pade) {
    String name = "[" + pade.numeratorDegree() + "/" + pade.denominatorDegree() + "]";
    return of(name, pade.numerator(), pade.denominator());
  }

  /** Any quotient of polynomials in x with numerical coefficients. */
  public static RationalApproximant of(String name, Expr numerator, Expr denominator) {
    RationalPolynomial q = rational(denominator);
    List<Complex> poles = roots(q);
    List<Complex> zeros = roots(rational(numerator));
    List<Doublet> doublets = new ArrayList<>();
    for (Complex pole : poles) {
      zeros.stream()
          .min(Comparator.comparingDouble(z -> z.minus(pole).abs()))
          .filter(z -> z.minus(pole).abs() < CLOSE * (0.1 + pole.abs()))
          .ifPresent(z -> doublets.add(new Doublet(pole, z)));
    }
    return new RationalApproximant(name, Expr.div(numerator, denominator), q.degree() > 0 ? RealRoots.of(q) : List.of(), poles, doublets);
  }

  /** Rational coefficients as they are; irrational ones, such as those with π, to double precision. */
  private static RationalPolynomial rational(Expr polynomial) {
    return RationalFraction.read(polynomial, Activation.X)
        .filter(f -> f.denominator().degree() == 0)
        .map(RationalFraction::numerator)
        .orElseGet(() -> RationalPolynomial.of(
            NormalForm.coefficients(polynomial, Activation.X).orElseThrow().stream().map(c -> Rational.ofDouble(Evaluation.real(c))).toList()));
  }

  /** Roots in the closed upper half plane, nearest to the real axis first; the square-free part first makes multiple roots accurate. */
  private static List<Complex> roots(RationalPolynomial p) {
    if (p.degree() < 1) {
      return List.of();
    }
    RationalPolynomial simple = p.divide(p.gcd(p.derivative()))[0];
    return ComplexRoots.of(simple.toDoubles()).stream()
        .map(z -> new Complex(Math.abs(z.re()) < 1e-10 * z.abs() ? 0 : z.re(), Math.abs(z.im()) < 1e-10 * z.abs() ? 0 : z.im()))
        .filter(z -> z.im() >= 0)
        .sorted(Comparator.comparingDouble(Complex::im).thenComparingDouble(Complex::abs))
        .toList();
  }

  /** Whether there is no pole on the real axis. */
  public boolean usable() {
    return realPoles.isEmpty();
  }

  /** The approximant as an activation of its own; IllegalArgumentException, naming the pole, if it has one on the real axis. */
  public Activation activation() {
    if (!usable()) {
      throw new IllegalArgumentException("the approximant " + name + " has a pole at x = " + realPoles.get(0) + ", so its Gaussian averages are infinite");
    }
    return Activation.of(formula);
  }
}
