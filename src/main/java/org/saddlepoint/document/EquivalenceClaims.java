package org.saddlepoint.document;

import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.document.claim.Finding;

/** Checks claims that two stages, reached on different ways, are equivalent. */
final class EquivalenceClaims {
  private EquivalenceClaims() {}

  static Finding check(Session session, Statement.Equivalence claim) {
    Stage left = session.stage(claim.left());
    Stage right = session.stage(claim.right());
    if (left.equals(right)) {
      return Finding.of(Verdict.exact("equal stages"));
    }
    return Finding.of(Verdict.inconclusive("equal stages", "the stages differ in form, and no observable was compared"));
  }
}
