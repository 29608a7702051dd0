package org.saddlepoint.solve;

/** Whether the coefficients of 1/N are computed, which takes longer than everything else, and when their absence is explained. */
public enum Corrections {
  NONE,
  /** Where they are known; that there are none is said of states at rest, where one may expect them. */
  WHERE_KNOWN,
  /** Asked for: that there are none is always said. */
  ASKED
}
