package org.saddlepoint.simulate;

import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.numeric.SparseMatrix;
import org.saddlepoint.numeric.Team;

/** What a coupling does to the outputs of its source species: target = J source, trajectory by trajectory. */
interface Transmission extends AutoCloseable {
  void apply(double[] source, double[] target, int trajectories);

  /** Goes to the couplings of the next time step. */
  default void advance() {}

  /** Frees what the coupling holds. */
  @Override
  default void close() {}

  /** A coupling that does not vary in time; all trajectories share it. @param team whose threads share the rows */
  record Quenched(DenseProduct matrix, Team team) implements Transmission {
    @Override
    public void apply(double[] source, double[] target, int trajectories) {
      matrix.multiply(source, target, trajectories, team);
    }

    @Override
    public void close() {
      team.close();
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
