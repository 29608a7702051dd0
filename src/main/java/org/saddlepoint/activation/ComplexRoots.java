package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Complex;

/**
 * All complex roots of a polynomial with complex coefficients, by the simultaneous iteration of Aberth and Ehrlich. Simple roots
 * come out to a few ulp times their condition; a root of multiplicity k only to about 1e-16^(1/k), so make the polynomial square-free
 * first where that is possible. Source: Aberth, Mathematics of Computation 27 (1973) 339.
 */
final class ComplexRoots {
  private static final int MOST_SWEEPS = 500;

  private ComplexRoots() {}

  static List<Complex> of(double[] coefficients) {
    List<Complex> all = new ArrayList<>();
    for (double c : coefficients) {
      all.add(Complex.of(c));
    }
    return of(all);
  }

  /** Coefficients with the constant term first; roots in no particular order. */
  static List<Complex> of(List<Complex> coefficients) {
    int degree = coefficients.size() - 1;
    while (degree > 0 && coefficients.get(degree).abs() == 0) {
      degree--;
    }
    int zeros = 0;
    while (zeros < degree && coefficients.get(zeros).abs() == 0) {
      zeros++;
    }
    List<Complex> p = coefficients.subList(zeros, degree + 1);
    List<Complex> roots = starts(p);
    for (int sweep = 0; sweep < MOST_SWEEPS && !roots.isEmpty(); sweep++) {
      double largest = 0;
      for (int k = 0; k < roots.size(); k++) {
        Complex step = step(p, roots, k);
        roots.set(k, roots.get(k).minus(step));
        largest = Math.max(largest, step.abs() / (1e-300 + roots.get(k).abs()));
      }
      if (largest < 4e-16) {
        break;
      }
    }
    for (int k = 0; k < zeros; k++) {
      roots.add(Complex.ZERO);
    }
    return roots;
  }

  /** Points on a circle whose radius is the geometric mean of the moduli of the roots, off the symmetry axes. */
  private static List<Complex> starts(List<Complex> p) {
    int degree = p.size() - 1;
    double radius = degree == 0 ? 0 : Math.pow(p.get(0).abs() / p.get(degree).abs(), 1.0 / degree);
    List<Complex> starts = new ArrayList<>();
    for (int k = 0; k < degree; k++) {
      starts.add(new Complex(0, 2 * Math.PI * k / degree + 0.7).exp().times(radius * (1 + 0.01 * k)));
    }
    return starts;
  }

  private static Complex step(List<Complex> p, List<Complex> roots, int k) {
    Complex z = roots.get(k);
    Complex value = Complex.ZERO;
    Complex slope = Complex.ZERO;
    for (int j = p.size() - 1; j >= 0; j--) {
      slope = slope.times(z).plus(value);
      value = value.times(z).plus(p.get(j));
    }
    if (value.abs() == 0) {
      return Complex.ZERO;
    }
    Complex newton = slope.dividedBy(value);
    for (int j = 0; j < roots.size(); j++) {
      if (j != k) {
        newton = newton.minus(Complex.ONE.dividedBy(z.minus(roots.get(j))));
      }
    }
    Complex step = Complex.ONE.dividedBy(newton);
    return step.isFinite() ? step : Complex.ZERO;
  }
}
