package org.saddlepoint.action;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.SiteParameter;

/**
 * A finite world in which path integrals are sums: a few sites per species, a few time points (of unit spacing), a few copies,
 * and every local observable an independent random number. Two stages that are equal as functionals give the same number here.
 *
 * <p>Site parameters are one number per site, other symbols (fields, responses) one per site, time and copy; parameters of the
 * model are one number each; functions of fields are opaque, an independent number per site, time and copy.
 */
public final class Grid {
  /** The global N of this world. */
  public static final int N = 3;

  public static final int TIMES = 3;

  private final Network network;
  private final Map<String, Integer> sizes = new LinkedHashMap<>();
  private final Map<String, Set<String>> siteParameters;
  private final Map<Place, Double> values = new HashMap<>();
  private final Random random;

  public Grid(Network network, long seed) {
    this.network = network;
    this.random = new Random(seed);
    network.species().forEach(s -> sizes.put(s.name(), sizes.isEmpty() ? N : N - 1));
    this.siteParameters =
        network.species().stream().collect(Collectors.toMap(s -> s.name(), s -> s.parameters().stream().map(SiteParameter::name).collect(Collectors.toSet())));
  }

  /** The number of sites of a species. */
  public int size(String species) {
    return sizes.get(species);
  }

  public boolean isSiteParameter(String name, String species) {
    return siteParameters.get(species).contains(name);
  }

  /** A label at a site, time and copy. */
  public double at(Label label, int site, int time, int copy) {
    return value(label.local(), label.species(), site, time, copy);
  }

  public double at(Label label, int site, int time) {
    return at(label, site, time, 0);
  }

  /** A formula of parameters only. */
  public double parameter(Expr expr) {
    return value(expr, "", -1, -1, -1);
  }

  /** A formula of parameters and of the site parameters of one species. */
  public double weight(Expr expr, String species, int site) {
    return value(expr, species, site, -1, -1);
  }

  /** The autocovariance of a coupling between two times; an opaque symmetric function unless it is fixed or δ. */
  public double memory(Persistence persistence, int t, int s) {
    if (persistence instanceof Persistence.Quenched) {
      return 1;
    }
    if (persistence instanceof Persistence.White) {
      return t == s ? 1 : 0;
    }
    return t == s ? 1 : draw(new Place(Expr.sym(persistence.toString()), "", -1, Math.abs(t - s), -1));
  }

  /** (1/N) Σ_i f_i(t) g_i(s) with f in one copy and g in another. */
  public double overlap(Overlap overlap, int t, int s, int copyLeft, int copyRight) {
    double sum = 0;
    for (int i = 0; i < size(overlap.species()); i++) {
      sum += at(overlap.left(), i, t, copyLeft) * at(overlap.right(), i, s, copyRight);
    }
    return sum / N;
  }

  public double overlap(Overlap overlap, int t, int s) {
    return overlap(overlap, t, s, 0, 0);
  }

  /** (1/N) Σ_i f_i(t). */
  public double mean(Label label, int t) {
    double sum = 0;
    for (int i = 0; i < size(label.species()); i++) {
      sum += at(label, i, t);
    }
    return sum / N;
  }

  private double value(Expr e, String species, int site, int time, int copy) {
    if (e instanceof Num n) {
      return n.value().doubleValue();
    }
    if (e.equals(Constant.PI)) {
      return Math.PI;
    }
    if (e instanceof Sum s) {
      return s.terms().stream().mapToDouble(t -> value(t, species, site, time, copy)).sum();
    }
    if (e instanceof Product p) {
      return p.factors().stream().mapToDouble(f -> value(f, species, site, time, copy)).reduce(1, (a, b) -> a * b);
    }
    if (e instanceof Power p && p.exponent() instanceof Num n && n.value().isInteger()) {
      return Math.pow(value(p.base(), species, site, time, copy), value(p.exponent(), species, site, time, copy));
    }
    if (e instanceof Symbol s && network.parameter(s.name()).isPresent()) {
      return draw(new Place(e, "", -1, -1, -1));
    }
    boolean quenched = !species.isEmpty() && siteParameters.get(species).containsAll(fieldNames(e));
    return quenched ? draw(new Place(e, species, site, -1, -1)) : draw(new Place(e, species, site, time, copy));
  }

  private List<String> fieldNames(Expr e) {
    return e.freeSymbols().stream().filter(n -> network.parameter(n).isEmpty()).toList();
  }

  private double draw(Place place) {
    return values.computeIfAbsent(place, p -> 0.3 + random.nextDouble());
  }

  private record Place(Expr what, String species, int site, int time, int copy) {}
}
