package org.saddlepoint.simulate;

import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.DenseProduct;

/** One network integrated step by step with nothing measured: what a step of the simulation costs, for benchmarks. */
public final class Stepper implements AutoCloseable {
  private final Realisation realisation;
  private final Frame frame;
  private final RungeKutta scheme;
  private final int state;

  private Stepper(Compiled compiled, Realisation realisation, Frame frame, RungeKutta scheme) {
    this.realisation = realisation;
    this.frame = frame;
    this.scheme = scheme;
    this.state = compiled.stateSlot(0);
  }

  /**
   * Draws a network without noise and sets its initial values.
   *
   * @param size N
   * @param trajectories how many run side by side
   * @param seed of everything random
   * @param threads   that share each product with the couplings
   * @param precision of the couplings and their products
   */
  public static Stepper of(Network network, int size, int trajectories, double timeStep, long seed, int threads, DenseProduct.Precision precision) {
    SimulationOptions options = SimulationOptions.of(size, 1, seed).withTimeStep(timeStep).withThreads(threads).withPrecision(precision);
    Compiled compiled = new Compiled(ProgramBuilder.build(network));
    int[] sites = Simulation.sizes(network, size);
    Streams streams = new Streams(seed, 0);
    Realisation realisation = Realisation.draw(network, sites, options, streams, trajectories, timeStep);
    Frame frame = new Frame(compiled, sites, trajectories, realisation.parameters(), realisation.couplings());
    InitialValues.set(compiled, frame, streams);
    compiled.complete(frame);
    return new Stepper(compiled, realisation, frame, new RungeKutta(compiled, frame, timeStep));
  }

  /** Runge–Kutta steps, four products with the couplings each. */
  public void steps(int count) {
    for (int k = 0; k < count; k++) {
      scheme.step(frame);
    }
  }

  /** The mean square of the first field over sites and trajectories. */
  public double meanSquare() {
    double sum = 0;
    double[] values = frame.array(state);
    for (double x : values) {
      sum += x * x;
    }
    return sum / values.length;
  }

  /** The first field at present, site by site within a trajectory. */
  public double[] field() {
    return frame.array(state).clone();
  }

  @Override
  public void close() {
    realisation.close();
  }
}
