package org.saddlepoint.simulate;

import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.numeric.SparseMatrix;

/** What a coupling does to the outputs of its source species: target = J source, trajectory by trajectory. */
interface Transmission extends AutoCloseable {
  void apply(double[] source, double[] target, int trajectories);

  /** Goes to the couplings of the next time step. */
  default void advance() {}

  /** Frees what the coupling holds. */
  @Override
  default void close() {}

  /** A coupling that does not vary in time; all trajectories share it. */
  record Quenched(DenseProduct matrix) implements Transmission {
    @Override
    public void apply(double[] source, double[] target, int trajectories) {
      matrix.multiply(source, target, trajectories);
    }

    @Override
    public void close() {
      matrix.close();
    }
  }

  /** A coupling that does not vary in time and has few elements that are not zero. */
  record Sparse(SparseMatrix matrix) implements Transmission {
    @Override
    public void apply(double[] source, double[] target, int trajectories) {
      matrix.multiply(source, target, trajectories);
    }
  }
}
