package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.numeric.RandomStream;

/**
 * Couplings between the same two species whose elements covary. For every pair of sites (i, j) the elements J_ij and, where sites of
 * the second species also send to the first, K_ji form one Gaussian vector; its covariance matrix is factored once if it is the same
 * for all pairs, else for each pair.
 */
final class CovaryingCouplings {
  private final CouplingSampler sampler;
  private final List<Coupling> group;
  private final RandomStream stream;
  private final List<Element> elements = new ArrayList<>();
  private final boolean square;
  private final int first;
  private final int second;
  private final boolean uniform;

  /** One component of the vector of a pair (i, j): J_ij of a coupling, or J_ji where it is reversed. */
  private record Element(Coupling coupling, boolean reversed, double[] matrix, int columns) {
    int index(int i, int j) {
      return reversed ? j * columns + i : i * columns + j;
    }
  }

  /** A statistic as a constant or for every element of its own coupling's matrix. */
  private record Statistic(double constant, double[] matrix) {
    double at(int index) {
      return matrix.length == 0 ? constant : matrix[index];
    }
  }

  private final Map<Coupling, Statistic> variances = new LinkedHashMap<>();
  private final Map<Coupling, Statistic> reciprocities = new LinkedHashMap<>();
  private final Map<Covariance, Statistic> covariances = new LinkedHashMap<>();

  CovaryingCouplings(CouplingSampler sampler, List<Coupling> group, RandomStream stream) {
    this.sampler = sampler;
    this.group = group;
    this.stream = stream;
    Coupling lead = group.get(0);
    square = lead.square();
    first = sampler.rows(lead);
    second = sampler.columns(lead);
    Map<Coupling, double[]> matrices = new LinkedHashMap<>();
    for (Coupling c : group) {
      matrices.put(c, new double[sampler.rows(c) * sampler.columns(c)]);
      boolean reversed = !c.to().equals(lead.to());
      elements.add(new Element(c, reversed, matrices.get(c), sampler.columns(c)));
      variances.put(c, statistic(sampler.formula(c.variance(), c), sampler.columns(c)));
      reciprocities.put(c, statistic(sampler.formula(c.reciprocity(), c), sampler.columns(c)));
    }
    if (square) {
      group.forEach(c -> elements.add(new Element(c, true, matrices.get(c), sampler.columns(c))));
    }
    for (Covariance c : sampler.network().covariances()) {
      group.stream().filter(k -> k.name().equals(c.left())).findFirst()
          .ifPresent(left -> covariances.put(c, statistic(sampler.formula(c.value(), left), sampler.columns(left))));
    }
    uniform = java.util.stream.Stream.of(variances.values(), reciprocities.values(), covariances.values()).flatMap(java.util.Collection::stream)
        .allMatch(s -> s.matrix().length == 0);
  }

  private static Statistic statistic(ElementFormula formula, int columns) {
    return formula.constant() ? new Statistic(formula.value(), new double[0]) : new Statistic(0, formula.matrix(columns));
  }

  Map<String, double[]> draw() {
    int n = elements.size();
    double[][] factor = new double[n][n];
    double[] normal = new double[n];
    if (uniform) {
      factor(0, square ? 1 : 0, n, factor);
    }
    for (int i = 0; i < first; i++) {
      for (int j = square ? i + 1 : 0; j < second; j++) {
        if (!uniform) {
          factor(i, j, n, factor);
        }
        fill(i, j, n, factor, normal);
      }
    }
    if (square) {
      drawDiagonal(normal);
    }
    Map<String, double[]> drawn = new LinkedHashMap<>();
    elements.forEach(e -> drawn.put(e.coupling().name(), e.matrix()));
    return drawn;
  }

  private void drawDiagonal(double[] normal) {
    int n = group.size();
    double[][] factor = new double[n][n];
    for (int i = 0; i < first; i++) {
      if (i == 0 || !uniform) {
        factor(i, i, n, factor);
      }
      fill(i, i, n, factor, normal);
    }
  }

  private void fill(int i, int j, int n, double[][] factor, double[] normal) {
    for (int a = 0; a < n; a++) {
      normal[a] = stream.nextGaussian();
      double value = 0;
      for (int b = 0; b <= a; b++) {
        value += factor[a][b] * normal[b];
      }
      Element e = elements.get(a);
      e.matrix()[e.index(i, j)] = value;
    }
  }

  /** Cholesky factor of the covariance matrix of the first n elements at the pair (i, j). */
  private void factor(int i, int j, int n, double[][] factor) {
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = covariance(elements.get(a), elements.get(b), i, j) / sampler.size();
        for (int c = 0; c < b; c++) {
          sum -= factor[a][c] * factor[b][c];
        }
        if (a == b) {
          factor[a][a] = Math.sqrt(notNegative(sum, elements.get(a), i, j));
        } else {
          factor[a][b] = factor[b][b] > 0 ? sum / factor[b][b] : 0;
        }
      }
    }
  }

  private double notNegative(double pivot, Element element, int i, int j) {
    double variance = variances.get(element.coupling()).at(element.index(i, j)) / sampler.size();
    if (pivot < -1e-9 * variance) {
      String key = "couplings." + element.coupling().name() + ".covariance";
      SourcePosition position = sampler.network().source().position(key)
          .or(() -> sampler.network().source().position("couplings." + element.coupling().name() + ".reciprocity"))
          .or(() -> sampler.network().source().position(element.coupling().name()))
          .orElse(SourcePosition.startOf(sampler.network().source().file()));
      throw new InputException(position, "the covariances of coupling '" + element.coupling().name() + "' are larger than the variances allow",
          "a covariance is at most the square root of the product of the two variances");
    }
    return Math.max(0, pivot);
  }

  private double covariance(Element a, Element b, int i, int j) {
    if (a.coupling() == b.coupling()) {
      double variance = variances.get(a.coupling()).at(a.index(i, j));
      if (a.reversed() == b.reversed()) {
        return variance;
      }
      double other = variances.get(b.coupling()).at(b.index(i, j));
      return reciprocities.get(a.coupling()).at(a.index(i, j)) * Math.sqrt(variance * other);
    }
    boolean opposite = square ? a.reversed() != b.reversed() : !a.coupling().to().equals(b.coupling().to());
    double diagonal = 0;
    for (Map.Entry<Covariance, Statistic> entry : covariances.entrySet()) {
      Covariance c = entry.getKey();
      boolean straight = c.left().equals(a.coupling().name()) && c.right().equals(b.coupling().name());
      boolean crossed = c.left().equals(b.coupling().name()) && c.right().equals(a.coupling().name());
      if (straight || crossed) {
        double value = entry.getValue().at((straight ? a : b).index(i, j));
        if (c.transposed() == opposite) {
          return value;
        }
        diagonal = value;
      }
    }
    // On the diagonal J_ij and J_ji are one element, so a covariance declared for either holds.
    return square && i == j ? diagonal : 0;
  }
}
