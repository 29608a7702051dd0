package org.saddlepoint.connectome;

import java.util.BitSet;
import org.saddlepoint.numeric.RandomStream;

/**
 * A random graph with the degrees of a given one: pairs of connections a → b, c → d exchange their targets, a → d, c → b, wherever that
 * makes neither a double connection nor one of a neuron to itself, {@value #EXCHANGES} attempts per connection; then the weights of each
 * neuron's outgoing connections are dealt anew. Every neuron keeps its number of incoming and of outgoing connections and the weights of
 * its outgoing ones; connections of neurons to themselves stay as they are. Source of the exchange: Maslov and Sneppen, Science 296 (2002) 910.
 */
final class Shuffle {
  static final int EXCHANGES = 10;

  private final int n;
  private final double[] weights;
  private final RandomStream random;
  /** The places i·n + j of the connections j → i between different neurons, by presynaptic neuron. */
  private final int[] places;

  private final BitSet taken;

  private Shuffle(double[] weights, int n, RandomStream random) {
    this.n = n;
    this.weights = weights;
    this.random = random;
    taken = new BitSet(n * n);
    int[] found = new int[weights.length];
    int count = 0;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        if (i != j && weights[i * n + j] != 0) {
          found[count++] = i * n + j;
          taken.set(i * n + j);
        }
      }
    }
    places = java.util.Arrays.copyOf(found, count);
  }

  /** The weights of the shuffled graph, N × N by rows. */
  static double[] of(double[] weights, int n, RandomStream random) {
    Shuffle shuffle = new Shuffle(weights, n, random);
    shuffle.exchange();
    return shuffle.dealt();
  }

  private void exchange() {
    for (long attempt = 0; attempt < (long) EXCHANGES * places.length; attempt++) {
      int p = random.nextInt(places.length);
      int q = random.nextInt(places.length);
      int crossed = places[q] / n * n + places[p] % n;
      int other = places[p] / n * n + places[q] % n;
      boolean self = crossed % (n + 1) == 0 || other % (n + 1) == 0;
      if (!self && !taken.get(crossed) && !taken.get(other)) {
        taken.clear(places[p]);
        taken.clear(places[q]);
        taken.set(crossed);
        taken.set(other);
        places[p] = crossed;
        places[q] = other;
      }
    }
  }

  /** Gives the connections of each presynaptic neuron its weights in random order. An exchange leaves a connection with its source. */
  private double[] dealt() {
    double[] shuffled = new double[weights.length];
    int from = 0;
    for (int j = 0; j < n; j++) {
      shuffled[j * (n + 1)] = weights[j * (n + 1)];
      int to = from;
      while (to < places.length && places[to] % n == j) {
        to++;
      }
      int[] order = random.permutation(to - from);
      int next = 0;
      for (int i = 0; i < n; i++) {
        if (i != j && weights[i * n + j] != 0) {
          shuffled[places[from + order[next++]]] = weights[i * n + j];
        }
      }
      from = to;
    }
    return shuffled;
  }
}
