package org.saddlepoint.report;

/** What a mark says at a glance; always beside words that say it too. */
public enum Tone {
  NEUTRAL,
  GOOD,
  CAUTION,
  BAD
}
