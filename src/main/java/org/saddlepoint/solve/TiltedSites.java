package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.saddlepoint.action.LoopLabel;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.GaussLegendre;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The single-site measure of n = 1 or 2 copies of a static network with the same couplings, tilted by a source:
 * x ~ N(0, Σ), Σ_rs = σ²δ_rs + V Q_rs, with the weight exp{½V Σ P_rs φ_r φ_s + h o}, where o = F(x) for one copy and
 * F(x_1)F(x_2) for two. At its saddle Q_rs = ⟨φ_r φ_s⟩ and P_rs = ⟨x~_r x~_s⟩ under the tilted measure itself.
 *
 * <p>Response fields act on the Gaussian density, ⟨x~_r … f⟩ = ∫ f (−∂_r) … p / Z: they are Hermite scores of x.
 */
final class TiltedSites {
  private static final double REACH = 9;
  private static final int ITERATIONS = 2000;
  private static final int FEWEST = 20;

  private final StaticSite site;
  private final int copies;
  private final GaussLegendre rule;
  private final java.util.function.DoubleUnaryOperator observable;

  private double[][] precision;
  private double[] axis;
  private double[] axisWeight;
  private double[] phi;
  private Map<Expr, double[]> functions;
  private double[] source;
  private double[] density;
  private double normalisation;
  private double[][] q;
  private double[][] p;

  TiltedSites(StaticSite site, int copies, int points, java.util.function.DoubleUnaryOperator observable) {
    this.site = site;
    this.copies = copies;
    this.observable = observable;
    this.rule = new GaussLegendre(points);
    this.q = new double[copies][copies];
    this.p = new double[copies][copies];
  }

  /** Solves the tilted saddle for a source strength, starting from the saddle solved before. */
  void solve(double h) {
    if (q[0][0] == 0) {
      for (int r = 0; r < copies; r++) {
        q[r][r] = 1;
      }
    }
    double change = Double.MAX_VALUE;
    for (int pass = 0; pass < ITERATIONS && change > 1e-14; pass++) {
      tilt(h);
      change = 0;
      double[][] nextQ = new double[copies][copies];
      double[][] nextP = new double[copies][copies];
      for (int r = 0; r < copies; r++) {
        for (int s = 0; s < copies; s++) {
          int first = r;
          int second = s;
          nextQ[r][s] = mean(point -> phi(point, first) * phi(point, second));
          nextP[r][s] = mean(point -> score(point, first, second));
          change = Math.max(change, Math.abs(nextQ[r][s] - q[r][s]) / Math.max(1, Math.abs(nextQ[r][s])) + Math.abs(nextP[r][s] - p[r][s]));
        }
      }
      q = nextQ;
      p = nextP;
      if (!(q[0][0] < 1e12)) {
        throw new NumericalFailure("under a source the saddle point runs away, since single networks may escape from the fixed point at any finite N");
      }
    }
    if (change > 1e-11) {
      throw new NumericalFailure("the tilted saddle point did not converge (residual " + change + ")");
    }
    tilt(h);
  }

  private void tilt(double h) {
    double[][] covariance = new double[copies][copies];
    for (int r = 0; r < copies; r++) {
      for (int s = 0; s < copies; s++) {
        covariance[r][s] = (r == s ? site.noise() : 0) + site.coupling() * q[r][s];
      }
    }
    double determinant = copies == 1 ? covariance[0][0] : covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[1][0];
    precision = copies == 1
        ? new double[][] {{1 / covariance[0][0]}}
        : new double[][] {{covariance[1][1] / determinant, -covariance[0][1] / determinant}, {-covariance[1][0] / determinant, covariance[0][0] / determinant}};
    double scale = Math.sqrt(covariance[0][0]);
    nodes(scale);
    int n = axis.length;
    functions = new HashMap<>();
    source = new double[n];
    for (int k = 0; k < n; k++) {
      source[k] = observable.applyAsDouble(axis[k]);
    }
    phi = values(site.phi());
    int points = copies == 1 ? n : n * n;
    density = new double[points];
    normalisation = 0;
    double front = 1 / Math.sqrt(Math.pow(2 * Math.PI, copies) * determinant);
    for (int point = 0; point < points; point++) {
      double exponent = h * observed(point);
      double weight = front;
      for (int r = 0; r < copies; r++) {
        weight *= axisWeight[index(point, r)];
        for (int s = 0; s < copies; s++) {
          exponent += -precision[r][s] * x(point, r) * x(point, s) / 2 + site.coupling() * p[r][s] * phi(point, r) * phi(point, s) / 2;
        }
      }
      density[point] = weight * Math.exp(exponent);
      normalisation += density[point];
    }
  }

  /** Panels that end at the break points, where a power law has an infinite slope; the cube crowds their points to both ends. */
  private void nodes(double scale) {
    TreeSet<Double> edges = new TreeSet<>(List.of(-REACH * scale, 0.0, REACH * scale));
    for (double b : site.breaks()) {
      if (Math.abs(b) < REACH * scale) {
        edges.add(b);
      }
    }
    boolean smooth = site.breaks().length == 0;
    int panels = smooth ? 2 : 2 * (edges.size() - 1);
    int points = Math.max(FEWEST, rule.size() * 2 / panels);
    GaussLegendre each = points == rule.size() ? rule : new GaussLegendre(points);
    axis = new double[panels * points];
    axisWeight = new double[axis.length];
    int at = 0;
    double low = edges.first();
    for (double high : edges.tailSet(low, false)) {
      for (int side = smooth ? 0 : -1; side <= (smooth ? 0 : 1); side += 2) {
        for (int k = 0; k < points; k++) {
          double t = (each.node(k) + 1) / 2;
          double length = smooth ? high - low : 0.5 * (low - high) * side;
          double from = smooth || side < 0 ? low : high;
          axis[at] = from + length * (smooth ? t : t * t * t);
          axisWeight[at] = Math.abs(length) * (smooth ? 1 : 3 * t * t) * each.weight(k) / 2;
          at++;
        }
      }
      low = high;
    }
  }

  /** The value of a function of the grid point, averaged over the tilted measure. */
  double mean(PointFunction f) {
    double sum = 0;
    for (int point = 0; point < density.length; point++) {
      sum += density[point] * f.at(point);
    }
    return sum / normalisation;
  }

  double x(int point, int copy) {
    return axis[index(point, copy)];
  }

  double phi(int point, int copy) {
    return phi[index(point, copy)];
  }

  /** ⟨label⟩ under the tilted measure. */
  double mean(LoopLabel label) {
    double[][] factors = new double[copies][];
    for (int r = 0; r < copies; r++) {
      factors[r] = label.functions().get(r).isOne() ? new double[0] : values(label.functions().get(r));
    }
    int[] order = label.responses().stream().mapToInt(Integer::intValue).toArray();
    double sum = 0;
    for (int point = 0; point < density.length; point++) {
      double value = density[point] * score(point, order);
      for (int r = 0; r < copies; r++) {
        value *= factors[r].length == 0 ? 1 : factors[r][index(point, r)];
      }
      sum += value;
    }
    return sum / normalisation;
  }

  /** A function of the field on the quadrature points of one copy. */
  private double[] values(Expr function) {
    return functions.computeIfAbsent(function, f -> java.util.Arrays.stream(axis).map(site.compiled(f)).toArray());
  }

  /** The observable that the source multiplies. */
  double observed(int point) {
    return copies == 1 ? source[point] : source[index(point, 0)] * source[index(point, 1)];
  }

  /** (−∂_r)(−∂_s)… p / p at a point, for any list of copies. */
  double score(int point, int... order) {
    return hermite(point, order, order.length);
  }

  private double hermite(int point, int[] order, int length) {
    if (length == 0) {
      return 1;
    }
    int last = order[length - 1];
    double y = 0;
    for (int s = 0; s < copies; s++) {
      y += precision[last][s] * x(point, s);
    }
    double value = y * hermite(point, order, length - 1);
    for (int k = 0; k < length - 1; k++) {
      int[] rest = new int[length - 2];
      for (int m = 0, at = 0; m < length - 1; m++) {
        if (m != k) {
          rest[at++] = order[m];
        }
      }
      value -= precision[last][order[k]] * hermite(point, rest, length - 2);
    }
    return value;
  }

  int copies() {
    return copies;
  }

  StaticSite site() {
    return site;
  }

  private int index(int point, int copy) {
    return copies == 1 ? point : copy == 0 ? point / axis.length : point % axis.length;
  }

  /** A function on the quadrature grid. */
  interface PointFunction {
    double at(int point);
  }
}
