package org.saddlepoint.action;

import org.saddlepoint.model.Network;

/**
 * One stage of a derivation: an immutable record that a rule makes from the stage before. The chain is {@link Equations} → {@link Microscopic} →
 * {@link Averaged} → {@link Collective} → {@link MeanFieldEquations} → {@link FourPoint}.
 */
public sealed interface Stage permits Equations, Microscopic, Averaged, Collective, MeanFieldEquations, EffectiveProcess, TwoPoint, Spectra, FourPoint, Cavity, OneLoop, ClosedForms {
  /** The network the derivation is about; inputs inside functions have become fields of their own. */
  Network network();
}
