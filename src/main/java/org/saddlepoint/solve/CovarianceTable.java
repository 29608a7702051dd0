package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.saddlepoint.numeric.ArcCosine;
import org.saddlepoint.numeric.ArrayFunction;
import org.saddlepoint.numeric.CovarianceFunction;

/**
 * The covariance C(ρ; v) of two functions of Gaussian variables of mean zero and equal variance v, tabulated: Chebyshev nodes in
 * log v on panels of one factor of two, and in θ = arccos ρ on panels that are halved until every node is resolved. Iterations ask for
 * hundreds of variances; each costs a few microseconds here and a Hermite expansion otherwise. Good to 1e-14 of the scale where the
 * covariance functions are, and to a tenth of the tolerance where that is larger.
 */
final class CovarianceTable {
  /** Nodes that give 1e-14, and the digits that each of them gives. */
  private static final int VARIANCES = 13;
  private static final double DIGITS = 1.0;
  private static final int DEGREE = 15;
  private static final double PANEL = Math.log(2);
  private static final int MOST_DEPTH = 24;
  private static final double RESOLVED = 3e-15;
  private static final int FEWEST = 4;

  /** A panel is made when it has been asked for more variances than this; until then each has its own covariance function. */
  private static final int PATIENCE = 2;

  private final double close;
  private final int variances;
  private final double resolved;
  private final DoubleFunction<CovarianceFunction> exact;
  private final Map<Integer, Panel> panels = new HashMap<>();
  private final Map<Integer, Map<Double, CovarianceFunction>> single = new HashMap<>();

  /**
   * @param close     relative difference of variances that does not matter
   * @param tolerance relative error that does not matter
   * @param exact     the covariance function at a variance
   */
  CovarianceTable(double close, double tolerance, DoubleFunction<CovarianceFunction> exact) {
    this.close = close;
    this.variances = Math.max(FEWEST, Math.min(VARIANCES, 1 + (int) Math.ceil((1 - Math.log10(Math.max(tolerance, RESOLVED))) / DIGITS)));
    this.resolved = Math.max(RESOLVED, 0.1 * tolerance);
    this.exact = exact;
  }

  /** Remembers the covariance function at a variance, which is known from elsewhere. */
  void put(double variance, CovarianceFunction known) {
    single.computeIfAbsent((int) Math.floor(Math.log(variance) / PANEL), p -> new HashMap<>()).put(variance, known);
  }

  /** C(·; v), valid while the table lives. */
  ArrayFunction at(double variance) {
    double position = Math.log(variance) / PANEL;
    int panel = (int) Math.floor(position);
    Map<Double, CovarianceFunction> asked = single.computeIfAbsent(panel, p -> new HashMap<>());
    for (Map.Entry<Double, CovarianceFunction> known : asked.entrySet()) {
      if (Math.abs(known.getKey() - variance) <= close * variance) {
        return known.getValue();
      }
    }
    if (!panels.containsKey(panel) && (asked.containsKey(variance) || asked.size() < PATIENCE)) {
      return asked.computeIfAbsent(variance, exact::apply);
    }
    return panels.computeIfAbsent(panel, Panel::new).at(2 * (position - panel) - 1);
  }

  /** One panel of variances. */
  private final class Panel {
    private final CovarianceFunction[] nodes = new CovarianceFunction[variances];
    private final double scale;
    private Half positive;
    private Half negative;

    Panel(int index) {
      double largest = 0;
      for (int m = 0; m < variances; m++) {
        nodes[m] = exact.apply(Math.exp(PANEL * (index + 0.5 * (1 + node(m)))));
        largest = Math.max(largest, Math.abs(nodes[m].atOne()));
      }
      scale = largest;
    }

    Slice at(double u) {
      double[] weight = new double[variances];
      double sum = 0;
      for (int m = 0; m < variances; m++) {
        double distance = u - node(m);
        if (distance == 0) {
          java.util.Arrays.fill(weight, 0);
          weight[m] = 1;
          sum = 1;
          break;
        }
        // Barycentric weights of Chebyshev nodes of the first kind.
        double angle = Math.PI * (m + 0.5) / variances;
        weight[m] = (m % 2 == 0 ? 1 : -1) * Math.sin(angle) / distance;
        sum += weight[m];
      }
      for (int m = 0; m < variances; m++) {
        weight[m] /= sum;
      }
      return new Slice(this, weight);
    }

    Half half(boolean above) {
      if (above) {
        positive = positive == null ? new Half(nodes, 0, Math.PI / 2, scale) : positive;
        return positive;
      }
      negative = negative == null ? new Half(nodes, Math.PI / 2, Math.PI, scale) : negative;
      return negative;
    }
  }

  private double node(int m) {
    return Math.cos(Math.PI * (m + 0.5) / variances);
  }

  /** Chebyshev coefficients in θ on panels, for every node in v. */
  private final class Half {
    private final List<double[]> edges = new ArrayList<>();
    /** {@code [panel][variance node][degree]}. */
    private final List<double[][]> coefficients = new ArrayList<>();

    Half(CovarianceFunction[] nodes, double low, double high, double scale) {
      refine(nodes, low, high, scale, 0);
    }

    private void refine(CovarianceFunction[] nodes, double low, double high, double scale, int depth) {
      double[][] c = new double[nodes.length][];
      double tail = 0;
      for (int m = 0; m < nodes.length; m++) {
        c[m] = fit(nodes[m], low, high);
        tail = Math.max(tail, Math.max(Math.abs(c[m][DEGREE]), Math.abs(c[m][DEGREE - 1])));
      }
      if (tail <= resolved * scale || depth >= MOST_DEPTH) {
        edges.add(new double[] {low, high});
        coefficients.add(c);
        return;
      }
      double middle = 0.5 * (low + high);
      refine(nodes, low, middle, scale, depth + 1);
      refine(nodes, middle, high, scale, depth + 1);
    }

    private static double[] fit(CovarianceFunction f, double low, double high) {
      int n = DEGREE + 1;
      double[] value = new double[n];
      for (int j = 0; j < n; j++) {
        value[j] = f.at(Math.cos(0.5 * (low + high) + 0.5 * (high - low) * Math.cos(Math.PI * (j + 0.5) / n)));
      }
      double[] c = new double[n];
      for (int k = 0; k < n; k++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += value[j] * Math.cos(Math.PI * k * (j + 0.5) / n);
        }
        c[k] = (k == 0 ? 1.0 : 2.0) * sum / n;
      }
      return c;
    }
  }

  /** C(·; v) at one variance. */
  private static final class Slice implements ArrayFunction {
    private final Panel panel;
    private final double[] weight;
    private Branch positive;
    private Branch negative;

    private Slice(Panel panel, double[] weight) {
      this.panel = panel;
      this.weight = weight;
    }

    @Override
    public void apply(double[] rho, double[] out, int n) {
      for (int i = 0; i < n; i++) {
        out[i] = at(rho[i]);
      }
    }

    /** C(ρ), |ρ| ≤ 1. */
    private double at(double rho) {
      if (rho == 0) {
        return 0;
      }
      double theta = ArcCosine.of(rho);
      if (rho > 0) {
        positive = positive == null ? new Branch(panel.half(true), weight) : positive;
        return positive.at(theta);
      }
      negative = negative == null ? new Branch(panel.half(false), weight) : negative;
      return negative.at(theta);
    }
  }

  /** Coefficients combined for one variance. */
  private static final class Branch {
    private final double[] edge;
    private final double[][] c;

    Branch(Half half, double[] weight) {
      int panels = half.edges.size();
      edge = new double[panels + 1];
      c = new double[panels][DEGREE + 1];
      for (int p = 0; p < panels; p++) {
        edge[p] = half.edges.get(p)[0];
        edge[p + 1] = half.edges.get(p)[1];
        for (int m = 0; m < weight.length; m++) {
          double[] from = half.coefficients.get(p)[m];
          for (int k = 0; k <= DEGREE; k++) {
            c[p][k] += weight[m] * from[k];
          }
        }
      }
    }

    double at(double theta) {
      int low = 0;
      int high = c.length - 1;
      while (low < high) {
        int middle = (low + high + 1) / 2;
        if (theta >= edge[middle]) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      double u = (2 * theta - edge[low] - edge[low + 1]) / (edge[low + 1] - edge[low]);
      double b1 = 0;
      double b2 = 0;
      double[] a = c[low];
      for (int k = DEGREE; k >= 1; k--) {
        double b0 = a[k] + 2 * u * b1 - b2;
        b2 = b1;
        b1 = b0;
      }
      return a[0] + u * b1 - b2;
    }
  }
}
