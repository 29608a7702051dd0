package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.function.Supplier;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Equations A x = y with complex elements for many pairs of frequencies at once. The elimination does not pivot; pairs whose solution does not satisfy
 * the equations are done again with pivots.
 */
final class LaneSystem {
  private static final double SATISFIED = 1e-11;

  private final int n;
  private final Supplier<NumericalFailure> singular;
  private final boolean[] isA;
  private final boolean[] isFactor;
  private final Lane[] a;
  private final Lane[] factor;
  private final Lane[] right;
  private final Lane[] solution;
  private final Lane scratch = new Lane();
  private final double[] misfit = new double[CopyLadder.LANES];
  private final double[] size = new double[CopyLadder.LANES];

  /** @param isA which elements, by rows, may differ from zero, @param singular what is thrown where A has no inverse */
  LaneSystem(int n, boolean[] isA, Supplier<NumericalFailure> singular) {
    this.n = n;
    this.isA = isA;
    this.singular = singular;
    this.isFactor = isA.clone();
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        for (int j = k + 1; j < n && isFactor[i * n + k]; j++) {
          isFactor[i * n + j] |= isFactor[k * n + j];
        }
      }
    }
    this.a = Lane.where(isA);
    this.factor = Lane.where(isFactor);
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    this.right = Lane.where(all);
    this.solution = Lane.where(all);
  }

  /** Where A_pq is set; {@link Lane#EMPTY} where it is zero. */
  Lane element(int p, int q) {
    return a[p * n + q];
  }

  /** Where y_p is set. */
  Lane right(int p) {
    return right[p];
  }

  /** x_p. */
  Lane solution(int p) {
    return solution[p];
  }

  /** After A has been set: factors below the diagonal; on it the inverse pivots. */
  void factor(int count) {
    for (int i = 0; i < n * n; i++) {
      if (isFactor[i]) {
        if (isA[i]) {
          factor[i].copy(a[i], count);
        } else {
          factor[i].clear(count);
        }
      }
    }
    for (int k = 0; k < n; k++) {
      Lane pivot = factor[k * n + k];
      Lane.invert(pivot, count);
      for (int i = k + 1; i < n; i++) {
        if (!isFactor[i * n + k]) {
          continue;
        }
        Lane.multiply(factor[i * n + k], pivot, count);
        for (int j = k + 1; j < n; j++) {
          if (isFactor[k * n + j]) {
            Lane.subtractProduct(factor[i * n + k], factor[k * n + j], factor[i * n + j], count);
          }
        }
      }
    }
  }

  /** After y has been set. @throws NumericalFailure where A is singular */
  void solve(int count) {
    Arrays.fill(size, 0, count, 0);
    for (int p = 0; p < n; p++) {
      solution[p].copy(right[p], count);
      Lane.addSize(right[p], size, count);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (isFactor[i * n + j]) {
          Lane.subtractProduct(factor[i * n + j], solution[j], solution[i], count);
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        if (isFactor[i * n + j]) {
          Lane.subtractProduct(factor[i * n + j], solution[j], solution[i], count);
        }
      }
      Lane.multiply(solution[i], factor[i * n + i], count);
      Lane.addSize(solution[i], size, count);
    }
    check(count);
  }

  private void check(int count) {
    Arrays.fill(misfit, 0, count, 0);
    for (int p = 0; p < n; p++) {
      scratch.copy(right[p], count);
      for (int q = 0; q < n; q++) {
        if (isA[p * n + q]) {
          Lane.subtractProduct(a[p * n + q], solution[q], scratch, count);
        }
      }
      Lane.addSize(scratch, misfit, count);
    }
    for (int l = 0; l < count; l++) {
      if (!(misfit[l] <= SATISFIED * size[l])) {
        pivoted(l);
      }
    }
  }

  private void pivoted(int lane) {
    double[] re = new double[n * n];
    double[] im = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      re[i] = isA[i] ? a[i].re[lane] : 0;
      im[i] = isA[i] ? a[i].im[lane] : 0;
    }
    double[] xRe = new double[n];
    double[] xIm = new double[n];
    for (int p = 0; p < n; p++) {
      xRe[p] = right[p].re[lane];
      xIm[p] = right[p].im[lane];
    }
    ComplexLu matrix = new ComplexLu(n);
    if (!matrix.factor(re, im)) {
      throw singular.get();
    }
    matrix.solve(xRe, xIm);
    for (int p = 0; p < n; p++) {
      solution[p].re[lane] = xRe[p];
      solution[p].im[lane] = xIm[p];
    }
  }
}
