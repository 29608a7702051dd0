package org.saddlepoint.model;

/** How time runs in a network: real time in units of the membrane constant, integer steps, or not at all (fixed points). */
public enum TimeKind {
  CONTINUOUS,
  DISCRETE,
  STATIC
}
