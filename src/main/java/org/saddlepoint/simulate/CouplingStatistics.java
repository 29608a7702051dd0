package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Covariance;
import org.saddlepoint.numeric.cloud.Profile;
import org.saddlepoint.numeric.cloud.RandomSystem;

/**
 * Means, variances and covariances of the elements of couplings as products of one factor per end, at the drawn site parameters; of given matrices
 * the squares and products of the elements themselves.
 */
final class CouplingStatistics {
  private final CouplingSampler sampler;
  private final Map<String, GivenMatrix> given;

  CouplingStatistics(CouplingSampler sampler, Map<String, GivenMatrix> given) {
    this.sampler = sampler;
    this.given = given;
  }

  boolean isGiven(String coupling) {
    return given.containsKey(coupling);
  }

  /** E[J_ij K_ij] for all two inputs that arrive at the same species from the same one; with itself, the variance. */
  List<RandomSystem.Pair> same(List<Operation.Input> inputs) {
    return pairs(inputs, (first, second) -> first.to().equals(second.to()) && first.from().equals(second.from()) ? same(first, second) : Optional.empty());
  }

  /** E[J_ij K_ji] for all two inputs of which one leads back. */
  List<RandomSystem.Pair> opposite(List<Operation.Input> inputs) {
    return pairs(inputs, (first, second) -> first.to().equals(second.from()) && first.from().equals(second.to()) ? opposite(first, second) : Optional.empty());
  }

  private List<RandomSystem.Pair> pairs(List<Operation.Input> inputs, BiFunction<Coupling, Coupling, Optional<Profile>> statistic) {
    List<RandomSystem.Pair> pairs = new ArrayList<>();
    for (int a = 0; a < inputs.size(); a++) {
      for (int b = 0; b < inputs.size(); b++) {
        int first = a;
        int second = b;
        statistic.apply(coupling(inputs.get(a)), coupling(inputs.get(b))).filter(p -> !p.isZero()).ifPresent(p -> pairs.add(new RandomSystem.Pair(first, second, p)));
      }
    }
    return List.copyOf(pairs);
  }

  /** The mean elements, empty where they are zero or the matrix is given. */
  Optional<Profile.Outer> mean(Operation.Input input) {
    Coupling c = coupling(input);
    return isGiven(c.name()) ? Optional.empty() : Optional.of(outer(c.mean(), c)).filter(p -> !p.isZero());
  }

  private Coupling coupling(Operation.Input input) {
    return sampler.network().coupling(input.coupling());
  }

  private Optional<Profile> same(Coupling first, Coupling second) {
    if (isGiven(first.name()) != isGiven(second.name())) {
      return Optional.empty();
    }
    if (first.name().equals(second.name())) {
      return Optional.of(isGiven(first.name()) ? RandomSystem.squares(elements(first), sampler.rows(first), sampler.columns(first)) : outer(first.variance(), first));
    }
    return isGiven(first.name()) ? Optional.empty() : covariance(first, second, false);
  }

  private Optional<Profile> opposite(Coupling first, Coupling second) {
    if (isGiven(first.name()) && isGiven(second.name())) {
      return RandomSystem.products(elements(first), elements(second), sampler.rows(first), sampler.columns(first));
    }
    if (isGiven(first.name()) || isGiven(second.name())) {
      return Optional.empty();
    }
    if (first.name().equals(second.name())) {
      // The variance of J_ij is a_i b_j: the covariance of J_ij and J_ji is η √(a_i b_i) √(a_j b_j).
      Profile.Outer variance = outer(first.variance(), first);
      double[] root = new double[variance.to().length];
      Arrays.setAll(root, i -> Math.sqrt(variance.to()[i] * variance.from()[i]));
      double reciprocity = sampler.formula(first.reciprocity(), first).value();
      return Optional.of(new Profile.Outer(Arrays.stream(root).map(r -> reciprocity * r).toArray(), root));
    }
    return covariance(first, second, true);
  }

  private Optional<Profile> covariance(Coupling first, Coupling second, boolean transposed) {
    for (Covariance c : sampler.network().covariances()) {
      if (c.transposed() == transposed) {
        if (c.left().equals(first.name()) && c.right().equals(second.name())) {
          return Optional.of(outer(c.value(), first));
        }
        if (c.left().equals(second.name()) && c.right().equals(first.name())) {
          Profile.Outer found = outer(c.value(), second);
          return Optional.of(transposed ? found.turned() : found);
        }
      }
    }
    return Optional.empty();
  }

  private double[] elements(Coupling coupling) {
    return given.get(coupling.name()).elements();
  }

  /** A statistic divided by N; the reader has seen to it that it is a product of one factor per end. */
  private Profile.Outer outer(Expr statistic, Coupling coupling) {
    ElementFormula formula = sampler.formula(statistic, coupling);
    int rows = sampler.rows(coupling);
    int columns = sampler.columns(coupling);
    double[] to = new double[rows];
    double[] from = new double[columns];
    for (int j = 0; j < columns; j++) {
      formula.column(j, to);
      int largest = 0;
      for (int i = 1; i < rows; i++) {
        largest = Math.abs(to[i]) > Math.abs(to[largest]) ? i : largest;
      }
      if (to[largest] != 0) {
        formula.row(largest, from);
        double unit = to[largest] * sampler.size();
        for (int k = 0; k < columns; k++) {
          from[k] /= unit;
        }
        return new Profile.Outer(to, from);
      }
    }
    return new Profile.Outer(new double[rows], new double[columns]);
  }
}
