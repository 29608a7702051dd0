package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

/** Traces from scalar products equal those from explicit covariance matrices, and are unbiased. */
class GramTest {
  private static final int SITES = 7;

  /** The unbiased covariance matrix of a group: second moments minus products of the means of different trajectories. */
  private static double[][] covariance(SampleRecord record, int[] group) {
    double[][] c = new double[SITES][SITES];
    int times = record.perSegment();
    for (int b : group) {
      for (int t = 0; t < times; t++) {
        for (int i = 0; i < SITES; i++) {
          for (int j = 0; j < SITES; j++) {
            c[i][j] += record.of(0, b)[t * SITES + i] * record.of(0, b)[t * SITES + j] / (times * group.length);
          }
        }
      }
      for (int other : group) {
        for (int i = 0; i < SITES && other != b; i++) {
          for (int j = 0; j < SITES; j++) {
            c[i][j] -= record.mean(b)[i] * record.mean(other)[j] / (group.length * (group.length - 1.0));
          }
        }
      }
    }
    return c;
  }

  private static SampleRecord random(RandomStream stream, int trajectories, int times, double offset) {
    SampleRecord record = new SampleRecord(SITES, trajectories, 1, times);
    for (int b = 0; b < trajectories; b++) {
      for (int t = 0; t < times; t++) {
        for (int i = 0; i < SITES; i++) {
          record.put(0, b, t, i, (1 + i) * stream.nextGaussian() + offset * i);
        }
      }
    }
    return record;
  }

  private static double[][] means(SampleRecord record, int trajectories) {
    double[][] means = new double[trajectories][];
    for (int b = 0; b < trajectories; b++) {
      means[b] = record.mean(b);
    }
    return means;
  }

  @Test
  void equalsTheTraceOfExplicitMatrices() {
    SampleRecord record = random(RandomStream.of(3, "gram", 0), 6, 5, 0.4);
    Groups groups = Groups.of(new int[] {0, 1, 2, 3, 4, 5});
    double[][] first = covariance(record, groups.first());
    double[][] second = covariance(record, groups.second());
    double trace = 0;
    for (int i = 0; i < SITES; i++) {
      for (int j = 0; j < SITES; j++) {
        trace += first[i][j] * second[i][j];
      }
    }
    double found = Gram.of(record, 0, groups, means(record, 6)).traceSquare(0);
    assertEquals(trace, found, 1e-9 * Math.abs(trace), "rounding only");
  }

  @Test
  void doesNotDependOnTheCentre() {
    SampleRecord record = random(RandomStream.of(4, "gram", 0), 4, 3, 0.5);
    Groups groups = Groups.of(new int[] {0, 1, 2, 3});
    double before = Gram.of(record, 0, groups, means(record, 4)).traceSquare(0);
    record.subtract(new double[] {1, -2, 3, 0.5, 0, 7, -4});
    double after = Gram.of(record, 0, groups, means(record, 4)).traceSquare(0);
    assertEquals(before, after, 1e-9 * Math.abs(before), "rounding only");
  }

  @Test
  void isUnbiased() {
    RandomStream stream = RandomStream.of(5, "gram", 0);
    Groups groups = Groups.of(new int[] {0, 1, 2, 3});
    int repeats = 4000;
    double sum = 0;
    double square = 0;
    for (int r = 0; r < repeats; r++) {
      SampleRecord record = random(stream, 4, 1, 2);
      double trace = Gram.of(record, 0, groups, means(record, 4)).traceSquare(0);
      sum += trace / repeats;
      square += trace * trace / repeats;
    }
    double exact = 0;
    for (int i = 1; i <= SITES; i++) {
      exact += Math.pow(i, 4);
    }
    double error = Math.sqrt((square - sum * sum) / repeats);
    assertEquals(exact, sum, 3.5 * error, "three and a half standard errors");
  }
}
