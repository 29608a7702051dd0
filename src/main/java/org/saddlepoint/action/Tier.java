package org.saddlepoint.action;

/** How well a statement is established. */
public enum Tier {
  EXACT,
  NUMERIC,
  ASSUMED,
  INCONCLUSIVE,
  REFUTED
}
