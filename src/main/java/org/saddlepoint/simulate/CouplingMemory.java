package org.saddlepoint.simulate;

import java.util.List;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.numeric.DenseProduct;

/**
 * Room that the couplings of one network take, in bytes: 8 for an element, 4 in single precision; twice where couplings covary, since they are
 * drawn together first, or vary in time.
 */
public final class CouplingMemory {
  private final Network network;
  private final SimulationOptions options;

  public CouplingMemory(Network network, SimulationOptions options) {
    this.network = network;
    this.options = options;
  }

  /** For the sizes of the options. */
  public double bytes() {
    return bytesPerSquare() * options.size() * options.size();
  }

  /** The largest N whose couplings fit. */
  public int sitesWithin(double bytes) {
    return (int) Math.floor(Math.sqrt(bytes / bytesPerSquare()));
  }

  private double bytesPerSquare() {
    CouplingSampler sampler = new CouplingSampler(network, options.size(), new int[network.species().size()], List.of());
    double sum = 0;
    for (Coupling coupling : network.couplings()) {
      boolean drawnTogether = !options.matrices().containsKey(coupling.name()) && !sampler.isIndependent(coupling);
      double product = options.precision() == DenseProduct.Precision.SINGLE ? Float.BYTES : Double.BYTES;
      double element = coupling.persistence() instanceof Persistence.Quenched ? product + (drawnTogether ? Double.BYTES : 0) : 2 * Double.BYTES;
      sum += element * ratio(coupling.to()) * ratio(coupling.from());
    }
    return sum;
  }

  private double ratio(String species) {
    return Evaluation.real(network.withParameterValues(network.species(species).ratio()));
  }
}
