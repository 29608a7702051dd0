package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.Orientation;
import org.saddlepoint.action.PairTerm;
import org.saddlepoint.action.Pairing;
import org.saddlepoint.action.SitePair;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;

/**
 * The Gaussian average over the couplings, E exp(X) = exp(E X + ½ Var X): each covariance of matrix elements turns two
 * interactions Σ_ij J_ij∫a_i b_j into a product of two site sums, parallel [a a'][b b'] or transposed [a b'][b a'].
 */
public final class Average implements Rule<Microscopic, Averaged> {
  @Override
  public String name() {
    return "average";
  }

  @Override
  public Averaged apply(Microscopic before) {
    List<PairTerm> pairs = new ArrayList<>();
    for (Pairing p : before.pairings()) {
      Expr coefficient = Expr.mul(p.multiplicity(), p.weight());
      Interaction k = p.left();
      Interaction l = p.right();
      SitePair target;
      SitePair source;
      if (p.orientation() == Orientation.PARALLEL) {
        target = new SitePair(k.post(), l.post().weighted(p.target()));
        source = new SitePair(k.pre(), l.pre().weighted(p.source()));
      } else {
        target = new SitePair(k.post(), l.pre().weighted(p.target()));
        source = new SitePair(k.pre(), l.post().weighted(p.source()));
      }
      pairs.add(new PairTerm(coefficient, target, source, p.persistence()));
    }
    return new Averaged(before.network(), before.local(), before.noises(), List.copyOf(pairs), before.means(), before.determinant());
  }

  @Override
  public Verdict check(Microscopic before, Averaged after) {
    return new AverageOnGrid(before, after).verdict();
  }
}
