package org.saddlepoint.simulate;

import java.util.Arrays;
import org.saddlepoint.numeric.DenseProduct;

/**
 * A coupling that is a stationary Gaussian process in time, held between updates. Every trajectory has a history of its own, so that
 * trajectories are independent.
 */
final class VaryingCoupling implements Transmission {

  /** The elements of one history, moved on in place. */
  interface History {
    /** The elements row by row at present. */
    double[] elements();

    void advance();
  }

  private final int rows;
  private final int columns;
  private final int stepsPerUpdate;
  private final History[] histories;
  private final DenseProduct[] products;
  private int steps;

  /** @param stepsPerUpdate time steps for which the matrix is held */
  VaryingCoupling(int rows, int columns, int stepsPerUpdate, History[] histories) {
    this.rows = rows;
    this.columns = columns;
    this.stepsPerUpdate = stepsPerUpdate;
    this.histories = histories;
    products = Arrays.stream(histories).map(this::product).toArray(DenseProduct[]::new);
  }

  private DenseProduct product(History history) {
    return DenseProduct.of(history.elements(), rows, columns, 1, DenseProduct.Precision.DOUBLE);
  }

  @Override
  public void apply(double[] source, double[] target, int trajectories) {
    for (int b = 0; b < trajectories; b++) {
      double[] out = new double[rows];
      products[b].multiply(Arrays.copyOfRange(source, b * columns, (b + 1) * columns), out, 1);
      System.arraycopy(out, 0, target, b * rows, rows);
    }
  }

  @Override
  public void advance() {
    steps++;
    if (steps % stepsPerUpdate == 0) {
      for (int b = 0; b < histories.length; b++) {
        histories[b].advance();
        products[b].close();
        products[b] = product(histories[b]);
      }
    }
  }

  @Override
  public void close() {
    for (DenseProduct product : products) {
      product.close();
    }
  }
}
