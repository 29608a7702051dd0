package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Expr;

/**
 * The covariance matrix of all couplings between one pair of sites, J_ij and J_ji of every coupling that joins them. Each
 * covariance alone may be allowed and all of them together not: the matrix must be positive semi-definite.
 */
record JointCovariance(Network network, Values values, StatisticsCheck statistics) {
  /** One element of a matrix for the pair (i, j): K_ij, or K_ji if reversed. */
  private record Element(Coupling coupling, boolean reversed) {}

  void check(List<CovarianceReader.Placed> covariances) {
    Set<Set<String>> done = new LinkedHashSet<>();
    for (CovarianceReader.Placed placed : covariances) {
      Coupling c = network.coupling(placed.covariance().left());
      if (done.add(Set.copyOf(List.of(c.to(), c.from())))) {
        check(c, placed);
      }
    }
  }

  private void check(Coupling c, CovarianceReader.Placed placed) {
    List<Element> elements = elements(c.to(), c.from());
    for (Map<String, Double> pair : statistics.pairs(c.to(), c.from())) {
      double[][] matrix = new double[elements.size()][elements.size()];
      for (int k = 0; k < matrix.length; k++) {
        for (int l = 0; l < matrix.length; l++) {
          matrix[k][l] = values.at(entry(elements.get(k), elements.get(l)), pair);
        }
      }
      if (!semiDefinite(matrix, statistics.tolerance())) {
        throw Reading.wrong(
            placed.value(), "the covariances and reciprocities of the couplings between " + c.from() + " and " + c.to() + " exclude one another", "make them smaller: their matrix has a negative eigenvalue");
      }
    }
  }

  private List<Element> elements(String to, String from) {
    List<Element> elements = new ArrayList<>();
    for (Coupling c : network.couplings()) {
      if (c.to().equals(to) && c.from().equals(from)) {
        elements.add(new Element(c, false));
      }
      if (c.to().equals(from) && c.from().equals(to)) {
        elements.add(new Element(c, true));
      }
    }
    return elements;
  }

  private Expr entry(Element a, Element b) {
    if (a.coupling.name().equals(b.coupling.name())) {
      return a.reversed == b.reversed ? a.coupling.variance() : Expr.mul(a.coupling.reciprocity(), a.coupling.variance());
    }
    boolean transposed = a.reversed != b.reversed;
    for (Covariance c : network.covariances()) {
      boolean these = c.left().equals(a.coupling.name()) && c.right().equals(b.coupling.name()) || c.left().equals(b.coupling.name()) && c.right().equals(a.coupling.name());
      if (these && c.transposed() == transposed) {
        return c.value();
      }
    }
    return Expr.ZERO;
  }

  /** Gaussian elimination on the largest remaining diagonal entry; the pivots of a semi-definite matrix are not negative. */
  private static boolean semiDefinite(double[][] matrix, double tolerance) {
    int n = matrix.length;
    double scale = 0;
    for (int k = 0; k < n; k++) {
      scale = Math.max(scale, matrix[k][k]);
    }
    boolean[] used = new boolean[n];
    for (int step = 0; step < n; step++) {
      int pivot = -1;
      for (int k = 0; k < n; k++) {
        pivot = !used[k] && (pivot < 0 || matrix[k][k] > matrix[pivot][pivot]) ? k : pivot;
      }
      double largest = matrix[pivot][pivot];
      if (largest <= tolerance * scale) {
        return remainderVanishes(matrix, used, Math.sqrt(tolerance) * scale);
      }
      used[pivot] = true;
      for (int k = 0; k < n; k++) {
        for (int l = 0; l < n && !used[k]; l++) {
          if (!used[l]) {
            matrix[k][l] -= matrix[k][pivot] * matrix[pivot][l] / largest;
          }
        }
      }
    }
    return true;
  }

  private static boolean remainderVanishes(double[][] matrix, boolean[] used, double tolerance) {
    for (int k = 0; k < used.length; k++) {
      for (int l = 0; l < used.length; l++) {
        if (!used[k] && !used[l] && Math.abs(matrix[k][l]) > tolerance) {
          return false;
        }
      }
    }
    return true;
  }
}
