package org.saddlepoint.solve;

/** How averages over the effective process of a model are computed. */
public sealed interface Closure {
  /** All local fields are Gaussian: linear local dynamics with additive Gaussian inputs. */
  record Gaussian() implements Closure {}

  /** Gaussian fields, static nonlinear functions of them, and linear filters of those (rate form). */
  record Cascade() implements Closure {}

  /** Fixed points of equations without time. */
  record StaticSites() implements Closure {}

  /** The effective process is not Gaussian; the sentence says why. */
  record Sampled(String reason) implements Closure {}

  /** No closure here handles the model; the sentence says why. */
  record Declined(String reason) implements Closure {}
}
