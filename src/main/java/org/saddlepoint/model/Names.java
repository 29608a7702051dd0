package org.saddlepoint.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/** The one namespace of a model file: what every name is and where it was defined. */
final class Names {
  static final Set<String> RESERVED = Set.of("N", "t", "tau", "omega", "pi", "sum", "pade", "if", "average");

  /** What a name can be. */
  enum Kind {
    PARAMETER("a parameter"),
    SITE_PARAMETER("a site parameter"),
    FIELD("a field"),
    COUPLING("a coupling"),
    FUNCTION("a function"),
    OBSERVABLE("an observable"),
    SPECIES("a species"),
    NOISE("a noise");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind with its article. */
    String words() {
      return words;
    }
  }

  /**
   * One definition.
   *
   * @param species the species of a field or site parameter, empty for the others
   */
  record Definition(String name, Kind kind, SourcePosition position, String species) {}

  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  /** Adds a name; InputException if it is not a name, is reserved, or is taken. */
  void define(String name, Kind kind, SourcePosition position, String species) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new InputException(position, "'" + name + "' cannot name " + kind.words(), "a name begins with a letter and goes on with letters, digits and _");
    }
    if (RESERVED.contains(name)) {
      throw new InputException(position, "the name '" + name + "' is reserved", "choose another name for this " + bare(kind));
    }
    if (Builtin.named(name).isPresent()) {
      throw new InputException(position, "'" + name + "' is a built-in function", "choose another name for this " + bare(kind));
    }
    if (name.equals(Species.DEFAULT) && kind != Kind.SPECIES) {
      throw new InputException(position, "'" + name + "' is the name of the default species", "choose another name for this " + bare(kind));
    }
    Definition old = definitions.get(name);
    if (old != null) {
      throw clash(old, new Definition(name, kind, position, species));
    }
    definitions.put(name, new Definition(name, kind, position, species));
  }

  private static String bare(Kind kind) {
    return kind.words().substring(kind.words().indexOf(' ') + 1);
  }

  private static InputException clash(Definition a, Definition b) {
    boolean ordered = a.position().line() < b.position().line() || a.position().line() == b.position().line() && a.position().column() <= b.position().column();
    Definition first = ordered ? a : b;
    Definition second = ordered ? b : a;
    return new InputException(
        second.position(),
        "'" + a.name() + "' is " + second.kind().words() + " in line " + second.position().line() + " and " + first.kind().words() + " in line " + first.position().line(),
        "give one of them another name");
  }

  Optional<Definition> find(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  boolean is(String name, Kind kind) {
    return find(name).map(d -> d.kind() == kind).orElse(false);
  }

  /** The names of these kinds, in the order of definition. */
  List<String> of(Kind... kinds) {
    List<Kind> wanted = Arrays.asList(kinds);
    return definitions.values().stream().filter(d -> wanted.contains(d.kind())).map(Definition::name).toList();
  }

  /** The site parameters of a species. */
  List<String> siteParameters(String species) {
    return definitions.values().stream().filter(d -> d.kind() == Kind.SITE_PARAMETER && d.species().equals(species)).map(Definition::name).toList();
  }

  Map<String, SourcePosition> positions() {
    Map<String, SourcePosition> positions = new LinkedHashMap<>();
    definitions.values().forEach(d -> positions.put(d.name(), d.position()));
    return positions;
  }
}
