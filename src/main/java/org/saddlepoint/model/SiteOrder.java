package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Site parameters in an order in which every formula comes after those it needs. */
final class SiteOrder {
  private final Map<String, SiteParameter> laws;
  private final Map<String, TomlValue> written;
  private final Map<String, SiteParameter> done = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();

  private SiteOrder(Map<String, SiteParameter> laws, Map<String, TomlValue> written) {
    this.laws = laws;
    this.written = written;
  }

  /** The parameters sorted, otherwise in file order; InputException where formulas are circular. */
  static List<SiteParameter> sorted(Map<String, SiteParameter> laws, Map<String, TomlValue> written) {
    SiteOrder order = new SiteOrder(laws, written);
    laws.keySet().forEach(order::visit);
    return List.copyOf(order.done.values());
  }

  private void visit(String name) {
    if (done.containsKey(name)) {
      return;
    }
    int first = path.indexOf(name);
    if (first >= 0) {
      List<String> circle = new ArrayList<>(path.subList(first, path.size()));
      circle.add(name);
      throw Reading.wrong(written.get(name), "the site parameters are circular: " + String.join(" → ", circle), "define each by site parameters that do not need it");
    }
    path.add(name);
    Set<String> needed = laws.get(name).law() instanceof SiteLaw.Formula f ? f.expr().freeSymbols() : Set.of();
    needed.stream().filter(laws::containsKey).forEach(this::visit);
    path.remove(name);
    done.put(name, laws.get(name));
  }
}
