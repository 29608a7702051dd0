package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;

/**
 * The stochastic equation of one site with the algebraic linear fields eliminated: x' = drift + η(t) + ∫ K(t − t') f(x(t')) dt' +
 * noise, the input's spectrum and the feedback kernels at the angular frequency omega. What K tends to at high frequencies acts
 * at once.
 */
public record EffectiveProcess(MeanFieldEquations saddle, List<Site> sites) implements Stage {
  /** One species with dynamics of its own. */
  public record Site(SiteProcess process, List<Input> inputs, List<Memory> memories) {}

  /** The cross-spectrum of the Gaussian inputs that multiply two post labels. */
  public record Input(Label left, Label right, Expr spectrum) {}

  /** A feedback kernel into(t) ∫ K(t − t') from(t') dt'; {@code atOnce} is its δ part. */
  public record Memory(Label into, Label from, Expr kernel, Expr atOnce) {}

  @Override
  public Network network() {
    return saddle.network();
  }
}
