package org.saddlepoint.solve.sampled;

import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.NormalQuantile;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.solve.ModelNumbers;

/**
 * Where trajectories start: from the field's {@code initial} law; without one from standard normal numbers, a field that its equation
 * keeps positive from log-normal ones, and derivatives from zero. A state that forgets how it began does not depend on this.
 */
final class InitialStates {
  private static final double SPREAD_OF_LOGARITHM = 0.5;

  private InitialStates() {}

  /** First states, {@code [state][trajectory]}. */
  static double[][] of(SampledSystem system, int s, int count, long seed) {
    SiteFormulas formulas = system.sites().get(s).formulas();
    double[][] state = new double[formulas.states().size()][count];
    for (int j = 0; j < state.length; j++) {
      Optional<Field> field = system.equations().network().findField(formulas.states().get(j));
      if (field.isEmpty()) {
        continue;
      }
      RandomStream random = RandomStream.of(seed, "initial " + field.get().name(), 0);
      boolean positive = staysPositive(formulas, j);
      for (int i = 0; i < count; i++) {
        double u = Math.max(random.nextDouble(), Double.MIN_NORMAL);
        state[j][i] = field.get().initial().map(law -> quantile(law, u, system.numbers())).orElseGet(() -> byDefault(u, positive));
      }
    }
    return state;
  }

  private static double byDefault(double u, boolean positive) {
    double z = NormalQuantile.of(u);
    return positive ? Math.exp(SPREAD_OF_LOGARITHM * z) : z;
  }

  /** Whether the inputs of a state vanish with it, so that it cannot change its sign. */
  private static boolean staysPositive(SiteFormulas formulas, int j) {
    Expr rate = formulas.rates().get(j);
    if (!SiteFormulas.instant(rate) || formulas.discrete()) {
      return false;
    }
    return !SiteFormulas.instant(rate.substitute(formulas.states().get(j), Expr.ZERO));
  }

  private static double quantile(Distribution law, double u, ModelNumbers numbers) {
    if (law instanceof Distribution.Constant c) {
      return numbers.value(c.value(), Map.of());
    }
    if (law instanceof Distribution.Uniform uniform) {
      double low = numbers.value(uniform.low());
      return low + (numbers.value(uniform.high()) - low) * u;
    }
    if (law instanceof Distribution.Bernoulli b) {
      return u < numbers.value(b.p()) ? numbers.value(b.high()) : numbers.value(b.low());
    }
    if (law instanceof Distribution.Normal n) {
      return numbers.value(n.mu()) + numbers.value(n.sigma()) * NormalQuantile.of(u);
    }
    Distribution.LogNormal n = (Distribution.LogNormal) law;
    return Math.exp(numbers.value(n.mu()) + numbers.value(n.sigma()) * NormalQuantile.of(u));
  }
}
