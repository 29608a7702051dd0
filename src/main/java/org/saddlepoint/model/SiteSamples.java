package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Enclosure;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Interval;
import org.saddlepoint.numeric.NormalQuantile;

/**
 * Sites of every species as a table of their parameters, and the range of each parameter: what checks of a model file need. The
 * sites take equally likely quantiles of every drawn parameter, shuffled independently, with the ends of a bounded range added.
 */
record SiteSamples(Map<String, List<Map<String, Double>>> sites, Map<String, Interval> ranges) {
  private static final int SITES = 1000;
  private static final double REACH = 4.5;
  private static final double END = 1e-12;

  static SiteSamples of(List<Species> species, Values values) {
    Map<String, List<Map<String, Double>>> sites = new LinkedHashMap<>();
    Map<String, Interval> ranges = new LinkedHashMap<>();
    for (Species s : species) {
      List<Map<String, Double>> table = new ArrayList<>();
      for (int k = 0; k < SITES; k++) {
        table.add(new LinkedHashMap<>());
      }
      Map<String, int[]> rows = new LinkedHashMap<>();
      Random random = new Random(11);
      for (SiteParameter parameter : s.parameters()) {
        fill(parameter, table, ranges, rows, random, values);
      }
      sites.put(s.name(), table);
    }
    return new SiteSamples(sites, ranges);
  }

  private static void fill(SiteParameter parameter, List<Map<String, Double>> table, Map<String, Interval> ranges, Map<String, int[]> rows, Random random, Values values) {
    String name = parameter.name();
    if (parameter.law() instanceof SiteLaw.Formula formula) {
      formula(name, formula.expr(), table, ranges, values);
    } else if (parameter.law() instanceof SiteLaw.Column column) {
      ranges.put(name, Interval.closed(Collections.min(column.values()), Collections.max(column.values())));
      // Columns of one file are joint: the same row for all of them.
      int[] order = rows.computeIfAbsent(column.file(), f -> shuffled(random));
      for (int k = 0; k < SITES; k++) {
        table.get(k).put(name, column.values().get((int) ((long) order[k] * column.values().size() / SITES)));
      }
    } else if (parameter.law() instanceof SiteLaw.Drawn drawn) {
      ranges.put(name, range(drawn.distribution(), values));
      int[] order = shuffled(random);
      for (int k = 0; k < SITES; k++) {
        table.get(k).put(name, quantile(drawn.distribution(), order[k] / (SITES - 1.0), values));
      }
    }
  }

  private static void formula(String name, Expr law, List<Map<String, Double>> table, Map<String, Interval> ranges, Values values) {
    try {
      Expr e = values.in(law);
      ranges.put(name, Enclosure.of(withoutAverages(e), ranges));
      Expr local = averaged(e, table);
      table.forEach(site -> site.put(name, value(local, site)));
    } catch (ArithmeticException pole) {
      // The check of domains says where.
      ranges.put(name, Interval.REALS);
      table.forEach(site -> site.put(name, Double.NaN));
    }
  }

  private static int[] shuffled(Random random) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < SITES; k++) {
      order.add(k);
    }
    Collections.shuffle(order, random);
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double value(Expr e, Map<String, Double> site) {
    try {
      return Evaluation.real(e, site);
    } catch (ArithmeticException | IllegalArgumentException undefined) {
      return Double.NaN;
    }
  }

  /** Replaces every average by its value over the table. */
  private static Expr averaged(Expr e, List<Map<String, Double>> table) {
    return e.rewrite(
        node -> {
          if (!(node instanceof Apply a) || !a.function().equals(SiteScope.AVERAGE)) {
            return node;
          }
          double sum = 0;
          for (Map<String, Double> site : table) {
            sum += value(a.argument(), site);
          }
          double mean = sum / table.size();
          return Double.isFinite(mean) ? Expr.num(org.saddlepoint.expr.Rational.ofDouble(mean)) : node;
        });
  }

  /** An average lies in the range of what is averaged. */
  private static Expr withoutAverages(Expr e) {
    return e.rewrite(node -> node instanceof Apply a && a.function().equals(SiteScope.AVERAGE) ? a.argument() : node);
  }

  static Interval range(Distribution d, Values values) {
    if (d instanceof Distribution.Constant c) {
      return Interval.point(values.of(c.value()));
    }
    if (d instanceof Distribution.Uniform u) {
      return Interval.closed(values.of(u.low()), values.of(u.high()));
    }
    if (d instanceof Distribution.Bernoulli b) {
      return Interval.point(values.of(b.low())).hull(Interval.point(values.of(b.high())));
    }
    if (d instanceof Distribution.Normal n) {
      return values.of(n.sigma()) == 0 ? Interval.point(values.of(n.mu())) : Interval.REALS;
    }
    Distribution.LogNormal l = (Distribution.LogNormal) d;
    return values.of(l.sigma()) == 0 ? Interval.point(Math.exp(values.of(l.mu()))) : Interval.POSITIVE;
  }

  /** The quantile at p; unbounded laws are cut 4.5 standard deviations out. */
  private static double quantile(Distribution d, double p, Values values) {
    if (d instanceof Distribution.Constant c) {
      return values.of(c.value());
    }
    if (d instanceof Distribution.Uniform u) {
      double low = values.of(u.low());
      // A quantile formula may be infinite at the very ends.
      return low + Math.max(END, Math.min(1 - END, p)) * (values.of(u.high()) - low);
    }
    if (d instanceof Distribution.Bernoulli b) {
      return values.of(p <= values.of(b.p()) && values.of(b.p()) > 0 ? b.high() : b.low());
    }
    if (d instanceof Distribution.Normal n) {
      return values.of(n.mu()) + values.of(n.sigma()) * normal(p);
    }
    Distribution.LogNormal l = (Distribution.LogNormal) d;
    return Math.exp(values.of(l.mu()) + values.of(l.sigma()) * normal(p));
  }

  private static double normal(double p) {
    return Math.max(-REACH, Math.min(REACH, NormalQuantile.of(p)));
  }

  /** The site parameters of a species that occur in an expression. */
  Set<String> in(Expr e, String species) {
    Set<String> names = new LinkedHashSet<>(e.freeSymbols());
    List<Map<String, Double>> table = sites.getOrDefault(species, List.of());
    names.retainAll(table.isEmpty() ? Set.of() : table.get(0).keySet());
    return names;
  }
}
