package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Syntax;

/** Reads {@code [observables]}: formulas of the fields and site parameters of one species. */
final class ObservableReader {
  private final Reading reading;
  private final List<Field> fields;

  ObservableReader(Reading reading, List<Field> fields) {
    this.reading = reading;
    this.fields = fields;
  }

  List<Observable> read(TomlValue.Section section) {
    List<Observable> observables = new ArrayList<>();
    for (TomlValue.Entry entry : section.entries()) {
      ObservableScope scope = new ObservableScope();
      Expr e = reading.formula(entry.value(), entry.key(), scope);
      if (scope.species.isEmpty()) {
        throw Reading.wrong(entry.value(), "the observable " + entry.key() + " contains no field", "write a formula of a field, as in phi(" + fields.get(0).name() + ")");
      }
      observables.add(new Observable(entry.key(), scope.species.orElseThrow(), e));
    }
    return observables;
  }

  /** The meaning of names in one observable. */
  ModelScope scope() {
    return new ObservableScope();
  }

  private final class ObservableScope extends ModelScope {
    private Optional<String> species = Optional.empty();

    ObservableScope() {
      super(reading.names(), reading.functions(), "an observable", Set.of(), speciesNames());
    }

    @Override
    public Expr name(Syntax.Name name, FormulaText formula) {
      Optional<Field> field = fields.stream().filter(f -> f.name().equals(name.name())).findFirst();
      if (field.isEmpty()) {
        return super.name(name, formula);
      }
      if (!name.labels().isEmpty() || name.primes() > 0 && name.primes() >= field.get().order()) {
        throw formula.error(name, "'" + formula.excerpt(name) + "' is not a state of the network", "write " + field.get().name() + ", or a derivative below the order of its equation");
      }
      live(field.get().species(), name, formula);
      return Expr.sym(name.name() + "'".repeat(name.primes()));
    }

    @Override
    Expr defined(Names.Definition definition, Syntax.Name name, FormulaText formula) {
      if (definition.kind() == Names.Kind.SITE_PARAMETER) {
        live(definition.species(), name, formula);
      }
      return super.defined(definition, name, formula);
    }

    private void live(String where, Syntax.Name name, FormulaText formula) {
      if (species.isPresent() && !species.get().equals(where)) {
        throw formula.error(name, "'" + name.name() + "' lives on the species " + where + ", the rest of the observable on " + species.get(), "write one observable for each species");
      }
      species = Optional.of(where);
    }

    @Override
    InputException misplaced(Names.Definition definition, Syntax.Name name, FormulaText formula) {
      return formula.error(name, "'" + definition.name() + "' is " + definition.kind().words() + " and has no meaning in an observable", "write a formula of fields");
    }

    @Override
    List<String> candidates() {
      List<String> known = new ArrayList<>(super.candidates());
      fields.forEach(f -> known.add(f.name()));
      return known;
    }

    @Override
    boolean isVariable(String symbol) {
      return fields.stream().anyMatch(f -> f.name().equals(symbol));
    }
  }

  private Set<String> speciesNames() {
    Set<String> all = new LinkedHashSet<>();
    fields.forEach(f -> all.add(f.species()));
    all.addAll(reading.names().of(Names.Kind.SPECIES));
    return all;
  }
}
