package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.model.Field;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.Spectra;

/** The modes of the linear part of the dynamics of one site, cut off from the network: the eigenvalues λ of x' = A x, or of x[t+1] = A x. */
public final class LocalModes {
  /** A rate relative to the largest one that counts as none. */
  private static final double NONE = 1e-12;

  private final Field.Kind[] kind;
  private final int[] order;
  private final double[][] drift;
  private final int fields;

  /** @param drift {@code [p][i·n + j]}: coefficient of the p-th derivative of field j in the equation of field i */
  public LocalModes(Field.Kind[] kind, int[] order, double[][] drift) {
    this.kind = kind;
    this.order = order;
    this.drift = drift;
    this.fields = kind.length;
  }

  /** A field and one of its derivatives. */
  private record State(int field, int derivative) {}

  /** Whether every mode decays. Sites whose equations are no ordinary differential or difference equations count as damped. */
  boolean areDamped() {
    boolean discrete = Arrays.asList(kind).contains(Field.Kind.DISCRETE);
    return eigenvalues().map(modes -> discrete ? modes.radius() < 1 - NONE : modes.largestRealPart() < -NONE * modes.radius()).orElse(true);
  }

  /** All λ; empty for sites without states or with equations that are no ordinary differential or difference equations. */
  public Optional<Spectra.Eigenvalues> eigenvalues() {
    List<State> states = new ArrayList<>();
    List<Integer> algebraic = new ArrayList<>();
    boolean discrete = false;
    for (int i = 0; i < fields; i++) {
      switch (kind[i]) {
        case ALGEBRAIC -> algebraic.add(i);
        case DISCRETE -> {
          discrete = true;
          states.add(new State(i, 0));
        }
        case DIFFERENTIAL -> {
          for (int p = 0; p < order[i]; p++) {
            states.add(new State(i, p));
          }
        }
        case IMPLICIT -> {
          return Optional.empty();
        }
      }
    }
    int n = states.size();
    for (int p = 0; p < drift.length; p++) {
      for (int i = 0; i < fields * fields; i++) {
        if (drift[p][i] != 0 && !states.contains(new State(i % fields, p)) && !(p == 0 && algebraic.contains(i % fields))) {
          return Optional.empty();
        }
      }
    }
    double[] slaved = slaved(states, algebraic);
    if (n == 0 || slaved.length == 0 && !algebraic.isEmpty()) {
      return Optional.empty();
    }
    double[] a = new double[n * n];
    for (int row = 0; row < n; row++) {
      State s = states.get(row);
      if (!discrete && s.derivative + 1 < order[s.field]) {
        a[row * n + states.indexOf(new State(s.field, s.derivative + 1))] = 1;
        continue;
      }
      for (int column = 0; column < n; column++) {
        a[row * n + column] += drift[states.get(column).derivative][s.field * fields + states.get(column).field];
        for (int z = 0; z < algebraic.size(); z++) {
          a[row * n + column] += drift[0][s.field * fields + algebraic.get(z)] * slaved[z * n + column];
        }
      }
    }
    return Optional.of(n == 1 ? new Spectra.Eigenvalues(a, new double[1]) : Spectra.complex(a, new double[n * n], n));
  }

  /** The algebraic fields as linear combinations of the states: (1 − D_zz)^{-1} D_zx; empty where that is singular. */
  private double[] slaved(List<State> states, List<Integer> algebraic) {
    int m = algebraic.size();
    int n = states.size();
    if (m == 0) {
      return new double[0];
    }
    double[] left = new double[m * m];
    double[] right = new double[m * n];
    for (int z = 0; z < m; z++) {
      for (int y = 0; y < m; y++) {
        left[z * m + y] = (z == y ? 1 : 0) - drift[0][algebraic.get(z) * fields + algebraic.get(y)];
      }
      for (int c = 0; c < n; c++) {
        right[z * n + c] = drift[states.get(c).derivative][algebraic.get(z) * fields + states.get(c).field];
      }
    }
    ComplexLu matrix = new ComplexLu(m);
    if (!matrix.factor(left, new double[m * m])) {
      return new double[0];
    }
    matrix.solve(right, new double[m * n], n);
    return right;
  }
}
