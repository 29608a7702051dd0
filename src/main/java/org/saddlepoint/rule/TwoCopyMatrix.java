package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;

/**
 * The matrices of the two-copy fluctuations as formulas: B_{(f,g),(f',g')} = (1/N) Σ_i G_ff'(ω1) G_gg'(ω2) over the sites of the
 * common species, and 𝒱, over the overlap labels of the four-point stage and one further observable.
 */
final class TwoCopyMatrix {
  static final Expr FIRST = Expr.sym("omega_1");
  static final Expr SECOND = Expr.sym("omega_2");

  private final FourPoint stage;
  private final List<Overlap> pairs;
  private final Map<String, Propagator> propagators = new HashMap<>();
  private final Map<List<Object>, Expr> known = new HashMap<>();

  TwoCopyMatrix(FourPoint stage, Label observable) {
    this.stage = stage;
    this.pairs = new ArrayList<>(stage.pairs());
    Overlap target = new Overlap(observable, observable);
    if (!pairs.contains(target)) {
      pairs.add(target);
    }
    for (SiteProcess process : stage.saddle().processes()) {
      propagators.put(process.species(), new Propagator(stage.network(), process));
    }
  }

  int size() {
    return pairs.size();
  }

  int index(Label observable) {
    return pairs.indexOf(new Overlap(observable, observable));
  }

  Overlap pair(int k) {
    return pairs.get(k);
  }

  Expr b(int row, int column) {
    return known.computeIfAbsent(List.of(row, column), k -> bare(row, column));
  }

  private Expr bare(int row, int column) {
    Overlap p = pairs.get(row);
    Overlap q = pairs.get(column);
    if (!p.species().equals(q.species())) {
      return Expr.ZERO;
    }
    Propagator g = propagators.get(p.species());
    Expr product = Expr.mul(g.between(p.left(), q.left(), FIRST), g.between(p.right(), q.right(), SECOND));
    Network network = stage.network();
    return Expr.mul(network.species(p.species()).ratio(), new SiteAverage(network.species(p.species())).of(product));
  }

  /** (B𝒱)_{row,column}. */
  Expr bv(int row, int column) {
    List<Expr> terms = new ArrayList<>();
    for (FourPoint.Entry e : stage.coupling()) {
      // Couplings that change in time are independent of themselves at the distant times of two copies.
      if (e.column() == column && e.persistence() instanceof Persistence.Quenched) {
        terms.add(Expr.mul(b(row, e.row()), e.weight()));
      }
    }
    return Expr.add(terms);
  }
}
