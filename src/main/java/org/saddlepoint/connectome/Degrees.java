package org.saddlepoint.connectome;

import java.util.Arrays;
import org.saddlepoint.numeric.Statistics;

/**
 * How many connections the neurons have, and of which weight.
 *
 * @param in number of nonzero weights that a neuron receives, in the order of the neurons
 * @param out number of nonzero weights that a neuron sends
 * @param weights the nonzero weights, ascending
 */
public record Degrees(double[] in, double[] out, double[] weights) {

  static Degrees of(Connectome connectome) {
    int n = connectome.size();
    double[] in = new double[n];
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (connectome.weights()[i * n + j] != 0) {
          in[i]++;
          out[j]++;
        }
      }
    }
    return new Degrees(in, out, Arrays.stream(connectome.weights()).filter(w -> w != 0).sorted().toArray());
  }

  /** Correlation of the numbers of incoming and outgoing connections over neurons; NaN where one of them does not vary. */
  public double correlation() {
    double meanIn = Statistics.mean(in);
    double meanOut = Statistics.mean(out);
    double product = 0;
    for (int i = 0; i < in.length; i++) {
      product += (in[i] - meanIn) * (out[i] - meanOut);
    }
    return product / ((in.length - 1) * Math.sqrt(Statistics.variance(in) * Statistics.variance(out)));
  }

  /** The share of all ordered pairs of neurons, self-connections included, that are connected. */
  public double density() {
    return weights.length / ((double) in.length * in.length);
  }

  /** The weight that half of the connections do not exceed. */
  public double medianWeight() {
    int middle = weights.length / 2;
    return weights.length % 2 == 1 ? weights[middle] : 0.5 * (weights[middle - 1] + weights[middle]);
  }
}
