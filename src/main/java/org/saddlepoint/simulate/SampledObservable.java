package org.saddlepoint.simulate;

import java.util.Optional;

/** Collects one observable of one network: its time series segment by segment, and the samples for its covariance matrix. */
final class SampledObservable {
  private static final int MOST_WINDOWS = 64;
  /** Sites whose series are gathered together: as many numbers as a line of the processor's cache holds. */
  private static final int GATHERED = 8;

  private final FrameFormula formula;
  private final Optional<FrameFormula> slope;
  private final int sites;
  private final int trajectories;
  private final TimeGrid grid;
  private final double[][] samples;
  private final double[][] series;
  private final double[] values;
  private final SampleRecord record;
  private final LagCorrelator correlator;
  private final double[] lagged;
  private final double[][] segmentMeans;
  private final WindowMeans longWindows;
  private final WindowMeans windows;
  private double mean;
  private double square;
  private double slopeSum;
  private long slopeCount;
  private int segmentsDone;

  SampledObservable(FrameFormula formula, Optional<FrameFormula> slope, int sites, int trajectories, TimeGrid grid) {
    this.formula = formula;
    this.slope = slope;
    this.sites = sites;
    this.trajectories = trajectories;
    this.grid = grid;
    samples = new double[grid.samplesPerSegment()][sites * trajectories];
    series = new double[GATHERED * trajectories][grid.samplesPerSegment()];
    values = new double[sites * trajectories];
    record = new SampleRecord(sites, trajectories, grid.recorded((long) sites * trajectories), grid.coarsePerSegment());
    correlator = new LagCorrelator(grid.samplesPerSegment(), grid.lags());
    lagged = new double[grid.lags()];
    segmentMeans = new double[grid.segments()][sites * trajectories];
    longWindows = new WindowMeans(sites, trajectories, grid.longWindow(), grid.longWindows());
    windows = new WindowMeans(sites, trajectories, Math.max(1, grid.window()), grid.window() == 0 ? 0 : Math.min(MOST_WINDOWS, grid.samples() / grid.window()));
  }

  int sites() {
    return sites;
  }

  SampleRecord record() {
    return record;
  }

  /** Takes sample {@code k} of a segment from a complete frame. */
  void take(Frame frame, int segment, int k, int[] alive) {
    formula.apply(frame.arrays(), values, values.length);
    System.arraycopy(values, 0, samples[k], 0, values.length);
    longWindows.take(values);
    windows.take(values);
    if (k % grid.coarseStride() == 0 && segment < record.segments()) {
      record.put(segment, k / grid.coarseStride(), values);
      slope.ifPresent(f -> addSlope(f, frame, alive));
    }
  }

  private void addSlope(FrameFormula f, Frame frame, int[] alive) {
    f.apply(frame.arrays(), values, values.length);
    for (int b : alive) {
      for (int i = b * sites; i < (b + 1) * sites; i++) {
        slopeSum += values[i];
      }
      slopeCount += sites;
    }
  }

  /** Ends a segment: adds its correlations of the living trajectories. */
  void finishSegment(int segment, int[] alive) {
    int length = grid.samplesPerSegment();
    double[] correlation = new double[grid.lags()];
    double[] total = new double[grid.lags()];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < sites; i++) {
      if (i % GATHERED == 0) {
        gather(i);
      }
      double centre = 0;
      for (int b = 0; b < trajectories; b++) {
        double s = 0;
        for (double x : series[row(b, i)]) {
          s += x;
        }
        segmentMeans[segment][b * sites + i] = s / length;
      }
      for (int b : alive) {
        centre += segmentMeans[segment][b * sites + i] / alive.length;
      }
      if (length == 1) {
        correlation[0] = squares(i, alive, centre);
      } else {
        correlate(i, alive, centre, correlation);
      }
      sum += centre;
      squares += centre * centre;
      for (int k = 0; k < total.length; k++) {
        total[k] += correlation[k] / alive.length;
      }
    }
    for (int k = 0; k < total.length; k++) {
      lagged[k] += (total[k] + squares) / sites;
    }
    mean += sum / sites;
    square += (total[0] + squares) / sites;
    segmentsDone++;
  }

  /** Brings the samples of the next few sites into series in time. */
  private void gather(int first) {
    int count = Math.min(GATHERED, sites - first);
    for (int b = 0; b < trajectories; b++) {
      for (int k = 0; k < samples.length; k++) {
        for (int j = 0; j < count; j++) {
          series[b * GATHERED + j][k] = samples[k][b * sites + first + j];
        }
      }
    }
  }

  private static int row(int trajectory, int site) {
    return trajectory * GATHERED + site % GATHERED;
  }

  private double squares(int site, int[] alive, double centre) {
    double sum = 0;
    for (int b : alive) {
      double x = series[row(b, site)][0] - centre;
      sum += x * x;
    }
    return sum;
  }

  private void correlate(int i, int[] alive, double centre, double[] correlation) {
    correlator.clear();
    for (int k = 0; k + 1 < alive.length; k += 2) {
      correlator.add(series[row(alive[k], i)], series[row(alive[k + 1], i)], centre);
    }
    if (alive.length % 2 == 1) {
      correlator.add(series[row(alive[alive.length - 1], i)], centre);
    }
    correlator.correlation(correlation);
  }

  /** The statistics of the living trajectories; centres the sample record on the averages of the sites. */
  ObservableSample finish(Groups groups, CovarianceStatistics.Part covariance) {
    double[] averaged = lagged.clone();
    for (int k = 0; k < averaged.length; k++) {
      averaged[k] /= segmentsDone;
    }
    double gain = slopeCount == 0 ? Double.NaN : slopeSum / slopeCount;
    double[] overLong = longWindows.traces(groups, true);
    double[] overWindow = windows.traces(groups, false);
    return new ObservableSample(sites, mean / segmentsDone, square / segmentsDone, gain, persistent(groups.all()), common(groups.all()),
        covariance.traceSquare()[0], covariance.diagonalSquare()[0], covariance.scaledTraceSquare(),
        overLong[0], overLong[1], overWindow[0], overWindow[1], averaged, covariance.traceSquare(), covariance.diagonalSquare(), covariance.density());
  }

  /** Products of segments that are not neighbours, or of any two where there are only two; at rest the square itself. */
  private double persistent(int[] alive) {
    int apart = Math.min(2, segmentMeans.length - 1);
    double sum = 0;
    long count = 0;
    for (int s = 0; s < segmentMeans.length; s++) {
      for (int r = s + apart; r < segmentMeans.length; r++) {
        for (int b : alive) {
          for (int i = b * sites; i < (b + 1) * sites; i++) {
            sum += segmentMeans[s][i] * segmentMeans[r][i];
          }
          count += sites;
        }
      }
    }
    return sum / count;
  }

  /** Mean over sites of the product of the averages of two different trajectories; of one trajectory's distant halves if it is alone. */
  private double common(int[] alive) {
    if (alive.length < 2) {
      return persistent(alive);
    }
    double total = 0;
    for (int i = 0; i < sites; i++) {
      double sum = 0;
      double same = 0;
      for (int b : alive) {
        double m = 0;
        for (double[] segment : segmentMeans) {
          m += segment[b * sites + i] / segmentMeans.length;
        }
        sum += m;
        same += m * m;
      }
      total += (sum * sum - same) / (alive.length * (alive.length - 1.0));
    }
    return total / sites;
  }
}
