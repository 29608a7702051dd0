package org.saddlepoint.simulate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;

/** Which algebraic fields of a static network cannot be computed from others and are solved for like implicit ones. */
final class AlgebraicOrder {
  private AlgebraicOrder() {}

  /** The fewest fields in file order whose removal leaves no algebraic loop. */
  static Set<String> unknowns(Network network) {
    List<Field> algebraic = network.fields().stream().filter(f -> f.kind() == Field.Kind.ALGEBRAIC).toList();
    Set<String> computed = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    while (computed.size() + unknown.size() < algebraic.size()) {
      int before = computed.size();
      for (Field field : algebraic) {
        boolean open = algebraic.stream().map(Field::name).filter(field.rightHandSide()::contains).anyMatch(n -> !computed.contains(n) && !unknown.contains(n));
        if (!open && !unknown.contains(field.name())) {
          computed.add(field.name());
        }
      }
      if (computed.size() == before) {
        algebraic.stream().map(Field::name).filter(n -> !computed.contains(n) && !unknown.contains(n)).findFirst().ifPresent(unknown::add);
      }
    }
    return unknown;
  }
}
