package org.saddlepoint.validate;

import java.util.List;

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

  /** Of two verdicts the one that a summary must show: a disagreement, then a missing number, then imprecision. */
  public Verdict worse(Verdict other) {
    List<Verdict> order = List.of(AGREES, IMPRECISE, MISSING, DISAGREES);
    return order.indexOf(other) > order.indexOf(this) ? other : this;
  }
}
