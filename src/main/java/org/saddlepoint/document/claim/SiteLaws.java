package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Species;

/**
 * Averages over sites, {@code average(e)}, as integrals over the laws of the site parameters in e: formulas are put in, then each
 * drawn parameter is integrated over its distribution. An average that contains functions of the single sites stays, with the
 * formulas put in.
 */
final class SiteLaws {
  /** The name in claims and formulas of stages. */
  static final String AVERAGE = "average";

  /** Ends the heads of functions that differ from site to site. */
  static final String SITE = "^i";

  /** Follows the name of a parameter at one of a few sites. */
  static final String PLACE = "@";

  private static final int FEW = 3;

  private final Network network;

  SiteLaws(Network network) {
    this.network = network;
  }

  /** The expression with every average written out that can be. */
  Expr of(Expr e) {
    return e.rewrite(n -> n instanceof Apply a && a.function().equals(AVERAGE) ? average(a.argument()) : n);
  }

  private Expr average(Expr e) {
    List<SiteParameter> parameters = parameters(e);
    Expr body = e;
    // Formulas refer to parameters defined before them, so the last is replaced first.
    for (int k = parameters.size() - 1; k >= 0; k--) {
      SiteParameter p = parameters.get(k);
      if (p.law() instanceof SiteLaw.Formula f && body.contains(p.name())) {
        body = body.substitute(p.name(), of(f.expr()));
      }
    }
    if (hasSites(body)) {
      return Expr.apply(AVERAGE, body);
    }
    return body instanceof Product product ? Expr.mul(groups(product, parameters).stream().map(g -> integrated(g, parameters)).toList()) : integrated(body, parameters);
  }

  private static Expr integrated(Expr e, List<SiteParameter> parameters) {
    Expr body = e;
    for (SiteParameter p : parameters) {
      if (body.contains(p.name())) {
        body = integrated(body, p);
      }
    }
    return body;
  }

  /** The factors of a product in groups that share no parameter, so that the average is the product of theirs. */
  private static List<Expr> groups(Product product, List<SiteParameter> parameters) {
    List<Expr> groups = new ArrayList<>();
    for (Expr factor : product.children()) {
      Expr joined = factor;
      for (Expr group : List.copyOf(groups)) {
        Expr now = joined;
        if (parameters.stream().anyMatch(p -> group.contains(p.name()) && now.contains(p.name()))) {
          groups.remove(group);
          joined = Expr.mul(joined, group);
        }
      }
      groups.add(joined);
    }
    return groups;
  }

  private static boolean hasSites(Expr e) {
    return e instanceof Kernel k && k.head().endsWith(SITE) || e.children().stream().anyMatch(SiteLaws::hasSites);
  }

  /** Averages that stayed, over a few sites: the parameters and functions of each by names of their own. */
  Expr fewSites(Expr e) {
    return e.rewrite(n -> n instanceof Apply a && a.function().equals(AVERAGE) ? fewSites(a) : n);
  }

  private Expr fewSites(Apply average) {
    List<Expr> terms = new ArrayList<>();
    for (int site = 1; site <= FEW; site++) {
      Expr term = average.argument();
      for (SiteParameter p : parameters(term)) {
        term = term.substitute(p.name(), Expr.sym(p.name() + PLACE + site));
      }
      String at = PLACE + site;
      terms.add(term.rewrite(n -> n instanceof Kernel k && k.head().endsWith(SITE) ? Kernel.of(k.head() + at, k.labels(), k.orders(), k.arguments()) : n));
    }
    return Expr.div(Expr.add(terms), Expr.num(FEW));
  }

  /** Parameters of the few sites lie between 0 and 1, which every law allows or is taken to allow. */
  static Unknowns withinLaws(Unknowns unknowns) {
    Map<String, Range> real = new LinkedHashMap<>(unknowns.real());
    real.replaceAll((name, range) -> name.contains(PLACE) ? Range.UNIT : range);
    return new Unknowns(real, unknowns.complex(), unknowns.conditions());
  }

  /** The parameters of the species whose parameters occur in e, in the order of their definition. */
  private List<SiteParameter> parameters(Expr e) {
    Set<String> names = e.freeSymbols();
    Optional<Species> species = network.species().stream().filter(s -> s.parameters().stream().anyMatch(p -> names.contains(p.name()))).findFirst();
    return species.map(Species::parameters).orElse(List.of());
  }

  private static Expr integrated(Expr body, SiteParameter p) {
    String x = p.name();
    if (p.law() instanceof SiteLaw.Column c) {
      List<Expr> terms = new ArrayList<>();
      c.values().forEach(v -> terms.add(body.substitute(x, Expr.num(Rational.ofDouble(v)))));
      return Expr.div(Expr.add(terms), Expr.num(c.values().size()));
    }
    Distribution law = ((SiteLaw.Drawn) p.law()).distribution();
    if (law instanceof Distribution.Constant c) {
      return body.substitute(x, c.value());
    }
    if (law instanceof Distribution.Uniform u) {
      return Expr.div(Binder.of(Operators.INTEGRAL, x, body, List.of(u.low(), u.high())), Expr.sub(u.high(), u.low()));
    }
    if (law instanceof Distribution.Bernoulli b) {
      return Expr.add(Expr.mul(b.p(), body.substitute(x, b.high())), Expr.mul(Expr.sub(Expr.ONE, b.p()), body.substitute(x, b.low())));
    }
    if (law instanceof Distribution.Normal n) {
      return gaussian(body, x, Expr.add(n.mu(), Expr.sym(x)), n.sigma());
    }
    Distribution.LogNormal l = (Distribution.LogNormal) law;
    return gaussian(body, x, Expr.apply("exp", Expr.add(l.mu(), Expr.sym(x))), l.sigma());
  }

  private static Expr gaussian(Expr body, String x, Expr value, Expr sigma) {
    return Binder.of(Operators.MEAN, x, body.substitute(x, value), List.of(Expr.pow(sigma, 2)));
  }
}
