package org.saddlepoint.connectome;

import java.util.Arrays;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/**
 * The coupling matrix of unit strength: J with (1/N) Σ_ij J_ij² = 1, so that g·J has the strength g that independent couplings of
 * variance g²/N have.
 *
 * @param size N
 * @param elements N × N by rows, from neuron j to neuron i at i·N + j
 * @param unit what the matrix was divided by
 */
record Coupling(int size, double[] elements, double unit) {

  /** The matrix that a weight rule makes of a connectome. @throws InputException if it leaves nothing */
  static Coupling of(Connectome connectome, Weights rule, long seed) {
    return of(rule.matrix(connectome.weights(), connectome.size(), seed), connectome, rule);
  }

  /** The same rule on other weights of the same graph. */
  static Coupling of(double[] matrix, Connectome connectome, Weights rule) {
    int n = connectome.size();
    double largest = Arrays.stream(matrix).map(Math::abs).max().orElse(0);
    double weight = Arrays.stream(connectome.weights()).map(Math::abs).max().orElse(0);
    // A constant matrix minus its mean leaves rounding errors.
    if (!(largest > 1e-12 * weight)) {
      throw new InputException(new SourcePosition(connectome.file(), 0, 0), "all pairs of neurons have the same weight, so that none is left after --weights " + rule.word(),
          "use --weights count or signed");
    }
    double square = 0;
    for (double w : matrix) {
      square += (w / largest) * (w / largest);
    }
    double unit = largest * Math.sqrt(square / n);
    return new Coupling(n, Arrays.stream(matrix).map(w -> w / largest / (unit / largest)).toArray(), unit);
  }

  double element(int post, int pre) {
    return elements[post * size + pre];
  }

  /** Mean of the squares of the rows, N Σ_j J_ij² over Σ J²: the squared input gains a_i², with mean 1. */
  double[] rowSquares() {
    double[] squares = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        squares[i] += element(i, j) * element(i, j);
      }
    }
    return squares;
  }

  /** The squared output gains b_j² = Σ_i J_ij², with mean 1. */
  double[] columnSquares() {
    double[] squares = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        squares[j] += element(i, j) * element(i, j);
      }
    }
    return squares;
  }

  /** (1/N) Σ_ij J_ij⁴. */
  double fourthPowers() {
    double sum = 0;
    for (double w : elements) {
      sum += w * w * w * w;
    }
    return sum / size;
  }

  /** tr J / N: the mean strength with which a neuron acts on itself. */
  double trace() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += element(i, i);
    }
    return sum / size;
  }

  /** Σ_{i≠j} J_ij J_ji / Σ_{i≠j} J_ij²: 1 for a symmetric, −1 for an antisymmetric matrix, 0 without other elements than the diagonal. */
  double reciprocity() {
    double product = 0;
    double square = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i != j) {
          product += element(i, j) * element(j, i);
          square += element(i, j) * element(i, j);
        }
      }
    }
    return square == 0 ? 0 : product / square;
  }

  /** The matrix times a factor. */
  double[] times(double factor) {
    return Arrays.stream(elements).map(w -> factor * w).toArray();
  }
}
