package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;

class CopyLadderTest {
  private static final int FREQUENCIES = 5;

  /** Two-point functions that are whatever they are. */
  private record Table(int ports, double[] weights, List<double[]> real, List<double[]> imaginary) implements TwoPointTable {
    static Table random(int ports, int nodes, Random random) {
      double[] weights = new double[nodes];
      List<double[]> real = new java.util.ArrayList<>();
      List<double[]> imaginary = new java.util.ArrayList<>();
      for (int v = 0; v < nodes; v++) {
        weights[v] = 1.0 / nodes;
        real.add(random.doubles(ports * ports * FREQUENCIES, -1, 1).toArray());
        imaginary.add(random.doubles(ports * ports * FREQUENCIES, -1, 1).toArray());
        // Nothing between two fields.
        int last = ports * ports - 1;
        for (int k = last * FREQUENCIES; k < (last + 1) * FREQUENCIES; k++) {
          real.get(v)[k] = 0;
          imaginary.get(v)[k] = 0;
        }
      }
      return new Table(ports, weights, real, imaginary);
    }

    @Override
    public int nodes() {
      return weights.length;
    }

    @Override
    public double weight(int node) {
      return weights[node];
    }

    @Override
    public int frequencies() {
      return FREQUENCIES;
    }

    @Override
    public double[] re(int node) {
      return real.get(node);
    }

    @Override
    public double[] im(int node) {
      return imaginary.get(node);
    }

    /** α Σ w G_xx'(ω1) G_yy'(±ω2). */
    double[] product(int x, int x1, int y, int y1, int first, int second, double sign, double[] square) {
      double sr = 0;
      double si = 0;
      for (int v = 0; v < nodes(); v++) {
        double w = weights[v] * (square.length == 0 ? 1 : square[v]);
        double ar = real.get(v)[(x * ports + x1) * FREQUENCIES + first];
        double ai = imaginary.get(v)[(x * ports + x1) * FREQUENCIES + first];
        double br = real.get(v)[(y * ports + y1) * FREQUENCIES + second];
        double bi = sign * imaginary.get(v)[(y * ports + y1) * FREQUENCIES + second];
        sr += w * (ar * br - ai * bi);
        si += w * (ar * bi + ai * br);
      }
      return new double[] {sr, si};
    }
  }

  @Test
  void agreesWithDenseInversion() {
    Random random = new Random(3);
    Table table = Table.random(3, 2, random);
    int[] left = {0, 2, 0, 2};
    int[] right = {0, 2, 2, 0};
    double[] coupling = {0, 0.4, 0, 0, 0.4, 0, 0, 0, 0, 0, 0.3, 0, 0, 0, 0, 0.2};
    double ratio = 1.5;
    LadderPlan plan = new LadderPlan(new int[4], left, right, coupling, new double[] {ratio});
    double[] scores = {2, 0.5};
    List<LadderPlan.Signal> signals = List.of(new LadderPlan.Signal(0, 0), new LadderPlan.Signal(0, 1, scores));
    List<LadderPlan.Wanted> wanted = List.of(new LadderPlan.Wanted(0, 0), new LadderPlan.Wanted(0, 1), new LadderPlan.Wanted(1, 1));
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    for (int k = 0; k < 7; k++) {
      pairs.first[k] = k % FREQUENCIES;
      pairs.second[k] = (3 * k + 1) % FREQUENCIES;
      pairs.sign[k] = k % 2 == 0 ? 1 : -1;
    }
    pairs.count = 7;
    double[][] entry = new double[3][CopyLadder.LANES];
    double[][] diagonal = new double[3][CopyLadder.LANES];
    plan.with(List.of(table), signals, wanted).at(pairs, entry, diagonal);
    for (int k = 0; k < pairs.count; k++) {
      for (int w = 0; w < wanted.size(); w++) {
        double expected = dense(table, plan, signals.get(wanted.get(w).left()), signals.get(wanted.get(w).right()), pairs.first[k], pairs.second[k], pairs.sign[k]);
        assertEquals(expected, entry[w][k], 1e-11 * (1 + Math.abs(expected)), "entry " + w + " at pair " + k);
      }
    }
  }

  private static double dense(Table table, LadderPlan plan, LadderPlan.Signal h, LadderPlan.Signal k, int first, int second, double sign) {
    int n = plan.size();
    double ratio = plan.ratio()[0];
    double[] aRe = new double[n * n];
    double[] aIm = new double[n * n];
    double[] xRe = new double[n];
    double[] xIm = new double[n];
    for (int p = 0; p < n; p++) {
      aRe[p * n + p] = 1;
      for (int r = 0; r < n; r++) {
        double v = plan.coupling()[p * n + r] * ratio;
        for (int q = 0; q < n; q++) {
          double[] b = table.product(plan.left()[r], plan.left()[q], plan.right()[r], plan.right()[q], first, second, sign, new double[0]);
          aRe[p * n + q] -= v * b[0];
          aIm[p * n + q] -= v * b[1];
        }
        double[] column = table.product(plan.left()[r], k.port(), plan.right()[r], k.port(), first, second, sign, k.square());
        xRe[p] += v * column[0];
        xIm[p] += v * column[1];
      }
    }
    ComplexLu lu = new ComplexLu(n);
    lu.factor(aRe, aIm);
    lu.solve(xRe, xIm);
    double[] both = new double[table.nodes()];
    for (int v = 0; v < both.length; v++) {
      both[v] = h.square(v) * k.square(v);
    }
    double sum = ratio * table.product(h.port(), k.port(), h.port(), k.port(), first, second, sign, both)[0];
    for (int p = 0; p < n; p++) {
      double[] row = table.product(h.port(), plan.left()[p], h.port(), plan.right()[p], first, second, sign, h.square());
      sum += ratio * (row[0] * xRe[p] - row[1] * xIm[p]);
    }
    return sum;
  }

  @Test
  void refusesWhatDiverges() {
    Table table = new Table(1, new double[] {1}, List.of(new double[] {1, 1, 1, 1, 1}), List.of(new double[FREQUENCIES]));
    LadderPlan plan = new LadderPlan(new int[1], new int[1], new int[1], new double[] {1}, new double[] {1});
    CopyLadder ladder = plan.with(List.of(table), List.of(new LadderPlan.Signal(0, 0)), List.of(new LadderPlan.Wanted(0, 0)));
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    pairs.count = 1;
    pairs.sign[0] = 1;
    assertThrows(NumericalFailure.class, () -> ladder.at(pairs, new double[1][CopyLadder.LANES], new double[1][CopyLadder.LANES]));
  }
}
