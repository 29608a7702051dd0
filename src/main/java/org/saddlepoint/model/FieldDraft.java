package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.expr.Syntax;

/**
 * A field whose equation has been parsed but not yet understood.
 *
 * @param order the highest number of primes on the field itself in its equation
 * @param discrete whether {@code x[t+1]} stands in it
 * @param time what the section says about time
 */
record FieldDraft(
    String name, String species, TomlValue.Entry entry, FormulaText text, Syntax.Equation equation, int order, boolean discrete, Optional<TomlValue.Text> time, Optional<TomlValue> initial) {
  private static final List<String> KEYS = List.of("species", "equation", "initial", "time");
  private static final int HIGHEST_ORDER = 8;

  static FieldDraft of(TomlValue.Entry entry, Names names) {
    TomlValue.Section table = TomlValue.asSection(entry.value(), "fields." + entry.key());
    for (String reserved : List.of("delay", "spikes", "events", "kind")) {
      table.find(reserved).ifPresent(e -> {
        throw new InputException(e.position(), "'" + reserved + "' is not available: " + (reserved.equals("delay") ? "equations have no delays" : "a field is a continuous variable, not a point process"), "write the equation of a field as x' = …");
      });
    }
    table.allowOnly("[fields." + entry.key() + "]", KEYS);
    TomlValue.Text equation =
        table.find("equation")
            .map(FieldDraft::single)
            .orElseThrow(() -> new InputException(entry.position(), "the field " + entry.key() + " has no equation", "write equation = \"" + entry.key() + "' = -" + entry.key() + " + …\""));
    FormulaText text = equation.formula();
    Syntax.Equation parsed = FormulaParser.equation(text);
    String name = entry.key();
    int order = 0;
    boolean discrete = false;
    for (Syntax.Name occurrence : names(parsed)) {
      if (occurrence.name().equals(name)) {
        order = Math.max(order, occurrence.primes());
        discrete |= !occurrence.labels().isEmpty() && TimeIndex.shift(occurrence, text) > 0;
      }
    }
    if (order > HIGHEST_ORDER) {
      throw text.error(parsed, "the equation has order " + order, "orders up to " + HIGHEST_ORDER + " are available");
    }
    return new FieldDraft(name, species(table, "species", names), entry, text, parsed, order, discrete, table.text("time"), table.value("initial"));
  }

  private static TomlValue.Text single(TomlValue.Entry entry) {
    if (entry.value() instanceof TomlValue.Items) {
      throw new InputException(entry.value().position(), "a field has a list of equations", "give every variable a section of its own, with one equation");
    }
    return TomlValue.asText(entry.value(), "equation");
  }

  /** The species that a key names, the default one if the key is absent; InputException if there is no such species. */
  static String species(TomlValue.Section table, String key, Names names) {
    Optional<TomlValue.Text> text = table.text(key);
    if (text.isEmpty()) {
      return Species.DEFAULT;
    }
    String name = text.get().value();
    if (!name.equals(Species.DEFAULT) && !names.is(name, Names.Kind.SPECIES)) {
      Set<String> known = new LinkedHashSet<>(names.of(Names.Kind.SPECIES));
      known.add(Species.DEFAULT);
      throw Reading.wrong(text.get(), "there is no species '" + name + "'", Spelling.advice(name, known, "the species are " + String.join(", ", known) + "; describe another under [species." + name + "]"));
    }
    return name;
  }

  /** Every name in a formula, from left to right, heads of calls left out. */
  static List<Syntax.Name> names(Syntax syntax) {
    List<Syntax.Name> found = new ArrayList<>();
    collect(syntax, found);
    return found;
  }

  private static void collect(Syntax syntax, List<Syntax.Name> found) {
    if (syntax instanceof Syntax.Name name) {
      found.add(name);
    } else {
      syntax.children().forEach(c -> collect(c, found));
    }
  }
}
