package org.saddlepoint.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.expr.Spelling;

/**
 * Reads a model file into a {@link Network}. Every mistake is one {@link InputException} at the offending token; a network that
 * comes back has unique names, solved equations, statistics free of N, and formulas that are real where they matter.
 */
public final class ModelReader {
  private static final List<String> TABLES = List.of("species", "fields", "couplings", "noise", "functions", "observables", "parameters", "analysis");
  private static final List<String> KEYS = List.of("title", "cite", "time");
  private static final Map<String, String> RESERVED =
      Map.of(
          "layers", "layered networks are not available; write discrete time, x[t+1] = …",
          "copies", "several copies of a network are not available in a model; theory and simulation make their own",
          "experiment", "this is an experiment; 'saddlepoint validate' runs it");

  private final TomlFile file;
  private final Path baseDirectory;
  private final List<String> settings;
  private final Names names = new Names();

  private ModelReader(TomlFile file, Path baseDirectory, List<String> settings) {
    this.file = file;
    this.baseDirectory = baseDirectory;
    this.settings = settings;
  }

  /**
   * The network of a file.
   *
   * @param settings {@code name=value} for parameters that take another value than in the file; the last of a name holds
   */
  public static Network read(Path file, List<String> settings) {
    Path directory = file.toAbsolutePath().getParent();
    return new ModelReader(TomlFile.read(file), directory == null ? Path.of("") : directory, settings).network();
  }

  /** The network of a text that calls itself {@code fileName} in messages; column files are looked for below {@code baseDirectory}. */
  public static Network read(String text, String fileName, Path baseDirectory, List<String> settings) {
    return new ModelReader(TomlFile.parse(text, fileName), baseDirectory, settings).network();
  }

  private Network network() {
    TomlValue.Section root = file.root();
    refuseUnknown(root);
    SpeciesReader species = new SpeciesReader(names, root.section("species"), baseDirectory);
    species.define();
    ParameterReader parameters = new ParameterReader(names);
    root.section("parameters").ifPresent(parameters::define);
    parameters.set(settings);
    FunctionTable functions = new FunctionTable(names);
    define(root, "couplings", Names.Kind.COUPLING);
    define(root, "noise", Names.Kind.NOISE);
    define(root, "observables", Names.Kind.OBSERVABLE);
    List<FieldDraft> drafts = drafts(root);
    root.section("functions").ifPresent(functions::define);
    Reading reading = new Reading(names, functions, new Values(parameters.parameters(), functions));
    functions.definitions();
    return assemble(root, species, reading, drafts);
  }

  private Network assemble(TomlValue.Section root, SpeciesReader speciesReader, Reading reading, List<FieldDraft> drafts) {
    TimeKind time = TimeReader.of(root, drafts);
    TomlValue.Section none = new TomlValue.Section(root.position(), List.of());
    TomlValue.Section couplingSection = root.section("couplings").orElse(none);
    CouplingReader couplingReader = new CouplingReader(reading, time);
    List<Coupling> couplings = couplingReader.read(couplingSection);
    Set<String> used = new LinkedHashSet<>();
    drafts.forEach(d -> used.add(d.species()));
    List<Species> species = speciesReader.read(reading, used);
    SiteSamples samples = SiteSamples.of(species, reading.values());
    List<Noise> noises = new NoiseReader(reading, time).read(root.section("noise").orElse(none));
    List<Field> fields = new FieldReader(reading, time, drafts, couplings, samples).read();
    List<CovarianceReader.Placed> covariances = new CovarianceReader(couplingReader, couplings).read(couplingSection);
    List<Observable> observables = new ObservableReader(reading, fields).read(root.section("observables").orElse(none));
    Network network =
        new Network(
            root.text("title").map(TomlValue.Text::value).orElse(""),
            citations(root),
            time,
            species,
            fields,
            couplings,
            covariances.stream().map(CovarianceReader.Placed::covariance).toList(),
            noises,
            reading.functions().definitions(),
            observables,
            reading.values().parameters(),
            critical(root),
            new Source(file.file(), file.sha256(), positions(root)));
    new ModelChecks(network, reading, drafts, samples, couplingSection, covariances, root).run();
    return network;
  }

  private void refuseUnknown(TomlValue.Section root) {
    for (TomlValue.Entry entry : root.entries()) {
      String key = entry.key();
      if (RESERVED.containsKey(key)) {
        throw new InputException(entry.position(), "a model has no table '" + key + "'", RESERVED.get(key));
      }
      if (TABLES.contains(key)) {
        TomlValue.asSection(entry.value(), key);
      } else if (!KEYS.contains(key)) {
        boolean table = entry.value() instanceof TomlValue.Section;
        List<String> known = table ? TABLES : KEYS;
        throw new InputException(
            entry.position(), "a model has no " + (table ? "table" : "key") + " '" + key + "'", Spelling.advice(key, known, "the " + (table ? "tables" : "keys") + " are " + String.join(", ", known)));
      }
    }
    root.section("analysis").ifPresent(a -> a.allowOnly("[analysis]", List.of("critical")));
  }

  private void define(TomlValue.Section root, String table, Names.Kind kind) {
    root.section(table).ifPresent(s -> s.entries().forEach(e -> names.define(e.key(), kind, e.position(), "")));
  }

  private List<FieldDraft> drafts(TomlValue.Section root) {
    List<FieldDraft> drafts = new ArrayList<>();
    for (TomlValue.Entry entry : root.section("fields").map(TomlValue.Section::entries).orElse(List.of())) {
      FieldDraft draft = FieldDraft.of(entry, names);
      names.define(entry.key(), Names.Kind.FIELD, entry.position(), draft.species());
      drafts.add(draft);
    }
    if (drafts.isEmpty()) {
      throw TimeReader.noFields(file.file());
    }
    return drafts;
  }

  private static List<String> citations(TomlValue.Section root) {
    Optional<TomlValue> cite = root.value("cite");
    if (cite.isEmpty()) {
      return List.of();
    }
    List<TomlValue> keys = cite.get() instanceof TomlValue.Items items ? items.items() : List.of(cite.get());
    return keys.stream().map(k -> TomlValue.asText(k, "cite").value()).toList();
  }

  private Optional<String> critical(TomlValue.Section root) {
    Optional<TomlValue.Text> text = root.section("analysis").flatMap(a -> a.text("critical"));
    text.filter(t -> !names.is(t.value(), Names.Kind.PARAMETER)).ifPresent(t -> {
      throw Reading.wrong(t, "there is no parameter '" + t.value() + "'", Spelling.advice(t.value(), names.of(Names.Kind.PARAMETER), "name one of " + String.join(", ", names.of(Names.Kind.PARAMETER))));
    });
    return text.map(TomlValue.Text::value);
  }

  /** The position of every defined name and of every value, by its dotted key. */
  private Map<String, SourcePosition> positions(TomlValue.Section root) {
    Map<String, SourcePosition> positions = new LinkedHashMap<>(names.positions());
    place(root, "", positions);
    return positions;
  }

  private static void place(TomlValue.Section section, String prefix, Map<String, SourcePosition> positions) {
    for (TomlValue.Entry entry : section.entries()) {
      String key = prefix + entry.key();
      positions.put(key, entry.value() instanceof TomlValue.Section ? entry.position() : Reading.start(entry.value()));
      if (entry.value() instanceof TomlValue.Section inner) {
        place(inner, key + ".", positions);
      }
    }
  }
}
