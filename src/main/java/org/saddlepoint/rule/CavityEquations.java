package org.saddlepoint.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Species;

/**
 * The linear equations of the cavity argument and their solution. With P_kl = (1/N) Σ_i S^{b_k a_l}(ω1) S^{b_k a_l}(ω2) and
 * E_kl = (1/N) Σ_i C^{b_k b_l}(ω1) C^{b_k b_l}(ω2), sums over the sites that both labels live on:
 * f_kl = V_k δ_kl + V_k P_kl V_l + V_k Σ_mn P_km f_mn P_nl V_l, and
 * T_kl = E_kl + Σ_mn [P_km f_mn E_nl + E_kn f*_mn P*_lm] + Σ_mn P_km V_m T_mn V_n P*_ln.
 */
final class CavityEquations {
  private final Network network;
  private final List<Cavity.Channel> channels;
  private final Map<String, Propagator> propagators = new HashMap<>();
  private final int count;
  private final Expr[][] f;

  CavityEquations(Cavity stage) {
    this.network = stage.network();
    this.channels = stage.channels();
    this.count = channels.size();
    for (SiteProcess process : stage.saddle().processes()) {
      propagators.put(process.species(), new Propagator(network, process));
    }
    this.f = effectiveCouplings();
  }

  /** The probes' covariance squared, and the sites' own. */
  Expr observable(Label h) {
    Expr[][] t = covariances();
    Expr sum = product(h, h, h, h);
    for (int k = 0; k < count; k++) {
      Expr q = product(h, post(k), h, post(k));
      for (int l = 0; l < count; l++) {
        Expr d = product(pre(l), h, pre(l), h);
        Expr term = Expr.mul(q, f[k][l], d);
        Expr mirrored = Expr.mul(product(h, pre(l), h, pre(l)), Conjugate.of(f[k][l]), Conjugate.of(q));
        Expr paths = Expr.mul(q, v(k), t[k][l], v(l), Conjugate.of(product(h, post(l), h, post(l))));
        sum = Expr.add(sum, term, mirrored, paths);
      }
    }
    return sum;
  }

  private Expr[][] effectiveCouplings() {
    Expr[] constant = new Expr[count * count];
    Expr[][] matrix = new Expr[count * count][count * count];
    for (int k = 0; k < count; k++) {
      for (int l = 0; l < count; l++) {
        int row = k * count + l;
        constant[row] = Expr.add(k == l ? v(k) : Expr.ZERO, Expr.mul(v(k), p(k, l), v(l)));
        for (int m = 0; m < count; m++) {
          for (int n = 0; n < count; n++) {
            matrix[row][m * count + n] = Expr.mul(v(k), p(k, m), p(n, l), v(l));
          }
        }
      }
    }
    return square(LinearSolve.fixedPoint(matrix, constant));
  }

  private Expr[][] covariances() {
    Expr[] constant = new Expr[count * count];
    Expr[][] matrix = new Expr[count * count][count * count];
    for (int k = 0; k < count; k++) {
      for (int l = 0; l < count; l++) {
        int row = k * count + l;
        Expr sum = e(k, l);
        for (int m = 0; m < count; m++) {
          for (int n = 0; n < count; n++) {
            sum = Expr.add(sum, Expr.mul(p(k, m), f[m][n], e(n, l)), Expr.mul(e(k, n), Conjugate.of(f[m][n]), Conjugate.of(p(l, m))));
            matrix[row][m * count + n] = Expr.mul(p(k, m), v(m), v(n), Conjugate.of(p(l, n)));
          }
        }
        constant[row] = sum;
      }
    }
    return square(LinearSolve.fixedPoint(matrix, constant));
  }

  private Expr[][] square(Expr[] flat) {
    Expr[][] result = new Expr[count][count];
    for (int k = 0; k < flat.length; k++) {
      result[k / count][k % count] = flat[k];
    }
    return result;
  }

  private Expr p(int k, int l) {
    return product(pre(k), post(l), pre(k), post(l));
  }

  private Expr e(int k, int l) {
    return product(pre(k), pre(l), pre(k), pre(l));
  }

  private Label post(int k) {
    return channels.get(k).post();
  }

  private Label pre(int k) {
    return channels.get(k).pre();
  }

  private Expr v(int k) {
    return channels.get(k).variance();
  }

  /** (1/N) Σ_i G_{fg}(ω1) G_{f'g'}(ω2) over the sites of the common species, zero if there is none. */
  private Expr product(Label f1, Label g1, Label f2, Label g2) {
    if (!f1.species().equals(g1.species())) {
      return Expr.ZERO;
    }
    Propagator propagator = propagators.get(f1.species());
    Species species = network.species(f1.species());
    Expr both = Expr.mul(propagator.between(f1, g1, TwoCopyMatrix.FIRST), propagator.between(f2, g2, TwoCopyMatrix.SECOND));
    return Expr.mul(species.ratio(), new SiteAverage(species).of(both));
  }
}
