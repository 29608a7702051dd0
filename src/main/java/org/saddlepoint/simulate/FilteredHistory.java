package org.saddlepoint.simulate;

import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.numeric.RandomStream;

/** The elements of a coupling with any stationary memory, each a filtered white noise of its own. */
final class FilteredHistory implements VaryingCoupling.History {
  private final CouplingSampler sampler;
  private final Coupling coupling;
  private final ColouredNoise process;
  private final double[] deviations;
  private final double[] means;
  private final double[] elements;

  /** @param autocovariance of the elements, 1 at lag zero */
  FilteredHistory(CouplingSampler sampler, Coupling coupling, DoubleUnaryOperator autocovariance, double timeStep, RandomStream stream) {
    this.sampler = sampler;
    this.coupling = coupling;
    deviations = sampler.deviations(coupling);
    means = sampler.means(coupling);
    elements = new double[deviations.length];
    process = ColouredNoise.ofAutocovariance(autocovariance, timeStep, elements.length, stream);
    advance();
  }

  @Override
  public double[] elements() {
    return elements;
  }

  @Override
  public void advance() {
    process.next(elements);
    for (int k = 0; k < elements.length; k++) {
      elements[k] = deviations[k] * elements[k] + means[k];
    }
    sampler.clearDiagonal(coupling, elements);
  }
}
