package org.saddlepoint.typeset;

import java.util.List;

/** Tells a sign that joins two terms from one that belongs to the term after it. */
final class Signs {
  private Signs() {}

  /** Whether the item before {@code index} is something that a binary sign there can join. */
  static boolean joins(List<Formula> items, int index) {
    if (index == 0) {
      return false;
    }
    Formula before = items.get(index - 1);
    boolean opens = before instanceof Formula.Delimiter d && d.opening();
    return !(before instanceof Formula.Operation) && !(before instanceof Formula.BigOperator) && !(before instanceof Formula.Space) && !opens;
  }
}
