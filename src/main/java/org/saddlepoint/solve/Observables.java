package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Measured;

/** Which readout of which site each measured quantity of a model is. */
final class Observables {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Measured> unreadable = new ArrayList<>();

  /**
   * @param readout  index on the site
   * @param argument derivative of the function's argument with respect to the readout's own argument, to turn slopes; NaN if unknown
   */
  record Entry(Measured measured, int site, int readout, double argument) {
    MeanFieldSystem.Pair pair() {
      return new MeanFieldSystem.Pair(site, readout, readout);
    }
  }

  Observables(MeanFieldSystem system, List<Measured> measured) {
    for (Measured m : measured) {
      int site = 0;
      while (!system.site(site).species().equals(m.species())) {
        site++;
      }
      Optional<Integer> readout = system.readout(site, m.expr());
      int at = site;
      boolean readable = readout.isPresent() && (system.site(site).isLinear(readout.get()) || !system.site(site).isDriven(system.site(site).outputOf(readout.get())));
      if (readable) {
        entries.add(new Entry(m, at, readout.get(), argument(system, at, m)));
      } else {
        unreadable.add(m);
      }
    }
  }

  /** The expressions to read out, by species. */
  static Map<String, Set<Expr>> expressions(List<Measured> measured) {
    Map<String, Set<Expr>> wanted = new LinkedHashMap<>();
    measured.forEach(m -> wanted.computeIfAbsent(m.species(), s -> new LinkedHashSet<>()).add(m.expr()));
    return wanted;
  }

  private static double argument(MeanFieldSystem system, int site, Measured m) {
    if (!(m.expr() instanceof Apply a && a.arguments().size() >= 1)) {
      return Double.NaN;
    }
    Expr first = system.equations().network().expandFunctions(a.arguments().get(0));
    Optional<LinearForm> form = LinearForm.of(first, system.site(site).reading().symbols());
    if (form.isEmpty() || form.get().coefficients().isEmpty()) {
      return Double.NaN;
    }
    Expr scale = form.get().coefficients().values().iterator().next();
    // A scale that varies from site to site has no single slope.
    return system.numbers().inNumbers(scale).freeSymbols().isEmpty() ? system.numbers().value(scale) : Double.NaN;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Quantities that the closure cannot read: functions of several fields, or of fields that are not Gaussian. */
  List<Measured> unreadable() {
    return unreadable;
  }
}
