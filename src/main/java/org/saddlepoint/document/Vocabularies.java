package org.saddlepoint.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.document.claim.Vocabulary;
import org.saddlepoint.action.Microscopic;
import org.saddlepoint.action.Stage;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;

/** What names mean in a document: with a stage, those of its model; without, the functions on which all models agree. */
final class Vocabularies {
  private Vocabularies() {}

  /** Outside claims. */
  static Vocabulary plain(Session session) {
    return unscoped(session, Set.of());
  }

  /** @param opaque the functions of which only a property is given */
  static Vocabulary unscoped(Session session, Set<String> opaque) {
    Map<String, FunctionDefinition> functions = new LinkedHashMap<>();
    Set<String> ambiguous = new TreeSet<>();
    for (Network network : session.models()) {
      for (FunctionDefinition f : network.functions()) {
        FunctionDefinition other = functions.putIfAbsent(f.name(), f);
        if (other != null && !other.equals(f)) {
          ambiguous.add(f.name());
        }
      }
    }
    ambiguous.forEach(functions::remove);
    Set<String> unknown = new TreeSet<>(opaque);
    unknown.removeAll(functions.keySet());
    return new Vocabulary(session.definitions(), List.copyOf(functions.values()), ambiguous, unknown, List.of(), List.of(), List.of(), false);
  }

  static Vocabulary scoped(Session session, Stage stage, Set<String> opaque) {
    Network network = stage.network();
    List<String> fields = network.fields().stream().map(Field::name).toList();
    boolean action = stage instanceof Microscopic;
    Set<String> unknown = new TreeSet<>(opaque);
    network.functions().forEach(f -> unknown.remove(f.name()));
    return new Vocabulary(session.definitions(), network.functions(), Set.of(), unknown, fields,
        action ? network.couplings().stream().map(Coupling::name).toList() : List.of(), action ? fields : List.of(), true);
  }
}
