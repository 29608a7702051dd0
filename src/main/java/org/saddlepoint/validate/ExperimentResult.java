package org.saddlepoint.validate;

import java.util.List;

/**
 * What an experiment found.
 *
 * @param cases those that were finished
 * @param complete false if it was stopped before all cases were
 * @param seconds how long it took
 */
public record ExperimentResult(Experiment experiment, List<CaseResult> cases, boolean complete, double seconds) {
  public ExperimentResult {
    cases = List.copyOf(cases);
  }

  /** Whether it is complete and every comparison of every case agrees. */
  public boolean agrees() {
    return complete && cases.stream().allMatch(CaseResult::agrees);
  }

  /** The worst of all verdicts, and MISSING if it is not complete: AGREES only where everything does. */
  public Verdict verdict() {
    Verdict worst = complete ? Verdict.AGREES : Verdict.MISSING;
    for (CaseResult one : cases) {
      for (Verdict verdict : one.verdicts()) {
        worst = worst.worse(verdict);
      }
    }
    return worst;
  }
}
