package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.expr.RationalPolynomial;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.Faddeeva;

/**
 * E f(x) for a rational function f and x Gaussian with mean 0 and variance Δ, in closed form: partial fractions, and for each pole z
 * the averages I_k = E (x−z)^(−k) from I_1 = i √(π/2Δ) w(z/√(2Δ)) (Im z &gt; 0, w the Faddeeva function) by integration by parts,
 * k I_(k+1) = −(I_(k−1) + z I_k)/Δ. The error estimate follows the cancellation in that recurrence and in the sum over the poles.
 */
public final class RationalAverage {
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  private RationalAverage() {}

  /** The average, or empty if a pole on the real axis makes it infinite. */
  public static Optional<Estimate> of(RationalFraction f, double variance) {
    RationalPolynomial[] parts = f.numerator().divide(f.denominator());
    double value = 0;
    double error = 0;
    double moment = 1;
    for (int k = 0; k <= parts[0].degree(); k += 2) {
      value += parts[0].coefficient(k).doubleValue() * moment;
      error += ROUNDING * Math.abs(parts[0].coefficient(k).doubleValue() * moment);
      moment *= variance * (k + 1);
    }
    for (Map.Entry<Integer, RationalPolynomial> factor : squareFree(f.denominator()).entrySet()) {
      for (Complex pole : ComplexRoots.of(factor.getValue().toDoubles())) {
        if (Math.abs(pole.im()) < 1e-10 * pole.abs() || pole.abs() == 0) {
          return Optional.empty();
        }
        if (pole.im() > 0) {
          // The conjugate pole contributes the conjugate.
          Estimate term = pole(parts[1], f.denominator(), pole, factor.getKey(), variance);
          value += 2 * term.value();
          error += 2 * term.error();
        }
      }
    }
    return Optional.of(new Estimate(value, error));
  }

  /** The real part of the average of the principal part at a pole of order k. */
  private static Estimate pole(RationalPolynomial numerator, RationalPolynomial denominator, Complex z, int k, double variance) {
    List<Complex> above = about(numerator, z);
    List<Complex> below = about(denominator, z).subList(k, denominator.degree() + 1);
    List<Complex> quotient = new ArrayList<>();
    for (int n = 0; n < k; n++) {
      Complex rest = n < above.size() ? above.get(n) : Complex.ZERO;
      for (int j = 1; j <= n && j < below.size(); j++) {
        rest = rest.minus(below.get(j).times(quotient.get(n - j)));
      }
      quotient.add(rest.dividedBy(below.get(0)));
    }
    Faddeeva.Value first = Faddeeva.gaussianResolvent(z.re(), z.im(), 0, variance);
    Complex before = Complex.ONE;
    Complex here = new Complex(first.re(), first.im());
    double errorBefore = 0;
    double errorHere = ROUNDING * here.abs();
    double value = 0;
    double error = 0;
    for (int power = 1; power <= k; power++) {
      Complex c = quotient.get(k - power);
      value += c.times(here).re();
      error += c.abs() * (errorHere + ROUNDING * here.abs());
      Complex next = before.plus(z.times(here)).times(-1 / (power * variance));
      double errorNext = (errorBefore + z.abs() * errorHere + ROUNDING * (before.abs() + z.abs() * here.abs())) / (power * variance);
      before = here;
      here = next;
      errorBefore = errorHere;
      errorHere = errorNext;
    }
    return new Estimate(value, error);
  }

  /** The coefficients of p in powers of x − z, by repeated synthetic division. */
  private static List<Complex> about(RationalPolynomial p, Complex z) {
    List<Complex> c = new ArrayList<>();
    for (double coefficient : p.toDoubles()) {
      c.add(Complex.of(coefficient));
    }
    for (int from = 0; from < c.size(); from++) {
      for (int k = c.size() - 2; k >= from; k--) {
        c.set(k, c.get(k).plus(z.times(c.get(k + 1))));
      }
    }
    return c;
  }

  /** p = Π p_k^k with square-free coprime p_k (Yun). */
  private static Map<Integer, RationalPolynomial> squareFree(RationalPolynomial p) {
    Map<Integer, RationalPolynomial> factors = new TreeMap<>();
    RationalPolynomial repeated = p.gcd(p.derivative());
    RationalPolynomial radical = p.divide(repeated)[0];
    for (int k = 1; radical.degree() > 0; k++) {
      RationalPolynomial next = radical.gcd(repeated);
      RationalPolynomial factor = radical.divide(next)[0];
      if (factor.degree() > 0) {
        factors.put(k, factor);
      }
      repeated = repeated.divide(next)[0];
      radical = next;
    }
    return factors;
  }
}
