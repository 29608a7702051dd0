package org.saddlepoint.simulate;

import java.util.Map;
import java.util.OptionalDouble;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.numeric.DenseProduct;

/**
 * How to simulate.
 *
 * @param size N; species have ratio·N sites
 * @param networks number of independent networks, over which standard errors are taken
 * @param seed of all random numbers
 * @param timeStep time step, where not the program's choice
 * @param time duration of the stationary run, where not the program's choice
 * @param window length of the windows whose averages are to be measured, where wanted
 * @param matrices given coupling matrices by name, the same in every network
 * @param threads networks run at a time, or threads that share the products of one where there are fewer networks; results do not depend on it
 * @param precision of coupling matrices that do not vary in time, and of their products; everything else is in double precision
 */
public record SimulationOptions(int size, int networks, long seed, OptionalDouble timeStep, OptionalDouble time, OptionalDouble window, Map<String, GivenMatrix> matrices, int threads, DenseProduct.Precision precision) {
  /** A size at which a thousand-site network is simulated to a per cent in less than a minute. */
  public static final int DEFAULT_SIZE = 1000;

  /** The same where couplings vary in time and every element is drawn again and again. */
  public static final int DEFAULT_SIZE_VARYING = 200;

  public static final int DEFAULT_NETWORKS = 8;
  public static final long DEFAULT_SEED = 1;

  public SimulationOptions {
    matrices = Map.copyOf(matrices);
  }

  /** The size to simulate a network at, where the user gives none. */
  public static int defaultSize(Network network) {
    boolean varying = network.couplings().stream().anyMatch(c -> !(c.persistence() instanceof Persistence.Quenched) && !(c.persistence() instanceof Persistence.White));
    return varying ? DEFAULT_SIZE_VARYING : DEFAULT_SIZE;
  }

  /** N, networks and seed given, the rest left to the program; two threads at most. */
  public static SimulationOptions of(int size, int networks, long seed) {
    return new SimulationOptions(size, networks, seed, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Map.of(), Math.min(2, Runtime.getRuntime().availableProcessors()), DenseProduct.Precision.DOUBLE);
  }

  public SimulationOptions withTimeStep(double dt) {
    return new SimulationOptions(size, networks, seed, OptionalDouble.of(dt), time, window, matrices, threads, precision);
  }

  public SimulationOptions withTime(double duration) {
    return new SimulationOptions(size, networks, seed, timeStep, OptionalDouble.of(duration), window, matrices, threads, precision);
  }

  public SimulationOptions withWindow(double length) {
    return new SimulationOptions(size, networks, seed, timeStep, time, OptionalDouble.of(length), matrices, threads, precision);
  }

  public SimulationOptions withMatrices(Map<String, GivenMatrix> given) {
    return new SimulationOptions(size, networks, seed, timeStep, time, window, given, threads, precision);
  }

  public SimulationOptions withThreads(int count) {
    return new SimulationOptions(size, networks, seed, timeStep, time, window, matrices, count, precision);
  }

  /** The same with the coupling matrices and their products in single precision: half the memory. */
  public SimulationOptions withPrecision(DenseProduct.Precision chosen) {
    return new SimulationOptions(size, networks, seed, timeStep, time, window, matrices, threads, chosen);
  }
}
