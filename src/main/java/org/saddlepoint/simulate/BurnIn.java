package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs a network until it is stationary, and says how it became so. Stationary means that the mean and the mean square of every state,
 * averaged over blocks, agree between the last two quarters of the run so far, within two standard errors of their difference or one
 * part in two hundred; settled means that nothing moves any more. A network that moves a thousand times more slowly than its size is on its
 * way to a fixed point and is given the time to arrive. Where trajectories escape at once they begin again with small steps: initial states may be
 * too far out on a steep leak for the time step, which the stationary state is not.
 */
final class BurnIn {
  /** How the transient ended. */
  enum End {
    /** Statistically stationary, still moving. */
    STATIONARY,
    /** At fixed points. */
    SETTLED,
    /** Still drifting when the time was up. */
    DRIFTING,
    /** Every trajectory escaped. */
    ESCAPED
  }

  private static final double STILL = 1e-9;
  private static final double SLOW = 1e-3;
  private static final double ALMOST_STILL = 1e-5;
  private static final double ALIKE = 0.005;
  private static final int FEWEST_BLOCKS = 8;

  private final Compiled compiled;
  private final Scheme scheme;
  private final Ensemble ensemble;
  private final int stepsPerBlock;
  private final int mostBlocks;
  private final boolean canSettle;

  /**
   * @param stepsPerBlock steps over which an average is taken, a few times the slowest local relaxation
   * @param mostBlocks after so many blocks the run is given up as drifting
   * @param canSettle whether nothing random drives the network, so that it may come to rest
   */
  BurnIn(Compiled compiled, Scheme scheme, Ensemble ensemble, int stepsPerBlock, int mostBlocks, boolean canSettle) {
    this.compiled = compiled;
    this.scheme = scheme;
    this.ensemble = ensemble;
    this.stepsPerBlock = stepsPerBlock;
    this.mostBlocks = mostBlocks;
    this.canSettle = canSettle;
  }

  /** @throws InterruptedException if the thread is asked to stop */
  End run() throws InterruptedException {
    List<double[]> blocks = new ArrayList<>();
    double[][] start = ensemble.states();
    blocks.add(block());
    if (ensemble.escaped() > 0 && ensemble.beginAgain(start, scheme)) {
      blocks.set(0, block());
    }
    while (true) {
      if (blocks.size() == mostBlocks / 2) {
        ensemble.expectNoGrowth();
      }
      if (ensemble.alive().length == 0) {
        return End.ESCAPED;
      }
      double speed = canSettle ? ensemble.speed() : 1;
      if (speed < STILL) {
        return End.SETTLED;
      }
      if (speed > SLOW && blocks.size() >= FEWEST_BLOCKS && blocks.size() % 4 == 0 && stationary(blocks)) {
        return End.STATIONARY;
      }
      if (blocks.size() >= mostBlocks) {
        break;
      }
      blocks.add(block());
    }
    return canSettle && ensemble.speed() < ALMOST_STILL ? End.SETTLED : End.DRIFTING;
  }

  private double[] block() throws InterruptedException {
    double[] sums = new double[2 * compiled.stateCount()];
    int samples = 0;
    for (int step = 0; step < stepsPerBlock; step++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped during the transient");
      }
      scheme.step(ensemble.frame());
      if (step % Math.max(1, stepsPerBlock / 8) == 0) {
        for (int k = 0; k < compiled.stateCount(); k++) {
          double[] moments = ensemble.moments(k);
          sums[2 * k] += moments[0];
          sums[2 * k + 1] += moments[1];
        }
        samples++;
      }
    }
    ensemble.inspect();
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= samples;
    }
    return sums;
  }

  private static boolean stationary(List<double[]> blocks) {
    int n = blocks.size();
    for (int k = 0; k < blocks.get(0).length; k++) {
      double[] third = average(blocks, k, n / 2, 3 * n / 4);
      double[] fourth = average(blocks, k, 3 * n / 4, n);
      double scale = k % 2 == 0 ? Math.sqrt(average(blocks, k + 1, n / 2, n)[0]) : Math.abs(fourth[0]);
      double difference = Math.abs(third[0] - fourth[0]);
      double error = Math.sqrt(third[1] + fourth[1]);
      if (!(difference <= Math.max(ALIKE * scale, Math.min(2 * error, 0.05 * scale)))) {
        return false;
      }
    }
    return true;
  }

  /** Mean of one moment over blocks and the squared standard error of that mean. */
  private static double[] average(List<double[]> blocks, int moment, int from, int to) {
    double[] values = blocks.subList(from, to).stream().mapToDouble(b -> b[moment]).toArray();
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double square = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new double[] {mean, values.length < 2 ? 0 : square / (values.length - 1) / values.length};
  }
}
