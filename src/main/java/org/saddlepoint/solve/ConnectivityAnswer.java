package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Observable;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;

/**
 * What the connectivity alone says: g_eff = √(Σ J_ij²/n) over i ≠ j of n receiving sites, the effective rank (tr JJᵀ)²/(n tr (JJᵀ)²), and PR_D =
 * (Σ D_a²)²/(N Σ D_a⁴) of the strengths of modes, all read off the theory of the {@link ConnectivityNetwork}.
 */
final class ConnectivityAnswer {
  static final String GAIN = "g_eff";
  static final String MODES = "PR_D";
  static final String RANK = "effective_rank";

  private static final double ERROR = 1e-10;

  private final Network network;
  private final SolveOptions options;

  ConnectivityAnswer(Network network, SolveOptions options) {
    this.network = network;
    this.options = options;
  }

  /** Adds the quantities that are wanted and defined. */
  void addTo(Map<String, Quantity> quantities) {
    if (!options.wants(GAIN) && !options.wants(MODES) && !options.wants(RANK)) {
      return;
    }
    Optional<ConnectivityNetwork> shown = ConnectivityNetwork.of(network);
    if (shown.isEmpty()) {
      return;
    }
    List<String> wanted = new ArrayList<>(List.of("PR_all_fields"));
    shown.get().receivers().forEach(f -> wanted.add("C_" + f.name() + "(0)"));
    Optional<String> modes = shown.get().modes().map(Observable::name);
    modes.ifPresent(m -> wanted.addAll(List.of("C_" + m + "(0)", "Var_diag_C_" + m)));
    SolveOptions asked = new SolveOptions(wanted, OptionalDouble.empty(), OptionalDouble.empty());
    Result whole = Solver.solve(shown.get().network(), asked);
    Result between = network.covariances().isEmpty() ? whole : Solver.solve(shown.get().withoutCovariances(), asked);
    ModelNumbers numbers = new ModelNumbers(network);
    double square = 0;
    double sites = 0;
    for (Field f : shown.get().receivers()) {
      double ratio = numbers.value(network.species(f.species()).ratio());
      sites += ratio;
      square += ratio * value(between, "C_" + f.name() + "(0)");
    }
    put(GAIN, Math.sqrt(square / sites), quantities);
    modes.ifPresent(
        m -> {
          double mean = value(between, "C_" + m + "(0)");
          double ratio = numbers.value(network.species(shown.get().modes().orElseThrow().species()).ratio());
          put(MODES, ratio * mean * mean / (mean * mean + value(between, "Var_diag_C_" + m)), quantities);
        });
    put(RANK, value(whole, "PR_all_fields"), quantities);
  }

  private static double value(Result result, String name) {
    return Optional.ofNullable(result.quantities().get(name)).flatMap(q -> q.value().stream().boxed().findFirst()).orElse(Double.NaN);
  }

  private void put(String name, double value, Map<String, Quantity> quantities) {
    if (options.wants(name) && Double.isFinite(value)) {
      quantities.put(name, Quantity.of(value, ERROR * Math.abs(value)));
    }
  }
}
