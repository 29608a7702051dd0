package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.action.ClosedForms;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;

/** The entries of B(1 − 𝒱B)^{-1} that belong to the pre factors of the couplings, by elimination along the zero pattern. */
public final class Eliminate implements Rule<FourPoint, ClosedForms> {
  private static final int POINTS = 6;
  private static final double TOLERANCE = 1e-9;

  @Override
  public String name() {
    return "eliminate";
  }

  @Override
  public ClosedForms apply(FourPoint before) {
    Set<Label> observables = new LinkedHashSet<>();
    for (SiteProcess process : before.saddle().processes()) {
      process.drives().forEach(d -> observables.add(d.covariance().left()));
    }
    List<ClosedForms.Form> forms = new ArrayList<>();
    for (Label h : observables) {
      Elimination.Result result = Elimination.of(before, h);
      forms.add(new ClosedForms.Form(h, result.value(), result.rungs()));
    }
    return new ClosedForms(before, List.copyOf(forms));
  }

  /** The closed form against the solution of the same linear system in complex numbers, at random values of the two-point functions. */
  @Override
  public Verdict check(FourPoint before, ClosedForms after) {
    double worst = 0;
    String detail = "";
    for (ClosedForms.Form form : after.forms()) {
      Expr expanded = new Elimination.Result(form.value(), form.rungs()).expanded();
      for (int point = 0; point < POINTS; point++) {
        RandomSpectra world = new RandomSpectra(57L * point + 11, before.network());
        Complex numbers = numerically(before, form.observable(), world);
        Complex formula = world.value(expanded);
        double distance = numbers.minus(formula).abs() / Math.max(1e-3, numbers.abs());
        if (!(distance <= worst)) {
          worst = distance;
          detail = "for " + form.observable() + " the matrix gives " + numbers + ", the closed form " + formula;
        }
      }
    }
    return Verdict.numeric("random spectra", POINTS, TOLERANCE, worst, detail);
  }

  /** Gauss–Jordan elimination of (1 − B𝒱)X = B with partial pivoting. */
  private static Complex numerically(FourPoint stage, Label observable, RandomSpectra world) {
    TwoCopyMatrix matrix = new TwoCopyMatrix(stage, observable);
    int target = matrix.index(observable);
    int n = matrix.size();
    Complex[][] a = new Complex[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = (i == j ? Complex.ONE : Complex.ZERO).minus(world.value(matrix.bv(i, j)));
      }
      a[i][n] = world.value(matrix.b(i, target));
    }
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c; r < n; r++) {
        pivot = a[r][c].abs() > a[pivot][c].abs() ? r : pivot;
      }
      Complex[] row = a[pivot];
      a[pivot] = a[c];
      a[c] = row;
      for (int r = 0; r < n; r++) {
        if (r != c && a[r][c].abs() > 0) {
          Complex factor = a[r][c].dividedBy(row[c]);
          for (int k = c; k <= n; k++) {
            a[r][k] = a[r][k].minus(factor.times(row[k]));
          }
        }
      }
    }
    return a[target][n].dividedBy(a[target][target]);
  }
}
