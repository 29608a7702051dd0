package org.saddlepoint.simulate;

import java.util.Arrays;
import java.util.Map;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.RandomStream;

/** The matrices of a {@link LinearStep} for every site of a species, stored once where all sites have the same. */
final class SiteMatrices {
  private final int sites;
  private final int size;
  private final double[][][] decay;
  private final double[][][] hold;
  private final double[][][] ramp;
  private final double[][][] noise;

  SiteMatrices(LinearSystem system, Map<String, double[]> parameters, int sites, double timeStep) {
    this.sites = sites;
    size = system.size();
    ElementFormula[][] linear = formulas(system.linear(), parameters, sites);
    ElementFormula[][] sources = formulas(system.sources(), parameters, sites);
    int distinct = constant(linear) && constant(sources) ? 1 : sites;
    double[][][] values = values(linear, sites);
    double[][][] strengths = values(sources, sites);
    decay = new double[size][size][distinct];
    hold = new double[size][size][distinct];
    ramp = new double[size][size][distinct];
    noise = new double[size][size][distinct];
    for (int i = 0; i < distinct; i++) {
      LinearStep step = LinearStep.of(at(values, i), squared(at(strengths, i)), timeStep);
      put(step.decay(), decay, i);
      put(step.hold(), hold, i);
      put(step.ramp(), ramp, i);
      put(step.noise(), noise, i);
    }
  }

  private static ElementFormula[][] formulas(Expr[][] entries, Map<String, double[]> parameters, int sites) {
    return Arrays.stream(entries).map(row -> Arrays.stream(row).map(e -> new ElementFormula(e, parameters, Map.of(), sites)).toArray(ElementFormula[]::new))
        .toArray(ElementFormula[][]::new);
  }

  private static boolean constant(ElementFormula[][] entries) {
    return Arrays.stream(entries).flatMap(Arrays::stream).allMatch(ElementFormula::constant);
  }

  private static double[][][] values(ElementFormula[][] entries, int sites) {
    double[][][] values = new double[entries.length][][];
    for (int k = 0; k < entries.length; k++) {
      values[k] = new double[entries[k].length][sites];
      for (int l = 0; l < entries[k].length; l++) {
        entries[k][l].column(0, values[k][l]);
      }
    }
    return values;
  }

  private static double[][] at(double[][][] values, int site) {
    return Arrays.stream(values).map(row -> Arrays.stream(row).mapToDouble(entry -> entry[site]).toArray()).toArray(double[][]::new);
  }

  /** B Bᵀ. */
  private static double[][] squared(double[][] b) {
    double[][] product = new double[b.length][b.length];
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b.length; j++) {
        for (int k = 0; k < b[i].length; k++) {
          product[i][j] += b[i][k] * b[j][k];
        }
      }
    }
    return product;
  }

  private static void put(double[][] matrix, double[][][] all, int site) {
    for (int k = 0; k < matrix.length; k++) {
      for (int l = 0; l < matrix.length; l++) {
        all[k][l][site] = matrix[k][l];
      }
    }
  }

  /** out += Σ_l E_kl y_l. */
  void addDecay(int k, double[][] y, double[] out) {
    add(decay[k], y, out);
  }

  /** out += Σ_l P_kl f_l. */
  void addHold(int k, double[][] f, double[] out) {
    add(hold[k], f, out);
  }

  /** out += Σ_l Q_kl Δf_l. */
  void addRamp(int k, double[][] change, double[] out) {
    add(ramp[k], change, out);
  }

  /** Fills the exact noise of one step: out_k = Σ_l G_kl n_l with fresh standard normals. */
  void kick(RandomStream stream, double[][] out) {
    double[] normals = new double[size];
    boolean[] alive = new boolean[size];
    for (int l = 0; l < size; l++) {
      double[] diagonal = noise[l][l];
      alive[l] = Arrays.stream(diagonal).anyMatch(x -> x != 0);
    }
    int count = out[0].length;
    for (int i = 0; i < count; i++) {
      int site = decay[0][0].length == 1 ? 0 : i % sites;
      for (int k = 0; k < size; k++) {
        normals[k] = alive[k] ? stream.nextGaussian() : 0;
        double sum = 0;
        for (int l = 0; l <= k; l++) {
          sum += noise[k][l][site] * normals[l];
        }
        out[k][i] = sum;
      }
    }
  }

  private void add(double[][] row, double[][] in, double[] out) {
    for (int l = 0; l < in.length; l++) {
      double[] coefficient = row[l];
      double[] values = in[l];
      if (coefficient.length == 1) {
        double c = coefficient[0];
        if (c != 0) {
          for (int i = 0; i < out.length; i++) {
            out[i] += c * values[i];
          }
        }
      } else {
        for (int start = 0; start < out.length; start += sites) {
          for (int i = 0; i < sites; i++) {
            out[start + i] += coefficient[i] * values[start + i];
          }
        }
      }
    }
  }
}
