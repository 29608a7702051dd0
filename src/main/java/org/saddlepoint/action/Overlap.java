package org.saddlepoint.action;

/**
 * The overlap O[f,g](t,t') = (1/N) Σ_i f_i(t) g_i(t') over the sites of a species. Each overlap is kept once: O[f,g](t,t') =
 * O[g,f](t',t).
 */
public record Overlap(Label left, Label right) {
  public String species() {
    return left.species();
  }

  /** Whether f, g are both free of response fields (a correlation), one of them (a response) or neither. */
  public Kind kind() {
    if (left.isResponse()) {
      return right.isResponse() ? Kind.VANISHING : Kind.RESPONSE;
    }
    return right.isResponse() ? Kind.RESPONSE : Kind.CORRELATION;
  }

  public Overlap transposed() {
    return new Overlap(right, left);
  }

  /** What an overlap becomes at the saddle point. */
  public enum Kind {
    CORRELATION,
    RESPONSE,
    VANISHING
  }

  @Override
  public String toString() {
    return "O[" + left + "," + right + "]";
  }
}
