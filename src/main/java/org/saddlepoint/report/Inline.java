package org.saddlepoint.report;

import java.util.List;
import org.saddlepoint.typeset.Formula;

/** A piece of running text. */
public sealed interface Inline {
  /** Words. */
  record Words(String text) implements Inline {}

  /** A short formula. */
  record Math(Formula formula) implements Inline {}

  /** A name or command as typed. */
  record Code(String text) implements Inline {}

  /** Emphasised words. */
  record Strong(String text) implements Inline {}

  static List<Inline> words(String text) {
    return List.of(new Words(text));
  }

  static List<Inline> math(Formula formula) {
    return List.of(new Math(formula));
  }
}
