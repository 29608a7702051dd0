package org.saddlepoint.simulate;

import java.util.function.ToDoubleFunction;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.numeric.NormalQuantile;

/** Turns a uniform number into a number of a given distribution, through the quantile function. */
interface Sampler {
  /** The quantile at u in (0, 1). */
  double at(double u);

  /** @param value evaluates a formula of parameters */
  static Sampler of(Distribution distribution, ToDoubleFunction<Expr> value) {
    if (distribution instanceof Distribution.Constant c) {
      double constant = value.applyAsDouble(c.value());
      return u -> constant;
    }
    if (distribution instanceof Distribution.Uniform uniform) {
      double low = value.applyAsDouble(uniform.low());
      double high = value.applyAsDouble(uniform.high());
      return u -> low + (high - low) * u;
    }
    if (distribution instanceof Distribution.Bernoulli b) {
      double p = value.applyAsDouble(b.p());
      double low = value.applyAsDouble(b.low());
      double high = value.applyAsDouble(b.high());
      return u -> u < p ? high : low;
    }
    if (distribution instanceof Distribution.Normal n) {
      double mu = value.applyAsDouble(n.mu());
      double sigma = value.applyAsDouble(n.sigma());
      return u -> mu + sigma * NormalQuantile.of(u);
    }
    Distribution.LogNormal n = (Distribution.LogNormal) distribution;
    double mu = value.applyAsDouble(n.mu());
    double sigma = value.applyAsDouble(n.sigma());
    return u -> Math.exp(mu + sigma * NormalQuantile.of(u));
  }
}
