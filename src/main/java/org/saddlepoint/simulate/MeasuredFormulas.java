package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;

/** What is measured, each distinct formula once however many names it has; compiled. */
final class MeasuredFormulas {
  private final List<Distinct> distinct = new ArrayList<>();
  private final Map<Measured, Integer> index = new LinkedHashMap<>();
  private final Set<Integer> outputs = new LinkedHashSet<>();
  private final Set<Integer> dynamicFields = new LinkedHashSet<>();

  private final Optional<Wiring> wiring;

  private record Distinct(int species, Expr expr, FrameFormula formula, Optional<FrameFormula> slope) {}

  MeasuredFormulas(Compiled compiled) {
    Program program = compiled.program();
    wiring = Wiring.of(program);
    for (Program.ProgramObservable o : program.observables()) {
      Optional<FrameFormula> slope = o.slope().map(compiled.table()::compile);
      int known = find(o.species(), o.formula());
      if (known < 0) {
        known = distinct.size();
        distinct.add(new Distinct(o.species(), o.formula(), compiled.table().compile(o.formula()), slope));
      } else if (slope.isPresent()) {
        Distinct old = distinct.get(known);
        distinct.set(known, new Distinct(old.species(), old.expr(), old.formula(), slope));
      }
      index.put(o.measured(), known);
      if (o.measured().output()) {
        outputs.add(known);
      }
      if (o.measured().kind() == Measured.Kind.FIELD && program.network().field(o.measured().name()).kind() != Field.Kind.ALGEBRAIC) {
        dynamicFields.add(known);
      }
    }
  }

  private int find(int species, Expr expr) {
    for (int k = 0; k < distinct.size(); k++) {
      if (distinct.get(k).species() == species && distinct.get(k).expr().equals(expr)) {
        return k;
      }
    }
    return -1;
  }

  /** How the connectivity is to be formed from the couplings, where it is one matrix. */
  Optional<Wiring> wiring() {
    return wiring;
  }

  /** Names and which distinct formula each stands for. */
  Map<Measured, Integer> index() {
    return index;
  }

  /** Distinct formulas that are outputs, and that are dynamic fields. */
  Set<Integer> outputs() {
    return outputs;
  }

  Set<Integer> dynamicFields() {
    return dynamicFields;
  }

  int species(int which) {
    return distinct.get(which).species();
  }

  List<SampledObservable> sampled(Frame frame, TimeGrid grid) {
    return distinct.stream().map(d -> new SampledObservable(d.formula(), d.slope(), frame.sites(d.species()), frame.trajectories(), grid)).toList();
  }
}
