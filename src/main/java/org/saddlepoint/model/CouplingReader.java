package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;

/** Reads {@code [couplings.NAME]}: ends, mean, variance, reciprocity, self-coupling, memory. Covariances are read afterwards. */
final class CouplingReader {
  private static final List<String> KEYS = List.of("to", "from", "variance", "mean", "reciprocity", "self", "memory", "covariance");

  private final Reading reading;
  private final TimeKind time;

  CouplingReader(Reading reading, TimeKind time) {
    this.reading = reading;
    this.time = time;
  }

  List<Coupling> read(TomlValue.Section section) {
    List<Coupling> couplings = new ArrayList<>();
    for (TomlValue.Entry entry : section.entries()) {
      TomlValue.Section table = TomlValue.asSection(entry.value(), "couplings." + entry.key());
      table.allowOnly("[couplings." + entry.key() + "]", KEYS);
      couplings.add(coupling(entry, table));
    }
    return couplings;
  }

  private Coupling coupling(TomlValue.Entry entry, TomlValue.Section table) {
    String name = entry.key();
    String to = FieldDraft.species(table, "to", reading.names());
    String from = FieldDraft.species(table, "from", reading.names());
    if (table.find("variance").isEmpty() && table.find("mean").isEmpty()) {
      throw new InputException(entry.position(), "the coupling " + name + " has no variance", "write variance = \"g^2/N\"");
    }
    Expr variance = table.value("variance").map(v -> statistic(v, "variance", "the variance of " + name, to, from)).orElse(Expr.ZERO);
    Expr mean = table.value("mean").map(v -> statistic(v, "mean", "the mean of " + name, to, from)).orElse(Expr.ZERO);
    Expr reciprocity = table.find("reciprocity").map(e -> reciprocity(e, name, to.equals(from))).orElse(Expr.ZERO);
    boolean self = table.find("self").map(e -> self(e, table, name, to.equals(from))).orElse(true);
    Persistence persistence = table.value("memory").map(v -> new MemoryReader(reading, time).read(v, name)).orElse(Persistence.QUENCHED);
    return new Coupling(name, to, from, variance, mean, reciprocity, self, persistence);
  }

  /** N times a variance, mean or covariance, which may contain the site parameters of two different species. */
  Expr statistic(TomlValue value, String key, String what, String to, String from) {
    Set<String> species = new LinkedHashSet<>();
    if (!to.equals(from)) {
      species.add(to);
      species.add(from);
    }
    ModelScope scope = to.equals(from) ? new SquareScope(reading, key, to) : reading.scope("the " + key + " of a coupling", Set.of("N"), species);
    Expr e = reading.formula(value, key, scope);
    Expr coefficient = Scaling.coefficient(e, -1, value, what, reading.values());
    boolean fixed = coefficient.freeSymbols().stream().allMatch(s -> reading.names().is(s, Names.Kind.PARAMETER));
    if (fixed && !Double.isFinite(reading.values().of(coefficient)) || !reading.values().defined(coefficient)) {
      throw Reading.wrong(value, what + " is not a finite real number at the values of the parameters", "write a formula with a finite value");
    }
    return coefficient;
  }

  private Expr reciprocity(TomlValue.Entry entry, String name, boolean square) {
    if (!square) {
      throw new InputException(entry.position(), "the coupling " + name + " joins two species and has no reciprocity", "write covariance = { with = \"transpose(K)\", value = \"…\" } for another coupling K");
    }
    Expr e = reading.formula(entry.value(), "reciprocity", reading.scope("the reciprocity of a coupling", Set.of(), Set.of()));
    double value = reading.values().of(e);
    if (!(Math.abs(value) <= 1)) {
      throw Reading.wrong(entry.value(), "the reciprocity of " + name + " is " + Values.shown(value) + " at the values of the parameters", "a correlation lies between -1 and 1");
    }
    return e;
  }

  private static boolean self(TomlValue.Entry entry, TomlValue.Section table, String name, boolean square) {
    boolean self = table.flag("self").orElseThrow().value();
    if (!square && !self) {
      throw new InputException(entry.position(), "the coupling " + name + " joins two species and has no self-couplings", "remove the line");
    }
    return self;
  }

  /** A statistic of a coupling within one species: a site parameter there could be that of either end. */
  private static final class SquareScope extends ModelScope {
    private final String species;

    SquareScope(Reading reading, String key, String species) {
      super(reading.names(), reading.functions(), "the " + key + " of a coupling", Set.of("N"), Set.of());
      this.species = species;
    }

    @Override
    Expr defined(Names.Definition definition, org.saddlepoint.expr.Syntax.Name name, org.saddlepoint.expr.FormulaText formula) {
      if (definition.kind() == Names.Kind.SITE_PARAMETER && definition.species().equals(species)) {
        throw formula.error(
            name,
            "'" + definition.name() + "' could belong to either end of a coupling within one species",
            "write it in the equation, as in " + definition.name() + "*sum(J, x) or sum(J, " + definition.name() + "*x)");
      }
      return super.defined(definition, name, formula);
    }
  }

  /** The covariance entries of a coupling as written: one table or a list. */
  static List<TomlValue.Section> covariances(TomlValue.Section coupling) {
    Optional<TomlValue> value = coupling.value("covariance");
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof TomlValue.Items items) {
      return items.items().stream().map(i -> TomlValue.asSection(i, "covariance")).toList();
    }
    return List.of(TomlValue.asSection(value.get(), "covariance"));
  }
}
