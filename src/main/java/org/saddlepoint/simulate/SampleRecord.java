package org.saddlepoint.simulate;

/**
 * Samples of one observable kept for the covariance matrix: for every trajectory a row of sites per time, taken at equal intervals in
 * segments of equal length.
 */
final class SampleRecord {
  private final int sites;
  private final int perSegment;
  private final double[][][] samples;

  SampleRecord(int sites, int trajectories, int segments, int perSegment) {
    this.sites = sites;
    this.perSegment = perSegment;
    samples = new double[segments][trajectories][sites * perSegment];
  }

  int sites() {
    return sites;
  }

  int perSegment() {
    return perSegment;
  }

  int segments() {
    return samples.length;
  }

  /** Whether there is one sample of each trajectory. */
  boolean isInstant() {
    return samples.length * perSegment == 1;
  }

  void put(int segment, int trajectory, int time, int site, double value) {
    samples[segment][trajectory][time * sites + site] = value;
  }

  /** Copies one instant of all trajectories: {@code values[b·sites + i]}. */
  void put(int segment, int time, double[] values) {
    for (int b = 0; b < samples[segment].length; b++) {
      System.arraycopy(values, b * sites, samples[segment][b], time * sites, sites);
    }
  }

  /** The samples of a segment and trajectory, time by time. */
  double[] of(int segment, int trajectory) {
    return samples[segment][trajectory];
  }

  /** The average over time of every site of a trajectory. */
  double[] mean(int trajectory) {
    double[] mean = new double[sites];
    for (double[][] segment : samples) {
      double[] values = segment[trajectory];
      for (int k = 0; k < values.length; k += sites) {
        for (int i = 0; i < sites; i++) {
          mean[i] += values[k + i];
        }
      }
    }
    for (int i = 0; i < sites; i++) {
      mean[i] /= samples.length * perSegment;
    }
    return mean;
  }

  /** Subtracts from every sample the number of its site. */
  void subtract(double[] centre) {
    for (double[][] segment : samples) {
      for (double[] values : segment) {
        for (int k = 0; k < values.length; k += sites) {
          for (int i = 0; i < sites; i++) {
            values[k + i] -= centre[i];
          }
        }
      }
    }
  }

  /** Multiplies every sample by the number of its site. */
  void scale(double[] factor) {
    for (double[][] segment : samples) {
      for (double[] values : segment) {
        for (int k = 0; k < values.length; k += sites) {
          for (int i = 0; i < sites; i++) {
            values[k + i] *= factor[i];
          }
        }
      }
    }
  }
}
