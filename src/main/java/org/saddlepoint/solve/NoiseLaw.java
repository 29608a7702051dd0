package org.saddlepoint.solve;

import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Noise;

/** The two-sided spectrum S(ω) = ∫ dτ exp(−iωτ) C(τ) of a noise as a number, and its frozen variance. */
public final class NoiseLaw {
  private final Noise.Law law;
  private final Clock clock;
  private final double first;
  private final double second;
  private final Expr formula;

  public NoiseLaw(Noise.Law law, Clock clock, ModelNumbers numbers) {
    this.law = law;
    this.clock = clock;
    if (law instanceof Noise.White w) {
      first = numbers.value(w.spectrum());
      second = 0;
      formula = Expr.ZERO;
    } else if (law instanceof Noise.Coloured c) {
      first = 0;
      second = 0;
      formula = numbers.inNumbers(c.spectrum());
    } else if (law instanceof Noise.OrnsteinUhlenbeck ou) {
      first = numbers.value(ou.variance());
      second = numbers.value(ou.time());
      formula = Expr.ZERO;
    } else if (law instanceof Noise.Quenched q) {
      first = numbers.value(q.variance());
      second = 0;
      formula = Expr.ZERO;
    } else {
      first = numbers.value(((Noise.Discrete) law).variance());
      second = 0;
      formula = Expr.ZERO;
    }
  }

  /** The variance of the constant part, which is the same for ever in one draw. */
  public double frozen() {
    return law instanceof Noise.Quenched ? first : 0;
  }

  public boolean fluctuates() {
    return !(law instanceof Noise.Quenched) && !isZero();
  }

  private boolean isZero() {
    return law instanceof Noise.Coloured ? formula.isZero() : first == 0;
  }

  /** Whether the spectrum does not fall off at high frequencies. */
  public boolean isWhite() {
    return law instanceof Noise.White;
  }

  /** S(ω), the frozen part left out; on a clock with steps the spectrum of the sampled noise. */
  public double spectrum(double omega) {
    if (law instanceof Noise.White || law instanceof Noise.Discrete) {
      return first;
    }
    if (law instanceof Noise.OrnsteinUhlenbeck) {
      double step = clock.lagStep();
      if (step == 0) {
        return 2 * first * second / (1 + omega * omega * second * second);
      }
      double kept = Math.exp(-step / second);
      return step * first * (1 - kept * kept) / (1 - 2 * kept * Math.cos(omega * step) + kept * kept);
    }
    return law instanceof Noise.Coloured ? Evaluation.real(formula, "omega", omega) : 0;
  }
}
