package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.Quadratic;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * The Hessian of the action of two copies with the same couplings for the overlaps between the copies, O¹²[f,g]. A quadratic
 * term w O[f,g]O[h,k] of one copy becomes w(O¹²[f,g]O¹²[h,k] + O¹²[g,f]O¹²[k,h]) since (12) and (21) both occur; its second
 * derivatives are the entries of 𝒱, and N⟨O O†⟩ = B(1 − 𝒱B)^{-1} with B the product of the single-site two-point functions.
 */
public final class Fluctuations implements Rule<MeanFieldEquations, FourPoint> {
  @Override
  public String name() {
    return "fluctuations";
  }

  @Override
  public List<String> assumptions(MeanFieldEquations before) {
    return List.of("replica symmetry: copies of one network are equivalent, and far from each other in time or in their noise");
  }

  @Override
  public String citation() {
    return "clark2024connectivity";
  }

  @Override
  public FourPoint apply(MeanFieldEquations before) {
    List<Overlap> pairs = new ArrayList<>();
    Map<Place, Expr> entries = new LinkedHashMap<>();
    for (Quadratic q : before.quadratic()) {
      Overlap right = q.crossed() ? q.right().transposed() : q.right();
      second(pairs, entries, q.left(), right, q);
      second(pairs, entries, q.left().transposed(), right.transposed(), q);
    }
    List<FourPoint.Entry> coupling = new ArrayList<>();
    entries.forEach((place, weight) -> coupling.add(new FourPoint.Entry(place.row, place.column, weight, place.persistence)));
    return new FourPoint(before, List.copyOf(pairs), List.copyOf(coupling));
  }

  /** Adds the second derivatives of weight·O_p·O_q. */
  private static void second(List<Overlap> pairs, Map<Place, Expr> entries, Overlap p, Overlap q, Quadratic term) {
    int row = index(pairs, p);
    int column = index(pairs, q);
    entries.merge(new Place(row, column, term.persistence()), term.weight(), Expr::add);
    entries.merge(new Place(column, row, term.persistence()), term.weight(), Expr::add);
  }

  private static int index(List<Overlap> pairs, Overlap pair) {
    int found = pairs.indexOf(pair);
    if (found >= 0) {
      return found;
    }
    pairs.add(pair);
    return pairs.size() - 1;
  }

  private record Place(int row, int column, Persistence persistence) {}

  @Override
  public Verdict check(MeanFieldEquations before, FourPoint after) {
    return new TwoCopiesOnGrid(before, after).verdict();
  }
}
