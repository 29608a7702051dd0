package org.saddlepoint.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.action.Stage;
import org.saddlepoint.document.claim.Definition;
import org.saddlepoint.document.claim.Theory;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.Network;

/** What the names of a document stand for, as its blocks are run one after the other. */
final class Session {
  /** The name of the only model. */
  static final String MODEL = "model";

  private final Map<String, Network> models = new LinkedHashMap<>();
  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final Map<String, Statement.Word> places = new LinkedHashMap<>();
  private final Theory theory = new Theory();
  private int unnamed;

  void model(String name, Network network) {
    models.put(name.isEmpty() ? "#" + unnamed++ : name, network);
  }

  void stage(Statement.Word name, Stage stage) {
    take(name);
    stages.put(name.text(), stage);
  }

  void definition(Statement.Word name, Definition definition) {
    take(name);
    for (Network n : models.values()) {
      boolean taken = n.findField(name.text()).isPresent() || n.parameter(name.text()).isPresent() || n.function(name.text()).isPresent();
      if (taken) {
        throw new InputException(name.position(), "'" + name + "' is a name of the model " + n.source().file(), "choose another name");
      }
    }
    definitions.put(name.text(), definition);
  }

  private void take(Statement.Word name) {
    if (models.containsKey(name.text())) {
      throw new InputException(name.position(), "'" + name + "' is the name of a model", "choose another name");
    }
    Statement.Word earlier = places.putIfAbsent(name.text(), name);
    if (earlier != null) {
      throw new InputException(name.position(), "'" + name + "' is taken at " + earlier.position(), "choose another name");
    }
  }

  /** The model that a name stands for. */
  Network model(Statement.Word name) {
    Network named = models.get(name.text());
    if (named != null) {
      return named;
    }
    if (!name.text().equals(MODEL)) {
      throw new InputException(name.position(), "there is no model '" + name + "'", models.isEmpty() ? "write a ```model block first" : "the models are " + modelNames());
    }
    if (models.isEmpty()) {
      throw new InputException(name.position(), "there is no model yet", "write a ```model block first");
    }
    if (models.size() > 1) {
      throw new InputException(name.position(), "there are several models", "name one of " + modelNames());
    }
    return models.values().iterator().next();
  }

  private String modelNames() {
    List<String> names = models.keySet().stream().map(n -> n.startsWith("#") ? "one without a name" : n).toList();
    return String.join(", ", names);
  }

  /** The stage bound to a name. */
  Stage stage(Statement.Word name) {
    return findStage(name.text()).orElseThrow(() -> new InputException(name.position(), "no stage is bound to '" + name + "'",
        stages.isEmpty() ? "bind one first, as in action = msrdj(model)" : "the stages so far are " + String.join(", ", stages.keySet())));
  }

  Optional<Stage> findStage(String name) {
    return Optional.ofNullable(stages.get(name));
  }

  Map<String, Definition> definitions() {
    return Collections.unmodifiableMap(definitions);
  }

  /** The solver's answers so far. */
  Theory theory() {
    return theory;
  }

  /** The models of the document in order. */
  List<Network> models() {
    return List.copyOf(models.values());
  }
}
