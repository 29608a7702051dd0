package org.saddlepoint.cas;

/** The side from which a limit is taken. */
public enum Side {
  ABOVE(-1),
  BELOW(1),
  BOTH(0);

  /** The sign that Symja's option Direction wants: the direction in which the variable moves. */
  final int direction;

  Side(int direction) {
    this.direction = direction;
  }
}
