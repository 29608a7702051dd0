package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.numeric.RandomStream;

/**
 * A coupling redrawn at every time step, independently for every trajectory. Given the outputs, the inputs Σ_j J_ij e_j are independent
 * Gaussian numbers, so no matrix is needed; a second input through the same coupling at the same step is drawn given the first. In
 * continuous time the elements are white, with the variance of one step, variance/dt.
 */
final class InstantCoupling implements Transmission {
  private final int rows;
  private final int columns;
  private final double[] receiving;
  private final double[] sending;
  private final double[] mean;
  private final boolean self;
  private final RandomStream stream;
  private final List<Drawn> drawn = new ArrayList<>();

  /** An input of this step: its source and, without means, its target. */
  private record Drawn(double[] source, double[] target) {}

  /**
   * @param receiving factor of the variance of an element by row, @param sending by column: their product is the variance in one step
   * @param mean of the elements, row by row, or empty for zero
   */
  InstantCoupling(double[] receiving, double[] sending, double[] mean, boolean self, RandomStream stream) {
    rows = receiving.length;
    columns = sending.length;
    this.receiving = receiving;
    this.sending = sending;
    this.mean = mean;
    this.self = self;
    this.stream = stream;
  }

  @Override
  public void apply(double[] source, double[] target, int trajectories) {
    for (int b = 0; b < trajectories; b++) {
      fluctuation(source, target, b);
    }
    drawn.add(new Drawn(source.clone(), target.clone()));
    if (mean.length > 0) {
      for (int b = 0; b < trajectories; b++) {
        for (int i = 0; i < rows; i++) {
          double sum = 0;
          for (int j = 0; j < columns; j++) {
            sum += self || i != j ? mean[i * columns + j] * source[b * columns + j] : 0;
          }
          target[b * rows + i] += sum;
        }
      }
    }
  }

  @Override
  public void advance() {
    drawn.clear();
  }

  /** Draws the input of one trajectory given the earlier inputs of this step. */
  private void fluctuation(double[] source, double[] target, int b) {
    double[] rest = java.util.Arrays.copyOfRange(source, b * columns, (b + 1) * columns);
    List<double[]> directions = new ArrayList<>();
    List<double[]> known = new ArrayList<>();
    for (Drawn earlier : drawn) {
      orthogonalise(earlier, b, directions, known);
    }
    double[] given = new double[rows];
    for (int k = 0; k < directions.size(); k++) {
      double overlap = product(rest, directions.get(k));
      for (int j = 0; j < columns; j++) {
        rest[j] -= overlap * directions.get(k)[j];
      }
      for (int i = 0; i < rows; i++) {
        given[i] += overlap * known.get(k)[i];
      }
    }
    double square = product(rest, rest);
    for (int i = 0; i < rows; i++) {
      double own = self ? 0 : sending[i] * rest[i] * rest[i];
      target[b * rows + i] = given[i] + Math.sqrt(receiving[i] * Math.max(0, square - own)) * stream.nextGaussian();
    }
  }

  /** Gram–Schmidt in the space of outputs, carried over to the inputs. */
  private void orthogonalise(Drawn earlier, int b, List<double[]> directions, List<double[]> known) {
    double[] e = java.util.Arrays.copyOfRange(earlier.source(), b * columns, (b + 1) * columns);
    double[] u = java.util.Arrays.copyOfRange(earlier.target(), b * rows, (b + 1) * rows);
    double size = product(e, e);
    for (int k = 0; k < directions.size(); k++) {
      double overlap = product(e, directions.get(k));
      for (int j = 0; j < columns; j++) {
        e[j] -= overlap * directions.get(k)[j];
      }
      for (int i = 0; i < rows; i++) {
        u[i] -= overlap * known.get(k)[i];
      }
    }
    double norm = Math.sqrt(product(e, e));
    if (norm > 1e-7 * Math.sqrt(size)) {
      for (int j = 0; j < columns; j++) {
        e[j] /= norm;
      }
      for (int i = 0; i < rows; i++) {
        u[i] /= norm;
      }
      directions.add(e);
      known.add(u);
    }
  }

  private double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      sum += sending[j] * a[j] * b[j];
    }
    return sum;
  }
}
