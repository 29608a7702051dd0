package org.saddlepoint.rule;

import java.util.List;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Step;
import org.saddlepoint.action.Verdict;

/**
 * A derivation rule: a total function from one stage to the next, with a check of the result that is independent of how the
 * result was made.
 */
public interface Rule<A extends Stage, B extends Stage> {
  /** The name in derivation scripts. */
  String name();

  /** The next stage. */
  B apply(A before);

  /** Whether {@code after} follows from {@code before}. */
  Verdict check(A before, B after);

  /** What the step assumes of the physics. */
  default List<String> assumptions(A before) {
    return List.of();
  }

  /** The citation key of the source of the rule, empty if none. */
  default String citation() {
    return "";
  }

  /** The names of the integers that follow the stage in a script, as in {@code pade(model, m, n)}. */
  default List<String> parameters() {
    return List.of();
  }

  /** The rule for these integers, one for each of {@link #parameters}. */
  default Rule<A, B> with(List<Integer> values) {
    return this;
  }

  /** Applies and checks. */
  default Applied<B> step(A before) {
    B after = apply(before);
    return new Applied<>(after, new Step(name(), after, assumptions(before), citation(), check(before, after)));
  }

  /** A stage together with the step that led to it. */
  record Applied<B extends Stage>(B stage, Step step) {}
}
