package org.saddlepoint.solve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;

/** Every name under which the theory of a model may report a quantity or a function, in the order of reports. */
public final class QuantityNames {
  private QuantityNames() {}

  public static Set<String> of(Network network) {
    Set<String> names = new LinkedHashSet<>();
    List<Measured> measured = Measured.of(network);
    for (Measured m : measured) {
      String h = m.name();
      names.addAll(List.of("mean_" + h, "C_" + h + "(0)", "C_" + h + "(inf)", "static_" + h, "var_" + h));
      if (m.slope().isPresent()) {
        names.add("gain_" + h);
      }
    }
    for (Measured m : measured) {
      String h = m.name();
      for (String variant : List.of("", "_long", "_window")) {
        names.add("PR_" + h + variant);
        names.add("PR_" + h + variant + "_zscored");
      }
      names.addAll(List.of("NVar_C_" + h, "Var_diag_C_" + h));
    }
    names.addAll(List.of("PR_all", "PR_all_fields", "g_eff", "PR_D", "effective_rank", "tau_population"));
    names.add(network.criticalParameter().map(p -> "critical_" + p).orElse("critical_scale"));
    names.add("stability");
    names.add("lyapunov_exponent");
    for (Measured m : measured) {
      names.addAll(List.of("C_" + m.name(), "S_" + m.name(), "Psi_" + m.name(), "density_C_" + m.name()));
    }
    return names;
  }
}
