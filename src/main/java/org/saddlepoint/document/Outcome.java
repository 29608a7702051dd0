package org.saddlepoint.document;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.Tier;
import org.saddlepoint.document.claim.Finding;

/**
 * What came of one statement: the formulas to show for it and its verdict. A statement that applies several rules has one
 * outcome per rule.
 *
 * @param label the statement's label, empty without one
 * @param scope the stage a claim is about, empty without one
 * @param rule the rule that was applied, empty if none
 * @param finding empty for a statement without truth value
 * @param citation the key of the source, empty without one
 */
public record Outcome(
    Statement statement, Kind kind, String label, String scope, String rule, List<Display> displays, Optional<Finding> finding, List<String> assumptions, String citation) {
  public Outcome {
    displays = List.copyOf(displays);
    assumptions = List.copyOf(assumptions);
  }

  /** The form of the statement. */
  public enum Kind {
    RULE("rule"),
    DEFINE("define"),
    SHOW("show"),
    CLAIM("claim");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in JSON. */
    public String word() {
      return word;
    }
  }

  /** The same outcome of a statement that stands at another place. */
  Outcome of(Statement moved) {
    return new Outcome(moved, kind, label, scope, rule, displays, finding, assumptions, citation);
  }

  public Optional<Tier> tier() {
    return finding.map(f -> f.verdict().tier());
  }

  /** Whether the statement is established, or has no truth value. */
  public boolean stands() {
    return finding.map(f -> f.verdict().stands()).orElse(true);
  }
}
