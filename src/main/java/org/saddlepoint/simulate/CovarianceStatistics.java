package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Traces of squared covariance matrices of several observables of one network, and of observables stacked over species. */
final class CovarianceStatistics {
  private final Groups groups;
  private final int lags;

  /**
   * @param traceSquare tr C(τ)C(τ)ᵀ and @param diagonalSquare Σ C_ii(τ)² by lag, @param scaledTraceSquare of the correlation matrix,
   * @param density of the covariances between sites, see {@link PairDensity}; empty where time runs
   */
  record Part(double[] traceSquare, double[] diagonalSquare, double scaledTraceSquare, double[] density) {}

  /** @param lags number of lags in units of the record's interval, at least 1 */
  CovarianceStatistics(Groups groups, int lags) {
    this.groups = groups;
    this.lags = lags;
  }

  /** The statistics of each record, all zero lag first; the records are centred on the averages of their sites. */
  List<Part> of(List<SampleRecord> records) {
    List<Part> parts = new ArrayList<>();
    for (SampleRecord record : records) {
      parts.add(!groups.enough() ? new Part(nothing(), nothing(), Double.NaN, new double[0]) : record.isInstant() ? instant(record) : part(record));
    }
    return parts;
  }

  /** tr C² of the chosen records stacked (all must have been through {@link #of}); NaN for none. */
  double stacked(List<SampleRecord> records, Set<Integer> chosen) {
    if (chosen.isEmpty() || !groups.enough()) {
      return Double.NaN;
    }
    if (records.get(0).isInstant()) {
      List<SampleRecord> parts = chosen.stream().map(records::get).toList();
      return DrawCovariance.of(parts, groups.first()).trace(DrawCovariance.of(parts, groups.second()));
    }
    double sum = 0;
    int segments = records.get(0).segments();
    for (int segment = 0; segment < segments; segment++) {
      Gram gram = null;
      for (int k : chosen) {
        Gram next = Gram.of(records.get(k), segment, groups, means(records.get(k)));
        gram = gram == null ? next : gram.plus(next);
      }
      sum += gram.traceSquare(0) / segments;
    }
    return sum;
  }

  private double[] nothing() {
    double[] none = new double[lags];
    java.util.Arrays.fill(none, Double.NaN);
    return none;
  }

  private Part instant(SampleRecord record) {
    DrawCovariance first = DrawCovariance.of(List.of(record), groups.first());
    DrawCovariance second = DrawCovariance.of(List.of(record), groups.second());
    double[] variances = new double[record.sites()];
    double diagonal = 0;
    double a = groups.first().length;
    double b = groups.second().length;
    for (int i = 0; i < variances.length; i++) {
      variances[i] = (a * first.variance(i) + b * second.variance(i)) / (a + b);
      diagonal += first.variance(i) * second.variance(i);
    }
    return new Part(new double[] {first.trace(second)}, new double[] {diagonal}, first.scaledTrace(second, variances), PairDensity.of(first.joined(second, a / (a + b))));
  }

  private Part part(SampleRecord record) {
    centre(record);
    double[] trace = traces(record, lags);
    double[] variance = new double[record.sites()];
    double[] diagonal = diagonal(record, variance);
    double[] factor = new double[variance.length];
    double[] back = new double[variance.length];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = variance[i] > 0 ? 1 / Math.sqrt(variance[i]) : 0;
      back[i] = variance[i] > 0 ? Math.sqrt(variance[i]) : 0;
    }
    record.scale(factor);
    double scaled = traces(record, 1)[0];
    record.scale(back);
    return new Part(trace, diagonal, scaled, new double[0]);
  }

  private void centre(SampleRecord record) {
    double[] centre = new double[record.sites()];
    int[] all = groups.all();
    for (int b : all) {
      double[] mean = record.mean(b);
      for (int i = 0; i < centre.length; i++) {
        centre[i] += mean[i] / all.length;
      }
    }
    record.subtract(centre);
  }

  private double[][] means(SampleRecord record) {
    int most = java.util.Arrays.stream(groups.all()).max().orElse(0);
    double[][] means = new double[most + 1][];
    for (int b : groups.all()) {
      means[b] = record.mean(b);
    }
    return means;
  }

  private double[] traces(SampleRecord record, int count) {
    double[][] means = means(record);
    double[] trace = new double[count];
    for (int segment = 0; segment < record.segments(); segment++) {
      Gram gram = Gram.of(record, segment, groups, means);
      for (int lag = 0; lag < count; lag++) {
        trace[lag] += gram.traceSquare(lag) / record.segments();
      }
    }
    return trace;
  }

  /** Σ_i C^A_ii(τ) C^B_ii(τ) by lag; fills the variance of every site from both groups. */
  private double[] diagonal(SampleRecord record, double[] variance) {
    double[] sum = new double[lags];
    double[][] means = means(record);
    LagCorrelator correlator = new LagCorrelator(record.perSegment(), lags);
    double[] first = new double[lags];
    double[] second = new double[lags];
    for (int i = 0; i < record.sites(); i++) {
      covariance(record, groups.first(), i, means, correlator, first);
      covariance(record, groups.second(), i, means, correlator, second);
      int a = groups.first().length;
      int b = groups.second().length;
      variance[i] = (a * first[0] + b * second[0]) / (a + b);
      for (int k = 0; k < lags; k++) {
        sum[k] += first[k] * second[k];
      }
    }
    return sum;
  }

  /** The autocovariance of a site in one group of trajectories, about its own mean estimated between different trajectories. */
  private static void covariance(SampleRecord record, int[] group, int site, double[][] means, LagCorrelator correlator, double[] out) {
    int times = record.perSegment();
    int sites = record.sites();
    double[] series = new double[times];
    correlator.clear();
    double sum = 0;
    double same = 0;
    for (int b : group) {
      sum += means[b][site];
      same += means[b][site] * means[b][site];
      for (int segment = 0; segment < record.segments(); segment++) {
        double[] samples = record.of(segment, b);
        for (int t = 0; t < times; t++) {
          series[t] = samples[t * sites + site];
        }
        correlator.add(series, 0);
      }
    }
    correlator.correlation(out);
    double squaredMean = (sum * sum - same) / (group.length * (group.length - 1.0));
    for (int k = 0; k < out.length; k++) {
      out[k] = out[k] / (group.length * record.segments()) - squaredMean;
    }
  }
}
