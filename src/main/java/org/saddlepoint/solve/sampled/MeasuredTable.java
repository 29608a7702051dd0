package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.solve.TwoPointTable;

/** Sampled two-point functions of one species at some bins of their grid. Ports: its readouts, then its posts. */
final class MeasuredTable implements TwoPointTable {
  private final List<Measurement> nodes;
  private final int readouts;
  private final int ports;
  private final int[] bins;
  private final List<double[]> re = new ArrayList<>();
  private final List<double[]> im = new ArrayList<>();

  MeasuredTable(List<Measurement> nodes, int readouts, int posts, int[] bins) {
    this.nodes = nodes;
    this.readouts = readouts;
    this.ports = readouts + posts;
    this.bins = bins;
    for (Measurement m : nodes) {
      double[] r = new double[ports * ports * bins.length];
      double[] i = new double[r.length];
      for (int x = 0; x < ports; x++) {
        for (int y = 0; y < ports; y++) {
          fill(m, x, y, r, i);
        }
      }
      re.add(r);
      im.add(i);
    }
  }

  /** G_xy at all bins, as far as it has been measured. */
  private void fill(Measurement m, int x, int y, double[] r, double[] i) {
    int offset = (x * ports + y) * bins.length;
    if (x < readouts && y < readouts) {
      Measurement.Place place = m.place(x, y);
      copy(place.at(), m.pairRe, m.pairIm, place.sign(), offset, r, i);
    } else if (x < readouts || y < readouts) {
      int at = m.response(Math.min(x, y), Math.max(x, y) - readouts);
      copy(at, m.responseRe, m.responseIm, x < readouts ? 1 : -1, offset, r, i);
    }
  }

  private void copy(int at, double[][] fromRe, double[][] fromIm, int sign, int offset, double[] r, double[] i) {
    for (int k = 0; k < bins.length && at >= 0; k++) {
      r[offset + k] = fromRe[at][bins[k]];
      i[offset + k] = sign * fromIm[at][bins[k]];
    }
  }

  @Override
  public int ports() {
    return ports;
  }

  @Override
  public int nodes() {
    return nodes.size();
  }

  @Override
  public double weight(int node) {
    return nodes.get(node).weight;
  }

  @Override
  public int frequencies() {
    return bins.length;
  }

  @Override
  public double[] re(int node) {
    return re.get(node);
  }

  @Override
  public double[] im(int node) {
    return im.get(node);
  }
}
