package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Distribution;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.SiteLaw;
import org.saddlepoint.model.SiteParameter;
import org.saddlepoint.model.Species;

/**
 * Averages over sites, {@code average(e)}, as integrals over the laws of the site parameters in e: formulas are put in, then each
 * drawn parameter is integrated over its distribution. An average that contains functions of the single sites stays.
 */
final class SiteLaws {
  /** The name in claims and formulas of stages. */
  static final String AVERAGE = "average";

  private final Network network;

  SiteLaws(Network network) {
    this.network = network;
  }

  /** The expression with every average written out that can be. */
  Expr of(Expr e) {
    return e.rewrite(n -> n instanceof Apply a && a.function().equals(AVERAGE) && !StageCheck.hasKernels(a) ? average(a.argument()) : n);
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
    for (SiteParameter p : parameters) {
      if (body.contains(p.name())) {
        body = integrated(body, p);
      }
    }
    return body;
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
      c.values().forEach(v -> terms.add(body.substitute(x, Expr.num(org.saddlepoint.expr.Rational.ofDouble(v)))));
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

  /** Names of all site parameters. */
  Set<String> names() {
    return network.species().stream().flatMap(s -> s.parameters().stream()).map(SiteParameter::name).collect(Collectors.toSet());
  }
}
