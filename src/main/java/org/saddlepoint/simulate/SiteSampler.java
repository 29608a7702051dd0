package org.saddlepoint.simulate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Species;
import org.saddlepoint.numeric.RandomStream;

/**
 * Draws the site parameters of a species from their joint law.
 *
 * <p>Every drawn parameter is stratified: of n sites exactly one falls into each n-th of the distribution, in random order. A single
 * site has the exact law, the sites together represent it with fluctuations of order 1/n instead of 1/√n, so that a spectrum such as
 * exp(−κu) is the same in every network, as the theory has it. Columns of one table are drawn by whole rows in the same way.
 */
final class SiteSampler {
  private static final String AVERAGE = "average";
  /** Quantiles per direction for averages over the law, and the most points in all. */
  private static final int[] GRID = {200_000, 1_000, 100, 32};

  private final Network network;
  private final Species species;

  SiteSampler(Network network, Species species) {
    this.network = network;
    this.species = species;
  }

  /** The parameters of {@code sites} sites by name. */
  Map<String, double[]> draw(int sites, Streams streams) {
    return values(sites, species.parameters(), name -> stratified(sites, streams.of("site " + species.name() + " " + name)));
  }

  private interface Uniforms {
    double[] of(String axis);
  }

  private Map<String, double[]> values(int sites, List<SiteParameter> wanted, Uniforms uniforms) {
    Map<String, double[]> values = new LinkedHashMap<>();
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (SiteParameter p : wanted) {
      if (p.law() instanceof SiteLaw.Drawn drawn) {
        Sampler sampler = Sampler.of(drawn.distribution(), this::number);
        values.put(p.name(), Arrays.stream(uniforms.of(p.name())).map(sampler::at).toArray());
      } else if (p.law() instanceof SiteLaw.Column column) {
        double[] u = rows.computeIfAbsent(column.file(), uniforms::of);
        int length = column.values().size();
        values.put(p.name(), Arrays.stream(u).map(x -> column.values().get((int) Math.min(length - 1, Math.floor(x * length)))).toArray());
      }
    }
    Set<String> open = new LinkedHashSet<>();
    wanted.stream().filter(p -> !values.containsKey(p.name())).forEach(p -> open.add(p.name()));
    while (!open.isEmpty()) {
      SiteParameter next = wanted.stream().filter(p -> open.contains(p.name()) && formula(p).freeSymbols().stream().noneMatch(open::contains))
          .findFirst().orElseThrow(() -> new IllegalStateException("the site parameters " + open + " define each other"));
      values.put(next.name(), evaluate(withAverages(formula(next)), values, sites));
      open.remove(next.name());
    }
    return values;
  }

  private Expr formula(SiteParameter p) {
    return network.withParameterValues(network.expandFunctions(((SiteLaw.Formula) p.law()).expr()));
  }

  private double number(Expr expr) {
    return Evaluation.real(network.withParameterValues(network.expandFunctions(expr)));
  }

  private static double[] evaluate(Expr formula, Map<String, double[]> values, int sites) {
    List<String> names = List.copyOf(formula.freeSymbols());
    double[] out = new double[sites];
    ArrayFormula.compile(formula, names).apply(names.stream().map(values::get).toArray(double[][]::new), out, sites);
    return out;
  }

  /** Replaces average(e) by the mean of e over the law, taken at the midpoints of a grid of quantiles. */
  private Expr withAverages(Expr formula) {
    return formula.rewrite(node -> node instanceof Apply a && a.function().equals(AVERAGE) ? Expr.num(org.saddlepoint.expr.Rational.ofDouble(mean(a.argument()))) : node);
  }

  private double mean(Expr argument) {
    List<String> axes = axes(argument.freeSymbols());
    if (axes.isEmpty()) {
      return Evaluation.real(argument);
    }
    int perAxis = GRID[Math.min(axes.size(), GRID.length) - 1];
    int points = (int) Math.round(Math.pow(perAxis, axes.size()));
    Map<String, double[]> uniforms = new LinkedHashMap<>();
    int repeat = 1;
    for (String axis : axes) {
      double[] u = new double[points];
      for (int k = 0; k < points; k++) {
        u[k] = (k / repeat % perAxis + 0.5) / perAxis;
      }
      uniforms.put(axis, u);
      repeat *= perAxis;
    }
    double[] middle = new double[points];
    Arrays.fill(middle, 0.5);
    Map<String, double[]> values = values(points, needed(argument), axis -> uniforms.getOrDefault(axis, middle));
    return Arrays.stream(evaluate(argument, values, points)).sum() / points;
  }

  /** The independent directions of the law on which the named parameters depend: drawn parameters and tables. */
  private List<String> axes(Set<String> names) {
    Set<String> axes = new LinkedHashSet<>();
    for (SiteParameter p : species.parameters()) {
      if (!names.contains(p.name())) {
        continue;
      }
      if (p.law() instanceof SiteLaw.Formula f) {
        axes.addAll(axes(f.expr().freeSymbols()));
      } else {
        axes.add(p.law() instanceof SiteLaw.Column c ? c.file() : p.name());
      }
    }
    return List.copyOf(axes);
  }

  /** The parameters on which a formula depends, directly or through others. */
  private List<SiteParameter> needed(Expr formula) {
    Set<String> names = new LinkedHashSet<>(formula.freeSymbols());
    int before = -1;
    while (names.size() > before) {
      before = names.size();
      species.parameters().stream().filter(p -> names.contains(p.name()) && p.law() instanceof SiteLaw.Formula).forEach(p -> names.addAll(formula(p).freeSymbols()));
    }
    return species.parameters().stream().filter(p -> names.contains(p.name())).toList();
  }

  private static double[] stratified(int sites, RandomStream stream) {
    int[] order = stream.permutation(sites);
    double[] u = new double[sites];
    for (int i = 0; i < sites; i++) {
      u[i] = (order[i] + stream.nextDouble()) / sites;
    }
    return u;
  }
}
