package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Species;
import org.saddlepoint.numeric.GaussLegendre;
import org.saddlepoint.numeric.SpecialFunctions;

/**
 * Builds {@link SiteNodes}: a product of one-dimensional rules over the independently drawn parameters (Gauss–Legendre between
 * the break points of everything that depends on a uniform one, the trapezoid rule in the standard variable of a normal or
 * log-normal one, atoms for Bernoulli and for the rows of a table), on which the formulas are then evaluated.
 */
public final class SiteQuadrature {
  /** The name of the mean over a species' law inside the formula of a site parameter. */
  static final String AVERAGE = "average";

  private static final GaussLegendre RULE = new GaussLegendre(24);
  /** The trapezoid error for a Gaussian weight is exp(−2π²/step²), 1e-15 here. */
  private static final double NORMAL_STEP = 0.75;

  /** Minus the logarithm of the weight times the growth that is left out. */
  private static final double NEGLIGIBLE = 30;
  /** The fourth power of a parameter is what the dimension needs; formulas of a normal parameter may be exponential. */
  private static final double FOURTH = 4;
  private static final double NORMAL_GROWTH = 2;
  private static final double INSIDE = 0.4321;

  private final Species species;
  private final ModelNumbers numbers;
  private final Map<String, Expr> formulas = new LinkedHashMap<>();

  private SiteQuadrature(Species species, ModelNumbers numbers) {
    this.species = species;
    this.numbers = numbers;
    for (SiteParameter p : species.parameters()) {
      if (p.law() instanceof SiteLaw.Formula f) {
        formulas.put(p.name(), numbers.inNumbers(f.expr()));
      }
    }
  }

  public static SiteNodes of(Species species, ModelNumbers numbers) {
    return new SiteQuadrature(species, numbers).build();
  }

  /** Independent directions of the law: joint names, their values at each node, and the weights. */
  private record Axis(List<String> names, List<double[]> values, List<Double> weights, List<Double> importance) {}

  private SiteNodes build() {
    List<Axis> axes = axes();
    List<String> names = new ArrayList<>();
    List<double[]> values = new ArrayList<>(List.of(new double[0]));
    List<Double> weights = new ArrayList<>(List.of(1.0));
    List<Double> importance = new ArrayList<>(List.of(1.0));
    for (Axis axis : axes) {
      names.addAll(axis.names);
      List<double[]> grown = new ArrayList<>();
      List<Double> heavier = new ArrayList<>();
      List<Double> felt = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        for (int j = 0; j < axis.values.size(); j++) {
          double both = importance.get(i) * axis.importance.get(j);
          if (both > Math.exp(-NEGLIGIBLE)) {
            grown.add(joined(values.get(i), axis.values.get(j)));
            heavier.add(weights.get(i) * axis.weights.get(j));
            felt.add(both);
          }
        }
      }
      values = grown;
      weights = heavier;
      importance = felt;
    }
    double[] weight = weights.stream().mapToDouble(Double::doubleValue).toArray();
    double[][] value = values.toArray(double[][]::new);
    for (String name : ordered()) {
      Expr formula = withAverages(formulas.get(name), names, value, weight);
      for (int node = 0; node < weight.length; node++) {
        value[node] = joined(value[node], new double[] {Evaluation.real(formula, symbols(names, value[node]))});
      }
      names.add(name);
    }
    return new SiteNodes(List.copyOf(names), value, weight);
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static Map<String, Double> symbols(List<String> names, double[] value) {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      map.put(names.get(k), value[k]);
    }
    return map;
  }

  /** Replaces average(e) by its value; e contains only parameters that have values already. */
  private static Expr withAverages(Expr formula, List<String> names, double[][] value, double[] weight) {
    return formula.rewrite(
        e -> {
          if (!(e instanceof Apply a && a.function().equals(AVERAGE))) {
            return e;
          }
          double mean = 0;
          for (int node = 0; node < weight.length; node++) {
            mean += weight[node] * Evaluation.real(a.argument(), symbols(names, value[node]));
          }
          return Expr.num(org.saddlepoint.expr.Rational.ofDouble(mean));
        });
  }

  /** The formulas in an order in which each uses only earlier ones. */
  private List<String> ordered() {
    List<String> order = new ArrayList<>();
    Set<String> open = new LinkedHashSet<>(formulas.keySet());
    while (!open.isEmpty()) {
      String next = open.stream().filter(n -> formulas.get(n).freeSymbols().stream().noneMatch(open::contains)).findFirst()
              .orElseThrow(() -> new IllegalStateException("the site parameters " + open + " depend on each other in a circle"));
      order.add(next);
      open.remove(next);
    }
    return order;
  }

  private List<Axis> axes() {
    List<Axis> axes = new ArrayList<>();
    Map<String, List<SiteParameter>> files = new LinkedHashMap<>();
    for (SiteParameter p : species.parameters()) {
      if (p.law() instanceof SiteLaw.Drawn d) {
        axes.add(axis(p.name(), d.distribution()));
      } else if (p.law() instanceof SiteLaw.Column c) {
        files.computeIfAbsent(c.file(), f -> new ArrayList<>()).add(p);
      }
    }
    files.values().forEach(columns -> axes.add(table(columns)));
    return axes;
  }

  /** The rows of a table with equal weight; rows that are alike become one node, since the theory has one process for each. */
  private static Axis table(List<SiteParameter> columns) {
    int rows = ((SiteLaw.Column) columns.get(0).law()).values().size();
    Map<List<Double>, Integer> count = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      int r = row;
      count.merge(columns.stream().map(c -> ((SiteLaw.Column) c.law()).values().get(r)).toList(), 1, Integer::sum);
    }
    List<double[]> values = count.keySet().stream().map(v -> v.stream().mapToDouble(Double::doubleValue).toArray()).toList();
    List<Double> weights = count.values().stream().map(k -> (double) k / rows).toList();
    return new Axis(columns.stream().map(SiteParameter::name).toList(), values, weights, Collections.nCopies(weights.size(), 1.0));
  }

  private Axis axis(String name, Distribution distribution) {
    List<double[]> values = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    double growth = 0;
    if (distribution instanceof Distribution.Constant c) {
      add(values, weights, numbers.value(c.value()), 1);
    } else if (distribution instanceof Distribution.Bernoulli b) {
      double p = numbers.value(b.p());
      add(values, weights, numbers.value(b.high()), p);
      add(values, weights, numbers.value(b.low()), 1 - p);
    } else if (distribution instanceof Distribution.Uniform u) {
      uniform(name, numbers.value(u.low()), numbers.value(u.high()), values, weights);
    } else if (distribution instanceof Distribution.Normal n) {
      double mu = numbers.value(n.mu());
      double sigma = numbers.value(n.sigma());
      growth = NORMAL_GROWTH;
      normal(values, weights, sigma, growth, z -> mu + sigma * z);
    } else {
      Distribution.LogNormal n = (Distribution.LogNormal) distribution;
      double mu = numbers.value(n.mu());
      double sigma = numbers.value(n.sigma());
      growth = FOURTH * sigma;
      normal(values, weights, sigma, growth, z -> Math.exp(mu + sigma * z));
    }
    return new Axis(List.of(name), values, weights, growth == 0 ? Collections.nCopies(weights.size(), 1.0) : felt(weights, growth));
  }

  /** The weight of each node times the growth exp(growth·|z|). */
  private static List<Double> felt(List<Double> weights, double growth) {
    int reach = weights.size() / 2;
    List<Double> felt = new ArrayList<>();
    for (int k = 0; k < weights.size(); k++) {
      felt.add(weights.get(k) * Math.exp(growth * NORMAL_STEP * Math.abs(k - reach)));
    }
    return felt;
  }

  private static void add(List<double[]> values, List<Double> weights, double value, double weight) {
    if (weight > 0) {
      values.add(new double[] {value});
      weights.add(weight);
    }
  }

  private void uniform(String name, double low, double high, List<double[]> values, List<Double> weights) {
    if (low == high) {
      add(values, weights, low, 1);
      return;
    }
    if (singular(name, low) || singular(name, high)) {
      // In the variable z of u = Φ(z) what is infinite or steep at an end of u is smooth.
      normal(values, weights, 1, 0, z -> low + (high - low) * 0.5 * SpecialFunctions.erfc(-z / Math.sqrt(2)));
      return;
    }
    TreeSet<Double> edges = new TreeSet<>(List.of(low, high));
    for (String other : ordered()) {
      Expr formula = inDrawn(formulas.get(other));
      if (formula.freeSymbols().equals(Set.of(name))) {
        Arrays.stream(BreakPoints.of(formula, name)).filter(b -> b > low && b < high).forEach(edges::add);
      }
    }
    double[] edge = edges.stream().mapToDouble(Double::doubleValue).toArray();
    for (int panel = 0; panel + 1 < edge.length; panel++) {
      double half = 0.5 * (edge[panel + 1] - edge[panel]);
      double middle = 0.5 * (edge[panel + 1] + edge[panel]);
      for (int i = 0; i < RULE.size(); i++) {
        add(values, weights, middle + half * RULE.node(i), half * RULE.weight(i) / (high - low));
      }
    }
  }

  /** Whether a formula or its slope is infinite at an end of a uniform parameter, the others at some value inside. */
  private boolean singular(String name, double end) {
    for (String other : ordered()) {
      Expr formula = inDrawn(formulas.get(other));
      if (formula.contains(name)) {
        Map<String, Double> at = new LinkedHashMap<>();
        formula.freeSymbols().forEach(s -> at.put(s, INSIDE));
        at.put(name, end);
        try {
          if (!Double.isFinite(Evaluation.real(formula, at)) || !Double.isFinite(Evaluation.real(formula.derivative(name), at))) {
            return true;
          }
        } catch (ArithmeticException pole) {
          return true;
        }
      }
    }
    return false;
  }

  /** The formula with other formulas written out and averages left aside: what depends on the drawn parameters directly. */
  private Expr inDrawn(Expr formula) {
    Expr e = formula.rewrite(n -> n instanceof Apply a && a.function().equals(AVERAGE) ? Expr.ONE : n);
    for (int depth = 0; depth < formulas.size(); depth++) {
      for (Map.Entry<String, Expr> other : formulas.entrySet()) {
        e = e.substitute(other.getKey(), other.getValue().rewrite(n -> n instanceof Apply a && a.function().equals(AVERAGE) ? Expr.ONE : n));
      }
    }
    return e;
  }

  /** Nodes in the standard variable z, as far as a function that grows like exp(growth·|z|) can still feel them. */
  private static void normal(List<double[]> values, List<Double> weights, double sigma, double growth, DoubleUnaryOperator value) {
    if (sigma == 0) {
      add(values, weights, value.applyAsDouble(0), 1);
      return;
    }
    int reach = (int) Math.ceil((growth + Math.sqrt(growth * growth + 2 * NEGLIGIBLE)) / NORMAL_STEP);
    double total = 0;
    for (int k = -reach; k <= reach; k++) {
      double z = k * NORMAL_STEP;
      double weight = Math.exp(-0.5 * z * z) * NORMAL_STEP / Math.sqrt(2 * Math.PI);
      total += weight;
      add(values, weights, value.applyAsDouble(z), weight);
    }
    for (int i = 0; i < weights.size(); i++) {
      weights.set(i, weights.get(i) / total);
    }
  }
}
