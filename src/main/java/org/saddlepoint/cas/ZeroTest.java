package org.saddlepoint.cas;

/** What the second opinion says about an expression. */
public enum ZeroTest {
  /** Symja reduces it to zero and it vanishes at every point tried. Evidence, not proof: at most a NUMERIC verdict. */
  ZERO,
  /** It differs from zero at a point where it was evaluated. */
  NOT_ZERO,
  /** Neither could be shown. */
  UNDECIDED
}
