package org.saddlepoint.connectome;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlepoint.numeric.RandomStream;

/** How the elements of the coupling matrix are made from the weights of the graph. */
public enum Weights {
  /** As they are. */
  COUNT("as they are"),
  /** Minus their mean over all N² pairs, connected or not: J_ij = w_ij − w̄. Takes away the common input that positive counts give. */
  CENTRED("minus their mean over all pairs of neurons"),
  /**
   * With a random sign for every presynaptic neuron, one half each: J_ij = s_j w_ij. A stand-in for unknown transmitters that obeys Dale's
   * law; singular values and gains are those of the weights as they are, the overlaps are not.
   */
  SIGNED("with a random sign for every presynaptic neuron");

  private final String description;

  Weights(String description) {
    this.description = description;
  }

  /** The word that names it on the command line. */
  public static Optional<Weights> of(String word) {
    return Stream.of(values()).filter(w -> w.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In words, to follow "the weights". */
  public String description() {
    return description;
  }

  /** The matrix, N × N by rows, from the weights of the graph. @param seed of the signs */
  double[] matrix(double[] weights, int neurons, long seed) {
    double[] matrix = weights.clone();
    if (this == CENTRED) {
      double mean = 0;
      for (double w : weights) {
        mean += w / weights.length;
      }
      for (int k = 0; k < matrix.length; k++) {
        matrix[k] -= mean;
      }
    } else if (this == SIGNED) {
      RandomStream stream = RandomStream.of(seed, "signs of presynaptic neurons", 0);
      for (int j = 0; j < neurons; j++) {
        double sign = stream.nextInt(2) == 0 ? 1 : -1;
        for (int i = 0; i < neurons; i++) {
          matrix[i * neurons + j] *= sign;
        }
      }
    }
    return matrix;
  }
}
