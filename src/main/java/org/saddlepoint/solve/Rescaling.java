package org.saddlepoint.solve;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;

/** Copies of a network with other parameter values or couplings. */
public final class Rescaling {
  private Rescaling() {}

  public static Network withParameters(Network n, List<Parameter> parameters) {
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), n.fields(), n.couplings(), n.covariances(), n.noises(), n.functions(), n.observables(), List.copyOf(parameters),
        n.criticalParameter(), n.source());
  }

  /** Every coupling matrix multiplied by a factor: variances and covariances by its square, means by itself. */
  public static Network couplings(Network n, Rational factor) {
    Expr once = Expr.num(factor);
    Expr twice = Expr.pow(once, 2);
    List<Coupling> couplings =
        n.couplings().stream()
            .map(c -> new Coupling(c.name(), c.to(), c.from(), Expr.mul(twice, c.variance()), Expr.mul(once, c.mean()), c.reciprocity(), c.self(), c.persistence()))
            .toList();
    List<Covariance> covariances =
        n.covariances().stream().map(c -> new Covariance(c.left(), c.right(), c.transposed(), Expr.mul(twice, c.value()))).toList();
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), n.fields(), couplings, covariances, n.noises(), n.functions(), n.observables(), n.parameters(),
        n.criticalParameter(), n.source());
  }
}
