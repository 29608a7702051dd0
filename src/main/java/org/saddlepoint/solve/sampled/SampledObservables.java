package org.saddlepoint.solve.sampled;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Measured;

/** Which readout of which site each measured quantity is, and the readout of its slope. */
record SampledObservables(List<Entry> entries) {

  /** @param slope readout of the derivative; −1 without one */
  record Entry(Measured measured, int site, int readout, int slope) {}

  static SampledObservables of(SampledSystem system, List<Measured> measured) {
    return new SampledObservables(
        measured.stream()
            .map(
                m -> {
                  int s = system.site(m.species());
                  SampledSystem.Site site = system.sites().get(s);
                  return new Entry(m, s, site.readout(m.expr()), m.slope().map(site::readout).orElse(-1));
                })
            .toList());
  }

  /** Everything to be read out, by species. */
  static Map<String, Set<Expr>> expressions(List<Measured> measured) {
    Map<String, Set<Expr>> wanted = new LinkedHashMap<>();
    for (Measured m : measured) {
      Set<Expr> all = wanted.computeIfAbsent(m.species(), s -> new LinkedHashSet<>());
      all.add(m.expr());
      m.slope().ifPresent(all::add);
    }
    return wanted;
  }
}
