package org.saddlepoint.typeset;

/** The face of a symbol. */
public enum Style {
  /** A variable: x, φ. */
  ITALIC,
  /** A word that labels: eff, PR. */
  ROMAN,
  /** A vector or matrix: 𝐱. */
  BOLD,
  /** A script capital: 𝒩, 𝒱. */
  CALLIGRAPHIC,
  /** The name of a function, set upright with a space around it: tanh, erf, Re. */
  OPERATOR
}
