package org.saddlepoint.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;

/** Reads {@code [species.NAME]}: the size as a multiple of N, and the laws of the site parameters. */
final class SpeciesReader {
  private final Names names;
  private final Optional<TomlValue.Section> section;
  private final Path baseDirectory;
  private final Map<String, List<SiteEntry>> entries = new LinkedHashMap<>();

  /** @param baseDirectory where the paths of column files start */
  SpeciesReader(Names names, Optional<TomlValue.Section> section, Path baseDirectory) {
    this.names = names;
    this.section = section;
    this.baseDirectory = baseDirectory;
  }

  /** One site parameter as written: its own value, or a column of a file. */
  private record SiteEntry(String name, TomlValue value, Optional<ColumnFile.Column> column) {}

  /** Defines the names of species and site parameters. */
  void define() {
    if (section.flatMap(s -> s.find(Species.DEFAULT)).isEmpty()) {
      entries.put(Species.DEFAULT, List.of());
    }
    for (TomlValue.Entry species : section.map(TomlValue.Section::entries).orElse(List.of())) {
      TomlValue.Section table = TomlValue.asSection(species.value(), "species." + species.key());
      table.allowOnly("[species." + species.key() + "]", List.of("size", "parameters"));
      names.define(species.key(), Names.Kind.SPECIES, species.position(), "");
      List<SiteEntry> own = new ArrayList<>();
      table.section("parameters").ifPresent(p -> collect(p, species.key(), own));
      own.forEach(e -> names.define(e.name(), Names.Kind.SITE_PARAMETER, position(e, table), species.key()));
      entries.put(species.key(), own);
    }
  }

  private static org.saddlepoint.expr.SourcePosition position(SiteEntry entry, TomlValue.Section table) {
    return table.section("parameters").orElseThrow().find(entry.name()).map(TomlValue.Entry::position).orElse(entry.value().position());
  }

  private void collect(TomlValue.Section parameters, String species, List<SiteEntry> own) {
    boolean file = parameters.find("columns").isPresent();
    if (file) {
      columns(parameters, Optional.empty(), own);
    }
    for (TomlValue.Entry entry : parameters.entries()) {
      if (file && (entry.key().equals("file") || entry.key().equals("columns"))) {
        continue;
      }
      if (entry.value() instanceof TomlValue.Section table && table.find("file").isPresent()) {
        table.allowOnly("a column file", List.of("file", "columns"));
        columns(table, Optional.of(entry), own);
      } else {
        own.add(new SiteEntry(entry.key(), entry.value(), Optional.empty()));
      }
    }
  }

  /** One column named like its key, or several under their own names. */
  private void columns(TomlValue.Section table, Optional<TomlValue.Entry> key, List<SiteEntry> own) {
    TomlValue.Text path = table.text("file").orElseThrow(() -> new InputException(table.position(), "columns without a file", "add file = \"modes.csv\""));
    List<TomlValue.Text> wanted = new ArrayList<>();
    TomlValue list = table.value("columns").orElseThrow(() -> new InputException(path.position(), "a file without columns", "add columns = [\"D\", \"rho\"]"));
    if (list instanceof TomlValue.Items items) {
      items.items().forEach(i -> wanted.add(TomlValue.asText(i, "columns")));
    } else {
      wanted.add(TomlValue.asText(list, "columns"));
    }
    List<ColumnFile.Column> columns = ColumnFile.read(baseDirectory, path, wanted);
    for (int k = 0; k < columns.size(); k++) {
      boolean single = columns.size() == 1 && key.isPresent();
      own.add(new SiteEntry(single ? key.get().key() : columns.get(k).name(), wanted.get(k), Optional.of(columns.get(k))));
    }
  }

  /** The species that the fields live on or that the file describes, in file order, the default species first if it is not described. */
  List<Species> read(Reading reading, Set<String> used) {
    List<Species> all = new ArrayList<>();
    for (Map.Entry<String, List<SiteEntry>> entry : entries.entrySet()) {
      String name = entry.getKey();
      Optional<TomlValue> size = section.flatMap(s -> s.section(name)).flatMap(t -> t.value("size"));
      Expr ratio = size.map(v -> ratio(v, name, reading)).orElse(Expr.ONE);
      boolean described = section.flatMap(s -> s.find(name)).isPresent();
      if (described || used.contains(name)) {
        all.add(new Species(name, ratio, laws(name, entry.getValue(), reading)));
      }
    }
    return all;
  }

  private static Expr ratio(TomlValue value, String name, Reading reading) {
    Expr size = reading.formula(value, "size", reading.scope("the size of a species", Set.of("N"), Set.of()));
    String what = "the size of " + name;
    Expr ratio = Scaling.coefficient(size, 1, value, what, reading.values());
    double number = reading.values().of(ratio);
    if (!(number > 0) || Double.isInfinite(number)) {
      throw Reading.wrong(value, what + " is " + Values.shown(number) + "*N at the values of the parameters", "it must be positive");
    }
    return ratio;
  }

  private List<SiteParameter> laws(String species, List<SiteEntry> own, Reading reading) {
    Map<String, SiteParameter> laws = new LinkedHashMap<>();
    Map<String, TomlValue> written = new LinkedHashMap<>();
    for (SiteEntry entry : own) {
      written.put(entry.name(), entry.value());
      laws.put(entry.name(), new SiteParameter(entry.name(), law(species, entry, reading)));
    }
    return SiteOrder.sorted(laws, written);
  }

  private SiteLaw law(String species, SiteEntry entry, Reading reading) {
    if (entry.column().isPresent()) {
      ColumnFile.Column column = entry.column().get();
      return new SiteLaw.Column(column.file(), column.name(), column.values());
    }
    if (entry.value() instanceof TomlValue.Section table) {
      return new SiteLaw.Drawn(new DistributionReader(reading, "the site parameter " + entry.name()).table(table));
    }
    return new SiteLaw.Formula(reading.formula(entry.value(), entry.name(), new SiteScope(reading, species)));
  }
}
