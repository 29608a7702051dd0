package org.saddlepoint.expr;

/**
 * A Padé approximant P/Q of a function f about 0, in lowest terms with Q(0) ≠ 0.
 *
 * <p>Where the Padé table has a block of equal entries (always, for odd and even functions) the degrees are lower than asked for.
 * Then either P/Q still agrees with f to order m + n, or no fraction of these degrees does and P/Q is the one that the block shares.
 *
 * @param numerator P, a polynomial in the variable
 * @param denominator Q; for rational coefficients P and Q have coprime integer coefficients and Q(0) &gt; 0, otherwise Q(0) = 1
 * @param requestedNumeratorDegree m
 * @param requestedDenominatorDegree n
 * @param numeratorDegree the degree of P, −1 for the zero polynomial
 * @param denominatorDegree the degree of Q
 * @param order the largest k for which f − P/Q = O(x^(k+1)) was verified; at most m + n
 */
public record Approximant(
    Expr numerator,
    Expr denominator,
    int requestedNumeratorDegree,
    int requestedDenominatorDegree,
    int numeratorDegree,
    int denominatorDegree,
    int order) {

  /** Whether the linear system for the coefficients was singular, so that both degrees could be lowered together. */
  public boolean degenerate() {
    return numeratorDegree < requestedNumeratorDegree && denominatorDegree < requestedDenominatorDegree || !matches();
  }

  /** Whether P/Q agrees with the function to order m + n. */
  public boolean matches() {
    return order >= requestedNumeratorDegree + requestedDenominatorDegree;
  }

  /** P/Q, with the common power of the variable in front. */
  public Expr toExpr() {
    return Expr.div(numerator, denominator);
  }
}
