package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.SiteParameter;

/** The numbering of the arrays of a program: its slots, then the site parameters of every species. */
final class SlotTable {
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Integer> index = new LinkedHashMap<>();

  SlotTable(Program program) {
    program.slots().forEach(this::add);
    for (int s = 0; s < program.speciesCount(); s++) {
      for (SiteParameter p : program.species(s).parameters()) {
        add(new Slot(p.name(), s));
      }
    }
  }

  private void add(Slot slot) {
    index.put(slot.name(), slots.size());
    slots.add(slot);
  }

  List<Slot> slots() {
    return List.copyOf(slots);
  }

  int indexOf(Slot slot) {
    return indexOf(slot.name());
  }

  int indexOf(String name) {
    Integer i = index.get(name);
    if (i == null) {
      throw new IllegalArgumentException("there is no array for '" + name + "'; there are " + index.keySet());
    }
    return i;
  }

  /** The formula compiled to read its arguments from a frame. */
  FrameFormula compile(Expr formula) {
    List<String> names = List.copyOf(formula.freeSymbols());
    return new FrameFormula(ArrayFormula.compile(formula, names), names.stream().mapToInt(this::indexOf).toArray());
  }
}
