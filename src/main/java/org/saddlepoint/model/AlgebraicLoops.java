package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;

/** Circles among fields that follow others at the same instant, through couplings too: z = sum(R, y), y = tanh(z). */
final class AlgebraicLoops {
  private final Map<String, FieldDraft> drafts = new LinkedHashMap<>();
  private final Map<String, Field> algebraic = new LinkedHashMap<>();

  AlgebraicLoops(List<FieldDraft> drafts, Map<String, Field> fields) {
    drafts.forEach(d -> this.drafts.put(d.name(), d));
    fields.values().stream().filter(f -> f.kind() == Field.Kind.ALGEBRAIC).forEach(f -> algebraic.put(f.name(), f));
  }

  /** InputException if there is a circle. */
  void refuse() {
    List<String> circle = circle(Set.of());
    if (!circle.isEmpty()) {
      FieldDraft first = drafts.get(circle.get(0));
      throw first.text().error(
          first.equation(), "algebraic loop: " + String.join(" → ", circle), "give one of these fields a time derivative, or add time = \"static\" for a network of fixed points");
    }
  }

  /** Fields that leave no circle when they are solved for implicitly; those with inputs first. */
  Set<String> cut() {
    Set<String> cut = new LinkedHashSet<>();
    for (List<String> circle = circle(cut); !circle.isEmpty(); circle = circle(cut)) {
      cut.add(circle.stream().filter(n -> hasInput(algebraic.get(n).rightHandSide())).findFirst().orElse(circle.get(0)));
    }
    return cut;
  }

  private static boolean hasInput(Expr e) {
    return e instanceof Apply a && a.isInput() || e.children().stream().anyMatch(AlgebraicLoops::hasInput);
  }

  /** A circle that avoids the given fields, first field repeated at the end; empty if there is none. */
  private List<String> circle(Set<String> without) {
    Set<String> finished = new LinkedHashSet<>(without);
    for (String name : algebraic.keySet()) {
      List<String> circle = visit(name, new ArrayList<>(), finished);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private List<String> visit(String name, List<String> path, Set<String> finished) {
    int first = path.indexOf(name);
    if (first >= 0) {
      List<String> circle = new ArrayList<>(path.subList(first, path.size()));
      circle.add(name);
      return circle;
    }
    if (finished.contains(name) || !algebraic.containsKey(name)) {
      return List.of();
    }
    path.add(name);
    for (String next : algebraic.get(name).rightHandSide().freeSymbols()) {
      List<String> circle = visit(next, path, finished);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    path.remove(path.size() - 1);
    finished.add(name);
    return List.of();
  }
}
