package org.saddlepoint.expr;

/** Which formulas are allowed: those of model files, or those of claims with kernels, limits, integrals and averages. */
public enum Dialect {
  /** Formulas of model files and of the command line. */
  MODEL,
  /** Adds {@code C[f,g](tau)}, primes on functions and kernels, response fields {@code x~}, {@code x -> a}, {@code x ~ normal(v)}. */
  CLAIM
}
