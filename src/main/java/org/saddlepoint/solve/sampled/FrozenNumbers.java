package org.saddlepoint.solve.sampled;

import java.util.List;
import org.saddlepoint.action.NoiseSource;
import org.saddlepoint.model.Noise;
import org.saddlepoint.numeric.NormalQuantile;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.RealSpectrum;
import org.saddlepoint.solve.Clock;
import org.saddlepoint.solve.ModelNumbers;
import org.saddlepoint.solve.NoiseLaw;
import org.saddlepoint.solve.SiteNodes;

/**
 * The random numbers of an ensemble of trajectories, the same in every passage: complex Gaussian amplitudes of every input at every
 * frequency, drawn again from their streams block by block, with the mean square over the ensemble scaled to one; the persistent
 * parts and the site parameters fill their space evenly.
 */
final class FrozenNumbers {
  private final Periodic grid;
  private final int posts;
  private final int inputs;
  private final int count;
  private final int block;
  private final long seed;
  private final NoiseLaw[] laws;
  private final boolean[] stepwise;
  private final LowDiscrepancy points;
  /** Scale of the amplitude of an input at a bin. */
  private final double[][] scale;

  /**
   * @param count trajectories
   * @param block trajectories of one stream
   */
  FrozenNumbers(SampledSystem.Site site, ModelNumbers numbers, Periodic grid, int count, int block, long seed) {
    this.grid = grid;
    this.posts = site.posts();
    List<NoiseSource> noises = site.formulas().noises();
    this.inputs = posts + noises.size();
    this.count = count;
    this.block = block;
    this.seed = seed;
    Clock clock = grid.discrete() ? new Clock.Discrete() : new Clock.Stepped(grid.step());
    this.laws = noises.stream().map(n -> new NoiseLaw(n.noise().law(), clock, numbers)).toArray(NoiseLaw[]::new);
    this.stepwise = new boolean[noises.size()];
    for (int q = 0; q < stepwise.length; q++) {
      stepwise[q] = noises.get(q).noise().law() instanceof Noise.White || noises.get(q).noise().law() instanceof Noise.Discrete;
    }
    this.points = new LowDiscrepancy(1 + inputs, RandomStream.of(seed, "persistent parts of " + site.species(), 0));
    this.scale = new double[inputs][grid.bins()];
    normalise();
  }

  private void normalise() {
    double[] re = new double[grid.bins()];
    double[] im = new double[grid.bins()];
    for (int k = 0; k < inputs; k++) {
      double[] sum = new double[grid.bins()];
      for (int b = 0; b * block < count; b++) {
        RandomStream random = stream(b, k);
        for (int i = b * block; i < Math.min(count, (b + 1) * block); i++) {
          raw(random, i, k, re, im);
          for (int bin = 0; bin < sum.length; bin++) {
            sum[bin] += re[bin] * re[bin] + im[bin] * im[bin];
          }
        }
      }
      for (int bin = 0; bin < sum.length; bin++) {
        scale[k][bin] = Math.sqrt(count / sum[bin]);
      }
    }
  }

  /** The stream of one input of one block. */
  RandomStream stream(int b, int input) {
    return RandomStream.of(seed, "input " + input, b);
  }

  private void raw(RandomStream random, int trajectory, int input, double[] re, double[] im) {
    int last = grid.n() / 2;
    re[0] = NormalQuantile.of(points.at(trajectory, 1 + input));
    im[0] = 0;
    double half = Math.sqrt(0.5);
    for (int bin = 1; bin < last; bin++) {
      re[bin] = half * random.nextGaussian();
      im[bin] = half * random.nextGaussian();
    }
    re[last] = random.nextGaussian();
    im[last] = 0;
  }

  /** The amplitudes of the next trajectory of a stream, mean square one. */
  void amplitudes(RandomStream random, int trajectory, int input, double[] re, double[] im) {
    raw(random, trajectory, input, re, im);
    for (int bin = 0; bin < re.length; bin++) {
      re[bin] *= scale[input][bin];
      im[bin] *= scale[input][bin];
    }
  }

  /** The node of a trajectory's site parameters. */
  int node(SiteNodes nodes, int trajectory) {
    double u = points.at(trajectory, 0);
    double sum = 0;
    for (int node = 0; node < nodes.count(); node++) {
      sum += nodes.weight()[node];
      if (u < sum) {
        return node;
      }
    }
    return nodes.count() - 1;
  }

  /** Whether a noise is constant over each step and independent between steps. */
  boolean stepwise(int noise) {
    return stepwise[noise];
  }

  /** The next trajectory of a noise on the grid. */
  void noise(RandomStream random, int trajectory, int noise, RealSpectrum transform, double[] re, double[] im, double[] out) {
    amplitudes(random, trajectory, posts + noise, re, im);
    NoiseLaw law = laws[noise];
    for (int bin = 0; bin < re.length; bin++) {
      double power = law.spectrum(grid.frequency(bin)) + (bin == 0 ? grid.duration() * law.frozen() : 0);
      double amplitude = Math.sqrt(Math.max(0, power) * grid.n() / grid.step());
      re[bin] *= amplitude;
      im[bin] *= amplitude;
    }
    transform.inverse(re, im, out);
  }
}
