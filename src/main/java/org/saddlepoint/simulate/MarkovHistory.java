package org.saddlepoint.simulate;

import org.saddlepoint.model.Coupling;
import org.saddlepoint.numeric.RandomStream;

/** The elements of a coupling with exponential memory: at every update a part is kept and the rest drawn afresh, exactly. */
final class MarkovHistory implements VaryingCoupling.History {
  private final CouplingSampler sampler;
  private final Coupling coupling;
  private final double kept;
  private final RandomStream stream;
  private final double[] fluctuation;
  private final double[] elements;
  private final double[] means;

  /** @param kept correlation between successive updates */
  MarkovHistory(CouplingSampler sampler, Coupling coupling, double kept, RandomStream stream) {
    this.sampler = sampler;
    this.coupling = coupling;
    this.kept = kept;
    this.stream = stream;
    fluctuation = sampler.fluctuation(coupling, stream);
    elements = new double[fluctuation.length];
    means = sampler.means(coupling);
    compose();
  }

  @Override
  public double[] elements() {
    return elements;
  }

  @Override
  public void advance() {
    double[] fresh = sampler.fluctuation(coupling, stream);
    double drawn = Math.sqrt(1 - kept * kept);
    for (int k = 0; k < fresh.length; k++) {
      fluctuation[k] = kept * fluctuation[k] + drawn * fresh[k];
    }
    compose();
  }

  private void compose() {
    for (int k = 0; k < elements.length; k++) {
      elements[k] = fluctuation[k] + means[k];
    }
    sampler.clearDiagonal(coupling, elements);
  }
}
