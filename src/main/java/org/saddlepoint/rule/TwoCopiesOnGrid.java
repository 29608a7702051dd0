package org.saddlepoint.rule;

import java.util.List;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Grid;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Quadratic;

/**
 * Two copies with the same couplings on a finite grid: the terms of the exponent that join copy 1 to copy 2, summed over the
 * ordered pairs of copies, against ½ O¹²ᵀ𝒱O¹² with the listed entries.
 */
final class TwoCopiesOnGrid extends GridComparison {
  private final MeanFieldEquations before;
  private final FourPoint after;

  TwoCopiesOnGrid(MeanFieldEquations before, FourPoint after) {
    super(before.network());
    this.before = before;
    this.after = after;
  }

  @Override
  Sides on(Grid grid) {
    double copies = 0;
    double entries = 0;
    List<Overlap> pairs = after.pairs();
    for (int t = 0; t < Grid.TIMES; t++) {
      for (int s = 0; s < Grid.TIMES; s++) {
        for (Quadratic q : before.quadratic()) {
          for (int first = 0; first < 2; first++) {
            int second = 1 - first;
            double left = grid.overlap(q.left(), t, s, first, second);
            double right = q.crossed() ? grid.overlap(q.right(), s, t, second, first) : grid.overlap(q.right(), t, s, first, second);
            copies += grid.parameter(q.weight()) * grid.memory(q.persistence(), t, s) * left * right;
          }
        }
        for (FourPoint.Entry e : after.coupling()) {
          double row = grid.overlap(pairs.get(e.row()), t, s, 0, 1);
          double column = grid.overlap(pairs.get(e.column()), t, s, 0, 1);
          entries += grid.parameter(e.weight()) * grid.memory(e.persistence(), t, s) * row * column / 2;
        }
      }
    }
    return new Sides(copies, entries, "the coupling of two copies");
  }
}
