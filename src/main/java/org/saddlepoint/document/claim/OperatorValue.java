package org.saddlepoint.document.claim;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.numeric.AdaptiveQuadrature;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.GaussianAverage;

/** Values of the operators of claims. */
final class OperatorValue {
  private static final double TOLERANCE = 1e-13;
  private static final int ERROR_NODES = 24;

  private final Valuation at;

  OperatorValue(Valuation at) {
    this.at = at;
  }

  Uncertain of(Binder b) {
    if (!b.head().equals(Operators.DIFF) && Pulse.occursIn(b.body())) {
      // Values of a pulse are zeros everywhere that quadrature looks.
      return Uncertain.UNDEFINED;
    }
    return switch (b.head()) {
      case Operators.MEAN -> mean(b);
      case Operators.INTEGRAL -> integral(b);
      case Operators.FOURIER -> fourier(b);
      case Operators.LIMIT, Operators.LIMIT_FROM_ABOVE, Operators.LIMIT_FROM_BELOW -> new LimitValue(at).of(b);
      case Operators.DIFF -> new DerivativeValue(at).of(b);
      default -> throw new IllegalArgumentException("the operator " + b.head() + " has no value here");
    };
  }

  private Uncertain mean(Binder b) {
    Uncertain variance = at.of(b.parameters().get(0));
    if (!variance.defined() || !variance.isReal() || variance.value().re() < 0) {
      return Uncertain.UNDEFINED;
    }
    double v = variance.value().re();
    DoubleFunction<Uncertain> body = x -> at.with(b.variable(), Uncertain.exact(x)).of(b.body());
    double spread = Math.sqrt(v);
    double carried = 0;
    double largest = 0;
    for (int k = -ERROR_NODES; k <= ERROR_NODES; k++) {
      double z = 6.0 * k / ERROR_NODES;
      Uncertain sample = body.apply(spread * z);
      largest = Math.max(largest, sample.abs());
      carried += sample.error() * Math.exp(-z * z / 2) * 6.0 / ERROR_NODES / Math.sqrt(2 * Math.PI);
    }
    if (largest == 0 && v > 0) {
      // Nothing but zeros: the body has underflowed, or is zero, which needs no quadrature.
      return Uncertain.UNDEFINED;
    }
    Uncertain value = complex(body, f -> GaussianAverage.of(f, v));
    return new Uncertain(value.value(), value.error() + carried + variance.error() / Math.max(v, 1e-300) * value.abs());
  }

  private Uncertain integral(Binder b) {
    Uncertain low = at.of(b.parameters().get(0));
    Uncertain high = at.of(b.parameters().get(1));
    if (Double.isNaN(low.value().re()) || Double.isNaN(high.value().re()) || !low.isReal() || !high.isReal()) {
      return Uncertain.UNDEFINED;
    }
    return overInterval(x -> at.with(b.variable(), Uncertain.exact(x)).of(b.body()), low.value().re(), high.value().re());
  }

  /** Each half line by itself: correlation functions have a kink at zero. */
  private Uncertain fourier(Binder b) {
    Uncertain omega = at.of(b.parameters().get(0));
    DoubleFunction<Uncertain> body = tau -> {
      Uncertain phase = UncertainArithmetic.INSTANCE.times(omega, Uncertain.exact(-tau));
      Uncertain wave = new Uncertain(new Complex(0, phase.value().re()).exp(), phase.error() + Uncertain.ROUNDING);
      return UncertainArithmetic.INSTANCE.times(wave, at.with(b.variable(), Uncertain.exact(tau)).of(b.body()));
    };
    Uncertain past = overInterval(body, Double.NEGATIVE_INFINITY, 0);
    Uncertain future = overInterval(body, 0, Double.POSITIVE_INFINITY);
    return UncertainArithmetic.INSTANCE.plus(past, future);
  }

  private Uncertain overInterval(DoubleFunction<Uncertain> body, double low, double high) {
    if (low > high) {
      Uncertain reversed = overInterval(body, high, low);
      return new Uncertain(reversed.value().negate(), reversed.error());
    }
    if (low == high) {
      return Uncertain.ZERO;
    }
    if (Double.isFinite(low) && Double.isFinite(high)) {
      return finite(body, low, high);
    }
    if (Double.isFinite(low)) {
      return finite(u -> scaled(body.apply(low + u / (1 - u)), 1 / ((1 - u) * (1 - u))), 0, 1);
    }
    if (Double.isFinite(high)) {
      return finite(u -> scaled(body.apply(high - u / (1 - u)), 1 / ((1 - u) * (1 - u))), 0, 1);
    }
    Uncertain left = overInterval(body, low, 0);
    Uncertain right = overInterval(body, 0, high);
    return UncertainArithmetic.INSTANCE.plus(left, right);
  }

  private static Uncertain scaled(Uncertain value, double factor) {
    // An underflown integrand times an infinite stretch is nothing.
    return value.abs() < 1e-290 ? Uncertain.ZERO : new Uncertain(value.value().times(factor), value.error() * factor);
  }

  private Uncertain finite(DoubleFunction<Uncertain> body, double low, double high) {
    double[] worst = new double[1];
    DoubleFunction<Uncertain> watched = x -> {
      Uncertain value = body.apply(x);
      worst[0] = Math.max(worst[0], value.error() / (1 + value.abs()));
      return value;
    };
    Uncertain value = complex(watched, f -> AdaptiveQuadrature.integrate(f, low, high, TOLERANCE));
    return new Uncertain(value.value(), value.error() + worst[0] * (value.abs() + 1e-3));
  }

  /** A real functional applied to the real and, where there is one, the imaginary part of a function. */
  private static Uncertain complex(DoubleFunction<Uncertain> body, Function<DoubleUnaryOperator, Estimate> functional) {
    boolean[] imaginary = new boolean[1];
    Estimate real = functional.apply(x -> {
      Complex value = body.apply(x).value();
      imaginary[0] |= value.im() != 0;
      return value.re();
    });
    if (!imaginary[0]) {
      return Uncertain.of(real.value(), real.error());
    }
    Estimate other = functional.apply(x -> body.apply(x).value().im());
    return new Uncertain(new Complex(real.value(), other.value()), real.error() + other.error());
  }

}
