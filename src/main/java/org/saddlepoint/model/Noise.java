package org.saddlepoint.model;

import org.saddlepoint.expr.Expr;

/** An independent Gaussian input to every site of the species in whose equations it stands, mean zero. */
public record Noise(String name, Law law) {
  /** The law of a noise. Spectra are two-sided, S(ω) = ∫ e^{−iωτ} C(τ) dτ. */
  public sealed interface Law {}

  /** White with constant spectrum (2D has the covariance 2D δ(τ)); in continuous time only. */
  public record White(Expr spectrum) implements Law {}

  /** Coloured with a spectrum that is an even formula in {@code omega}. */
  public record Coloured(Expr spectrum) implements Law {}

  /** Ornstein–Uhlenbeck: covariance variance·exp(−|τ|/time). */
  public record OrnsteinUhlenbeck(Expr variance, Expr time) implements Law {}

  /** Frozen: constant in time with the given variance over sites and draws. */
  public record Quenched(Expr variance) implements Law {}

  /** Independent at every step of discrete time. */
  public record Discrete(Expr variance) implements Law {}
}
