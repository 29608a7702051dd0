package org.saddlepoint.rule;

import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Grid;
import org.saddlepoint.action.MeanCoupling;
import org.saddlepoint.action.MeanProduct;
import org.saddlepoint.action.PairTerm;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.SitePair;

/** With every overlap put equal to its definition as a site sum, N·½OᵀVO must be the averaged exponent. */
final class CollectiveOnGrid extends GridComparison {
  private final Averaged before;
  private final Collective after;

  CollectiveOnGrid(Averaged before, Collective after) {
    super(before.network());
    this.before = before;
    this.after = after;
  }

  @Override
  Sides on(Grid grid) {
    double sums = 0;
    double overlaps = 0;
    for (int t = 0; t < Grid.TIMES; t++) {
      for (int s = 0; s < Grid.TIMES; s++) {
        for (PairTerm p : before.pairs()) {
          sums += grid.parameter(p.coefficient()) / Grid.N * grid.memory(p.persistence(), t, s) * siteSum(grid, p.left(), t, s) * siteSum(grid, p.right(), t, s);
        }
        for (Quadratic q : after.quadratic()) {
          double right = q.crossed() ? grid.overlap(q.right(), s, t) : grid.overlap(q.right(), t, s);
          overlaps += Grid.N * grid.parameter(q.weight()) * grid.memory(q.persistence(), t, s) * grid.overlap(q.left(), t, s) * right;
        }
      }
      for (MeanCoupling m : before.means()) {
        double post = 0;
        for (int i = 0; i < grid.size(m.interaction().post().species()); i++) {
          post += grid.at(m.interaction().post(), i, t);
        }
        for (int j = 0; j < grid.size(m.interaction().pre().species()); j++) {
          sums += grid.parameter(m.weight()) / Grid.N * post * grid.at(m.interaction().pre(), j, t);
        }
      }
      for (MeanProduct m : after.products()) {
        overlaps += Grid.N * grid.parameter(m.weight()) * grid.mean(m.post(), t) * grid.mean(m.pre(), t);
      }
    }
    return new Sides(sums, overlaps, "the exponent in terms of overlaps");
  }

  private static double siteSum(Grid grid, SitePair pair, int t, int s) {
    double sum = 0;
    for (int i = 0; i < grid.size(pair.first().species()); i++) {
      sum += grid.at(pair.first(), i, t) * grid.at(pair.second(), i, s);
    }
    return sum;
  }
}
