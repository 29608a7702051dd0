package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.model.Species;

/** The average of a single-site expression over the law of the site parameters; what is the same on all sites stands outside. */
final class SiteAverage {
  private final Species species;

  SiteAverage(Species species) {
    this.species = species;
  }

  Expr of(Expr e) {
    return varies(e) ? termByTerm(Vanishes.expanded(e)) : e;
  }

  private Expr termByTerm(Expr e) {
    if (!varies(e)) {
      return e;
    }
    if (e instanceof Sum s) {
      return Expr.add(s.terms().stream().map(this::termByTerm).toList());
    }
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    for (Expr factor : e instanceof Product p ? p.factors() : List.of(e)) {
      (varies(factor) ? inside : outside).add(factor);
    }
    return Expr.mul(Expr.mul(outside), Expr.apply("average", Expr.mul(inside)));
  }

  private boolean varies(Expr e) {
    if (species.parameters().isEmpty()) {
      return false;
    }
    if (e instanceof Kernel k && k.head().endsWith("^i")) {
      return true;
    }
    if (e instanceof Kernel) {
      return false;
    }
    return e instanceof org.saddlepoint.expr.Symbol s ? species.parameters().stream().anyMatch(p -> p.name().equals(s.name())) : e.children().stream().anyMatch(this::varies);
  }
}
