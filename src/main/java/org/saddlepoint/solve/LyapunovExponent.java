package org.saddlepoint.solve;

import java.util.Optional;
import org.saddlepoint.model.Quantity;

/**
 * The largest Lyapunov exponent λ of a network whose equations have the scalar form: two copies with the same couplings and noises have
 * a covariance of differences χ(t, s) = exp(λ(t + s)) ψ(t − s), for which −bψ'' − O'(C(τ))ψ = −(√a + λ√b)²ψ with O'(C) = ⟨φ'φ'⟩ of the
 * outputs. The ground state of this Schrödinger problem grows fastest. Per unit of time. Source: Sompolinsky, Crisanti and Sommers,
 * Phys. Rev. Lett. 61 (1988) 259.
 */
final class LyapunovExponent {
  private static final int BISECTIONS = 100;
  private static final double FLAT = 1e-9;
  private static final int MOST_POINTS = 6000;

  private final ScalarReduction reduction;
  private final double[] well;
  private final double step;

  private LyapunovExponent(ScalarReduction reduction, double[] well, double step) {
    this.reduction = reduction;
    this.well = well;
    this.step = step;
  }

  /** The exponent of a fluctuating state; empty where the equations have another form. */
  static Optional<Quantity> of(SolvedState state) {
    return ScalarReduction.of(state.system()).map(
        r -> {
          LagGrid grid = state.map().grid();
          int stride = Math.max(1, Integer.highestOneBit(grid.lags() / 2 / MOST_POINTS));
          LyapunovExponent fine = new LyapunovExponent(r, well(r, state, stride), stride * grid.step());
          LyapunovExponent coarse = new LyapunovExponent(r, well(r, state, 2 * stride), 2 * stride * grid.step());
          double a = fine.value();
          double b = coarse.value();
          return Quantity.of(a + (a - b) / 3, Math.abs(a - b) / 3 + 1e-10);
        });
  }

  /** O'(C(τ)) up to half the period of the lags, or to where it no longer changes. */
  private static double[] well(ScalarReduction r, SolvedState state, int stride) {
    MeanFieldSystem system = state.system();
    int s = r.pair().site();
    EffectiveSite site = system.site(s);
    int l = site.outputOf(r.pair().left());
    int points = state.map().grid().lags() / 2 / stride;
    double[] slope = new double[points];
    for (int node = 0; node < site.nodes().count(); node++) {
      StaticFields fields = StaticFields.of(system, s, node, state.parts());
      double[] variance = new double[site.outputs()];
      variance[l] = fields.within(l, l) + state.variance(s, node, l);
      SiteAverages averages = new SiteAverages(site, node, fields.mean(), variance, Expansions.tabulated(system.tables()));
      double[] c = state.covariance(s, node, l, l);
      double weight = site.ratio() * site.nodes().weight()[node] * r.kappa()[node];
      for (int j = 0; j < points; j++) {
        slope[j] += weight * averages.slopes(r.pair().left(), r.pair().right(), j == 0 ? variance[l] : c[j * stride] + fields.within(l, l));
      }
    }
    int end = points;
    while (end > 16 && Math.abs(slope[end - 1] - slope[points - 1]) < FLAT * slope[0]) {
      end--;
    }
    return java.util.Arrays.copyOf(slope, end);
  }

  private double value() {
    return (Math.sqrt(-lowest()) - Math.sqrt(reduction.a())) / Math.sqrt(reduction.b());
  }

  /** The lowest eigenvalue of −b d²/dτ² − O' for even functions, by counting the signs of a Sturm sequence. */
  private double lowest() {
    double low = -java.util.Arrays.stream(well).max().orElse(0) - 1e-12;
    double high = -well[well.length - 1];
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = 0.5 * (low + high);
      if (below(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /**
   * Whether some eigenvalue lies below a value; the element beside the symmetric end counts twice, and beyond the other end, where the
   * well is flat, a bound state decays exponentially.
   */
  private boolean below(double value) {
    double hop = reduction.b() / (step * step);
    double binding = -well[well.length - 1] - value;
    if (binding <= 0) {
      return true;
    }
    double cosh = 1 + 0.5 * binding / hop;
    double decay = cosh - Math.sqrt(cosh * cosh - 1);
    double pivot = 2 * hop - well[0] - value;
    for (int j = 1; j < well.length; j++) {
      if (pivot < 0) {
        return true;
      }
      double own = j == well.length - 1 ? hop * (2 - decay) : 2 * hop;
      pivot = own - well[j] - value - (j == 1 ? 2 : 1) * hop * hop / (pivot == 0 ? 1e-300 : pivot);
    }
    return pivot < 0;
  }
}
