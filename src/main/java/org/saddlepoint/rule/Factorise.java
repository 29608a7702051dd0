package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.action.Averaged;
import org.saddlepoint.action.Collective;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanCoupling;
import org.saddlepoint.action.MeanProduct;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.PairTerm;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.SitePair;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * Introduces the overlaps O[f,g](t,t') = (1/N) Σ_i f_i(t) g_i(t') with conjugates Ô, so that the averaged exponent becomes the
 * quadratic form N·½OᵀVO and the sites decouple: N{−Ô·O + ½OᵀVO} + Σ_i ln W_i[Ô]. Each overlap appears once.
 */
public final class Factorise implements Rule<Averaged, Collective> {
  @Override
  public String name() {
    return "collective";
  }

  @Override
  public Collective apply(Averaged before) {
    Set<Overlap> overlaps = new LinkedHashSet<>();
    Map<Key, Expr> entries = new LinkedHashMap<>();
    for (PairTerm term : before.pairs()) {
      Oriented left = Oriented.of(term.left());
      Oriented right = Oriented.of(term.right());
      overlaps.add(left.overlap);
      overlaps.add(right.overlap);
      boolean crossed = left.flipped != right.flipped && !left.symmetric() && !right.symmetric();
      boolean swap = order(left.overlap, right.overlap) > 0;
      Key key = swap ? new Key(right.overlap, left.overlap, crossed, term.persistence()) : new Key(left.overlap, right.overlap, crossed, term.persistence());
      entries.merge(key, term.coefficient(), Expr::add);
    }
    List<Quadratic> quadratic = new ArrayList<>();
    entries.forEach((k, weight) -> quadratic.add(new Quadratic(k.left, k.right, k.crossed, weight, k.persistence)));
    Set<Label> means = new LinkedHashSet<>();
    List<MeanProduct> products = new ArrayList<>();
    for (MeanCoupling m : before.means()) {
      means.add(m.interaction().post());
      means.add(m.interaction().pre());
      products.add(new MeanProduct(m.interaction().post(), m.interaction().pre(), m.weight()));
    }
    return new Collective(
        before.network(), before.local(), before.noises(), List.copyOf(overlaps), List.copyOf(means), List.copyOf(quadratic), List.copyOf(products), before.determinant());
  }

  @Override
  public Verdict check(Averaged before, Collective after) {
    return new CollectiveOnGrid(before, after).verdict();
  }

  private static int order(Overlap a, Overlap b) {
    int kind = a.kind().compareTo(b.kind());
    return kind != 0 ? -kind : a.toString().compareTo(b.toString());
  }

  private record Key(Overlap left, Overlap right, boolean crossed, Persistence persistence) {}

  /** A site pair as the overlap that is kept, and whether its times are exchanged. */
  private record Oriented(Overlap overlap, boolean flipped) {
    static Oriented of(SitePair pair) {
      Overlap direct = new Overlap(pair.first(), pair.second());
      return keeps(pair.first(), pair.second()) ? new Oriented(direct, false) : new Oriented(direct.transposed(), true);
    }

    boolean symmetric() {
      return overlap.left().equals(overlap.right());
    }

    /** Responses are written ⟨b a⟩, observed label first; otherwise labels stand in their own order. */
    private static boolean keeps(Label first, Label second) {
      if (first.isResponse() != second.isResponse()) {
        return second.isResponse();
      }
      return first.local().compareTo(second.local()) <= 0;
    }
  }
}
