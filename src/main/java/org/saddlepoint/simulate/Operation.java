package org.saddlepoint.simulate;

import org.saddlepoint.expr.Expr;

/** One step in computing everything that follows at once from the states and noises of an instant. */
sealed interface Operation {
  /** The slot that it fills. */
  Slot target();

  /** target = formula of other slots of the same species, site by site. */
  record Local(Slot target, Expr formula) implements Operation {}

  /** target_i = sum over j of coupling_ij source_j. */
  record Input(Slot target, String coupling, Slot source) implements Operation {}
}
