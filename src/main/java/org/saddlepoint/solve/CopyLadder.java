package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The fluctuations of the overlaps of two copies, N⟨O O†⟩ = B(1 − 𝒱B)^{-1}, at many pairs of frequencies at once: B_{(f,g),(f',g')} = α
 * Σ_ν w_ν G_ff'(ω1) G_gg'(ω2) within a species, 𝒱 from the derived four-point stage. For an observable h outside 𝒱 the entry is B_hh,kk +
 * B_hh,S (1 − 𝒱B)^{-1} 𝒱 B_S,kk with S the overlaps that 𝒱 joins.
 *
 * <p>Every element of a matrix is an array over the pairs, so that the loops inside are over pairs and become vector instructions.
 * Elements that vanish at all frequencies are left out. One instance per thread.
 */
public final class CopyLadder {
  /** Pairs that are worked on together: all matrices of a few overlaps then stay in the caches. */
  public static final int LANES = 128;

  private final LadderPlan plan;
  private final int n;
  private final List<? extends TwoPointTable> tables;
  private final List<LadderPlan.Signal> signals;
  private final List<LadderPlan.Wanted> wanted;
  private final boolean[] sources;
  private final boolean[] isB;
  private final Lane[] b;
  private final LaneSystem system;
  /** {@code [signal·n + overlap]}. */
  private final Lane[] row;
  private final Lane[] column;
  private final Lane[][] first;
  private final Lane[][] second;
  private final Lane scratch = new Lane();

  CopyLadder(LadderPlan plan, List<? extends TwoPointTable> tables, List<LadderPlan.Signal> signals, List<LadderPlan.Wanted> wanted) {
    this.plan = plan;
    this.n = plan.size();
    this.tables = tables;
    this.signals = signals;
    this.wanted = wanted;
    this.sources = new boolean[signals.size()];
    wanted.forEach(w -> sources[w.right()] = true);
    boolean[][] some = tables.stream().map(CopyLadder::nonzero).toArray(boolean[][]::new);
    this.isB = new boolean[n * n];
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        int s = plan.site()[p];
        int ports = tables.get(s).ports();
        isB[p * n + q] = s == plan.site()[q] && some[s][plan.left()[p] * ports + plan.left()[q]] && some[s][plan.right()[p] * ports + plan.right()[q]];
      }
    }
    boolean[] isA = new boolean[n * n];
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        for (int r = 0; r < n; r++) {
          isA[p * n + q] |= plan.coupling()[p * n + r] != 0 && isB[r * n + q];
        }
        isA[p * n + q] |= p == q;
      }
    }
    this.b = Lane.where(isB);
    this.system = new LaneSystem(n, isA, () -> new NumericalFailure("the fluctuations of the overlaps diverge: 1 − 𝒱B is singular"));
    boolean[] isRow = new boolean[signals.size() * n];
    for (int h = 0; h < signals.size(); h++) {
      for (int p = 0; p < n; p++) {
        LadderPlan.Signal signal = signals.get(h);
        int ports = tables.get(signal.site()).ports();
        isRow[h * n + p] = signal.site() == plan.site()[p] && some[signal.site()][signal.port() * ports + plan.left()[p]] && some[signal.site()][signal.port() * ports + plan.right()[p]];
      }
    }
    this.row = Lane.where(isRow);
    this.column = Lane.where(isRow);
    this.first = new Lane[tables.size()][];
    this.second = new Lane[tables.size()][];
    for (int s = 0; s < tables.size(); s++) {
      first[s] = Lane.where(some[s]);
      second[s] = Lane.where(some[s]);
    }
  }

  private static boolean[] nonzero(TwoPointTable table) {
    int ports = table.ports();
    boolean[] some = new boolean[ports * ports];
    for (int node = 0; node < table.nodes(); node++) {
      for (int x = 0; x < some.length; x++) {
        for (int k = x * table.frequencies(); k < (x + 1) * table.frequencies() && !some[x]; k++) {
          some[x] = table.re(node)[k] != 0 || table.im(node)[k] != 0;
        }
      }
    }
    return some;
  }

  /** Frequencies of up to {@link #LANES} pairs, by index in the tables. */
  public static final class Pairs {
    public final int[] first = new int[LANES];
    public final int[] second = new int[LANES];
    /** −1 where the second frequency is the negative one, else 1. */
    public final double[] sign = new double[LANES];
    public int count;
  }

  /**
   * Evaluates all combinations wanted.
   *
   * @param entry    {@code [wanted][pair]}: real part of N⟨O_hh O_kk†⟩ = (1/N) Σ_ij C^hk_ij(ω1) C^hk_ij(ω2)
   * @param diagonal {@code [wanted][pair]}: the part of sites with themselves, B_hh,kk
   * @throws NumericalFailure where the fluctuations diverge
   */
  public void at(Pairs pairs, double[][] entry, double[][] diagonal) {
    int count = pairs.count;
    fill(pairs, diagonal);
    assemble(count);
    system.factor(count);
    for (int k = 0; k < signals.size(); k++) {
      if (sources[k]) {
        solve(k, count);
        for (int w = 0; w < wanted.size(); w++) {
          if (wanted.get(w).right() == k) {
            contract(wanted.get(w).left(), count, diagonal[w], entry[w]);
          }
        }
      }
    }
  }

  private void fill(Pairs pairs, double[][] diagonal) {
    int count = pairs.count;
    clear(b, count);
    clear(row, count);
    clear(column, count);
    for (double[] d : diagonal) {
      Arrays.fill(d, 0, count, 0);
    }
    for (int s = 0; s < tables.size(); s++) {
      TwoPointTable table = tables.get(s);
      int ports = table.ports();
      for (int node = 0; node < table.nodes(); node++) {
        gather(table, node, pairs, s);
        double weight = plan.ratio()[s] * table.weight(node);
        for (int p = 0; p < n; p++) {
          for (int q = 0; q < n; q++) {
            if (isB[p * n + q] && plan.site()[p] == s) {
              Lane.addProduct(weight, first[s][plan.left()[p] * ports + plan.left()[q]], second[s][plan.right()[p] * ports + plan.right()[q]], b[p * n + q], count);
            }
          }
        }
        for (int h = 0; h < signals.size(); h++) {
          LadderPlan.Signal signal = signals.get(h);
          double factor = weight * signal.square(signal.site() == s ? node : 0);
          for (int p = 0; p < n && signal.site() == s; p++) {
            if (row[h * n + p] != Lane.EMPTY) {
              Lane.addProduct(factor, first[s][signal.port() * ports + plan.left()[p]], second[s][signal.port() * ports + plan.right()[p]], row[h * n + p], count);
              Lane.addProduct(factor, first[s][plan.left()[p] * ports + signal.port()], second[s][plan.right()[p] * ports + signal.port()], column[h * n + p], count);
            }
          }
        }
        for (int w = 0; w < wanted.size(); w++) {
          LadderPlan.Signal h = signals.get(wanted.get(w).left());
          LadderPlan.Signal k = signals.get(wanted.get(w).right());
          if (h.site() == s && k.site() == s) {
            int at = h.port() * ports + k.port();
            scratch.clear(count);
            Lane.addProduct(weight * h.square(node) * k.square(node), first[s][at], second[s][at], scratch, count);
            for (int l = 0; l < count; l++) {
              diagonal[w][l] += scratch.re[l];
            }
          }
        }
      }
    }
  }

  private static void clear(Lane[] lanes, int count) {
    for (Lane lane : lanes) {
      if (lane != Lane.EMPTY) {
        lane.clear(count);
      }
    }
  }

  private void gather(TwoPointTable table, int node, Pairs pairs, int s) {
    int frequencies = table.frequencies();
    double[] re = table.re(node);
    double[] im = table.im(node);
    for (int x = 0; x < first[s].length; x++) {
      if (first[s][x] == Lane.EMPTY) {
        continue;
      }
      Lane one = first[s][x];
      Lane two = second[s][x];
      for (int l = 0; l < pairs.count; l++) {
        int k = x * frequencies + pairs.first[l];
        one.re[l] = re[k];
        one.im[l] = im[k];
      }
      for (int l = 0; l < pairs.count; l++) {
        int k = x * frequencies + pairs.second[l];
        two.re[l] = re[k];
        two.im[l] = pairs.sign[l] * im[k];
      }
    }
  }

  /** 1 − 𝒱B. */
  private void assemble(int count) {
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        Lane to = system.element(p, q);
        if (to == Lane.EMPTY) {
          continue;
        }
        Arrays.fill(to.re, 0, count, p == q ? 1 : 0);
        Arrays.fill(to.im, 0, count, 0);
        for (int r = 0; r < n; r++) {
          if (isB[r * n + q]) {
            Lane.addScaled(-plan.coupling()[p * n + r], b[r * n + q], to, count);
          }
        }
      }
    }
  }

  /** (1 − 𝒱B)^{-1} 𝒱 B_S,kk. */
  private void solve(int k, int count) {
    for (int p = 0; p < n; p++) {
      Lane right = system.right(p);
      right.clear(count);
      for (int r = 0; r < n; r++) {
        if (column[k * n + r] != Lane.EMPTY) {
          Lane.addScaled(plan.coupling()[p * n + r], column[k * n + r], right, count);
        }
      }
    }
    system.solve(count);
  }

  private void contract(int h, int count, double[] diagonal, double[] out) {
    System.arraycopy(diagonal, 0, out, 0, count);
    for (int p = 0; p < n; p++) {
      if (row[h * n + p] != Lane.EMPTY) {
        Lane.addRealProduct(row[h * n + p], system.solution(p), out, count);
      }
    }
  }
}
