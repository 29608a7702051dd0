package org.saddlepoint.connectome;

import java.util.List;

/**
 * A directed weighted graph.
 *
 * @param file where it was read from, as the user named it
 * @param sha256 of that file
 * @param neurons names in the order of the matrix: numbers ascending, other names alphabetically, 0 … N − 1 for a matrix without names
 * @param weights N × N by rows: {@code weights[i*N + j]} is the weight of the connection from neuron j to neuron i
 * @param connections rows of the file with a nonzero weight (nonzero elements of a matrix), self-connections included
 * @param repeated how many rows named a pair of neurons that another row had named; their weights were added
 */
public record Connectome(String file, String sha256, List<String> neurons, double[] weights, long connections, long repeated) {
  /** Beyond this size dense singular value decompositions take many minutes. */
  public static final int MOST_NEURONS = 6000;

  /** @throws IllegalArgumentException if the matrix does not have N² elements */
  public Connectome {
    neurons = List.copyOf(neurons);
    if (weights.length != (long) neurons.size() * neurons.size()) {
      throw new IllegalArgumentException(neurons.size() + " neurons and " + weights.length + " weights");
    }
  }

  /** N. */
  public int size() {
    return neurons.size();
  }

  /** Neurons with a connection to themselves. */
  public int selfConnections() {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count += weights[i * size() + i] != 0 ? 1 : 0;
    }
    return count;
  }

  /** Ordered pairs of neurons with a nonzero weight. */
  public int connectedPairs() {
    int count = 0;
    for (double w : weights) {
      count += w != 0 ? 1 : 0;
    }
    return count;
  }
}
