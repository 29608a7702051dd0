package org.saddlepoint.validate;

/** What a comparison says. */
public enum Verdict {
  AGREES("agrees"),
  DISAGREES("disagrees"),
  /** The standard error is too large for the comparison to mean something. */
  IMPRECISE("imprecise"),
  /** One of the two sides has no number. */
  MISSING("missing");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
