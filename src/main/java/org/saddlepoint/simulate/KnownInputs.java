package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.numeric.cloud.MeanTerm;
import org.saddlepoint.numeric.cloud.Profile;
import org.saddlepoint.numeric.cloud.RandomSystem;

/**
 * The mean elements of couplings, given what they transmit at a state of rest. A state follows from its couplings and is correlated with them:
 * Gaussian elements J_ij of mean m_ij and variance σ_ij on condition that Σ_j J_ij e_j = u_i have the mean m_ij + a_i σ_ij e_j + Σ_K E[J_ij K_ji] e'_i a'_j,
 * the sum over couplings K that lead back, with their senders' e' and their a'; a follows from the condition. Cost: a few hundred sums over sites.
 */
final class KnownInputs {
  private static final int PASSES = 400;
  private static final double SLOWLY = 0.5;
  /** What decays towards silence says nothing about the couplings. */
  private static final double SILENT = 1e-5;
  private static final double FINE = 1e-10;

  private final List<Operation.Input> operations;
  private final RandomSystem system;
  private final List<double[]> sent;
  private final List<double[]> weights = new ArrayList<>();

  private KnownInputs(List<Operation.Input> operations, RandomSystem system, List<double[]> sent) {
    this.operations = operations;
    this.system = system;
    this.sent = sent;
  }

  /**
   * The terms to add to the means.
   *
   * @param means by input
   * @return empty where two inputs share a coupling or covarying ones, or where no weights satisfy the condition
   */
  static Optional<List<MeanTerm>> of(Compiled compiled, Frame frame, List<Operation.Input> operations, RandomSystem system, List<MeanTerm> means) {
    List<double[]> sent = operations.stream().map(o -> first(frame, compiled, o.source())).toList();
    if (sent.stream().flatMapToDouble(java.util.Arrays::stream).allMatch(e -> Math.abs(e) < SILENT)) {
      return Optional.of(List.of());
    }
    if (system.same().stream().anyMatch(p -> p.first() != p.second()) || !system.same().stream().allMatch(p -> p.profile() instanceof Profile.Outer)
        || !system.opposite().stream().allMatch(p -> p.profile() instanceof Profile.Outer)) {
      return Optional.empty();
    }
    List<double[]> excess = new ArrayList<>();
    for (int k = 0; k < operations.size(); k++) {
      double[] u = first(frame, compiled, operations.get(k).target());
      for (MeanTerm mean : means) {
        double sum = mean.input() == k ? product(mean.from(), sent.get(k)) : 0;
        for (int i = 0; i < u.length && sum != 0; i++) {
          u[i] -= mean.to()[i] * sum;
        }
      }
      excess.add(u);
    }
    KnownInputs known = new KnownInputs(operations, system, sent);
    return known.solve(excess) ? Optional.of(known.terms()) : Optional.empty();
  }

  private static double[] first(Frame frame, Compiled compiled, Slot slot) {
    return java.util.Arrays.copyOf(frame.array(compiled.table().indexOf(slot)), frame.sites(slot.species()));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** u_i = a_i Σ_j σ_ij e_j² + Σ_K e'_i Σ_j P_ij a'_j e_j, by repeated insertion. */
  private boolean solve(List<double[]> u) {
    u.forEach(v -> weights.add(new double[v.length]));
    for (int pass = 0; pass < PASSES; pass++) {
      double change = 0;
      for (int k = 0; k < operations.size(); k++) {
        double[] target = u.get(k).clone();
        for (RandomSystem.Pair pair : system.opposite()) {
          if (pair.first() == k) {
            Profile.Outer p = (Profile.Outer) pair.profile();
            double sum = product(times(p.from(), weights.get(pair.second())), sent.get(k));
            double[] back = sent.get(pair.second());
            for (int i = 0; i < target.length; i++) {
              target[i] -= p.to()[i] * back[i] * sum;
            }
          }
        }
        change = Math.max(change, update(k, target));
      }
      if (change < FINE) {
        return true;
      }
    }
    return false;
  }

  private double update(int k, double[] target) {
    double[] a = weights.get(k);
    Optional<Profile.Outer> variance = variance(k);
    double square = variance.map(v -> product(v.from(), times(sent.get(k), sent.get(k)))).orElse(0.0);
    double change = 0;
    double norm = 0;
    for (int i = 0; i < a.length && square > 0; i++) {
      double one = variance.orElseThrow().to()[i] * square;
      double next = one > 0 ? target[i] / one : 0;
      change += Math.abs(next - a[i]);
      norm += Math.abs(next);
      a[i] += (system.opposite().isEmpty() ? 1 : SLOWLY) * (next - a[i]);
    }
    return norm == 0 ? 0 : change / norm;
  }

  private Optional<Profile.Outer> variance(int k) {
    return system.same().stream().filter(p -> p.first() == k).map(p -> (Profile.Outer) p.profile()).findFirst();
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int j = 0; j < a.length; j++) {
      product[j] = a[j] * b[j];
    }
    return product;
  }

  private List<MeanTerm> terms() {
    List<MeanTerm> terms = new ArrayList<>();
    for (int k = 0; k < operations.size(); k++) {
      int input = k;
      variance(k).ifPresent(v -> terms.add(new MeanTerm(input, times(v.to(), weights.get(input)), times(v.from(), sent.get(input)))));
    }
    for (RandomSystem.Pair pair : system.opposite()) {
      Profile.Outer p = (Profile.Outer) pair.profile();
      terms.add(new MeanTerm(pair.first(), times(p.to(), sent.get(pair.second())), times(p.from(), weights.get(pair.second()))));
    }
    return terms.stream().filter(t -> !new Profile.Outer(t.to(), t.from()).isZero()).toList();
  }
}
