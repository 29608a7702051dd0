package org.saddlepoint.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.model.TomlFile;
import org.saddlepoint.model.TomlNumbers;
import org.saddlepoint.model.TomlValue;
import org.saddlepoint.simulate.SimulationOptions;

/** Reads an experiment file: one table {@code [experiment]}, every key and every value checked with its place. */
public final class ExperimentReader {
  private static final String TABLE = "experiment";
  private static final List<String> KEYS =
      List.of("title", "about", "model", "parameters", "N", "networks", "seed", "dt", "time", "at_step", "quantities", "functions", "reach", "lags", "next_order",
          "max_score", "max_relative_error", "max_function_error", "figure");
  private static final List<String> FIGURE = List.of("against", "together", "inverse", "logarithmic", "normalised", "beside");
  private static final List<String> RANGE = List.of("from", "to", "count");
  private static final int MOST_CASES = 200;
  private static final int MOST_SITES = 40_000;
  private static final int MOST_NETWORKS = 10_000;
  private static final int MOST_LAGS = 1000;
  private static final double SCORE = 3;
  private static final double RELATIVE_ERROR = 0.02;
  private static final double REACH = 10;
  private static final double LAGS = 11;

  private final TomlFile file;
  private final TomlValue.Section section;

  private ExperimentReader(TomlFile file, TomlValue.Section section) {
    this.file = file;
    this.section = section;
  }

  /** Whether a file is an experiment: TOML with an {@code [experiment]} table. @throws InputException if it is not TOML */
  public static boolean isExperiment(Path path) {
    return TomlFile.read(path).root().find(TABLE).isPresent();
  }

  /** @throws InputException if the file is not a valid experiment; the message points at the mistake */
  public static Experiment read(Path path) {
    TomlFile file = TomlFile.read(path);
    if (file.root().find("fields").isPresent() && file.root().find(TABLE).isEmpty()) {
      throw new InputException(file.root().find("fields").get().position(), "this is a model and not an experiment", "name it in an experiment, [experiment] with model = \"" + file.file() + "\"");
    }
    file.root().allowOnly("an experiment file", List.of(TABLE));
    TomlValue.Section section = file.root().section(TABLE)
        .orElseThrow(() -> new InputException(file.root().position(), "the file has no table [experiment]", "begin it with [experiment]"));
    Path directory = path.toAbsolutePath().getParent();
    return new ExperimentReader(file, section).experiment(directory);
  }

  private Experiment experiment(Path directory) {
    section.allowOnly("[experiment]", KEYS);
    TomlValue.Text model = section.text("model").orElseThrow(() -> new InputException(section.position(), "the experiment names no model", "add model = \"FILE.toml\", relative to this file"));
    Path modelFile = directory.resolve(model.value());
    if (!modelFile.toFile().isFile()) {
      throw new InputException(model.position(), "there is no model file '" + model.value() + "'", "name a file relative to the experiment's directory");
    }
    List<Named> quantities = names("quantities");
    List<Named> functions = names("functions");
    if (quantities.isEmpty() && functions.isEmpty()) {
      throw new InputException(section.position(), "the experiment compares nothing", "add quantities = [\"C_x(0)\", …] or functions = [\"C_x\", …]");
    }
    String sweep = "";
    String family = "";
    List<List<Setting>> cases = new ArrayList<>(List.of(List.of()));
    Optional<TomlValue.Section> parameters = section.section("parameters");
    for (TomlValue.Entry entry : parameters.map(TomlValue.Section::entries).orElse(List.of())) {
      List<Setting> values = values(entry);
      if (values.size() > 1 && !family.isEmpty()) {
        throw new InputException(entry.value().position(), "'" + entry.key() + "' is a third parameter that varies, beside '" + sweep + "' and '" + family + "'",
            "let at most two vary: the first along the pictures, the second from line to line");
      }
      if (values.size() > 1) {
        family = sweep.isEmpty() ? "" : entry.key();
        sweep = sweep.isEmpty() ? entry.key() : sweep;
      }
      List<List<Setting>> extended = new ArrayList<>();
      for (List<Setting> before : cases) {
        for (Setting value : values) {
          List<Setting> all = new ArrayList<>(before);
          all.add(value);
          extended.add(all);
        }
      }
      cases = extended;
    }
    if (cases.size() > MOST_CASES) {
      throw new InputException(section.position(), "the experiment has " + cases.size() + " cases", "give the parameters that vary at most " + MOST_CASES + " combinations of values");
    }
    List<Integer> sizes = wholes("N", 1000, MOST_SITES, "size");
    double relative = number("max_relative_error", RELATIVE_ERROR, 0, 1, false);
    return new Experiment(file.file(), file.sha256(), text("title", modelFile.getFileName().toString()), text("about", ""), modelFile, cases, sweep, family, sizes,
        networks(sizes), (long) number("seed", 1, 0, 1L << 53, true), positive("dt"), positive("time"),
        flag(section, "at_step"), quantities, functions, number("reach", REACH, 0, 1e6, false), (int) number("lags", LAGS, 1, MOST_LAGS, true), flag(section, "next_order"),
        new Agreement(number("max_score", SCORE, 0, 100, false), relative, number("max_function_error", relative, 0, 1, false)),
        section.section("figure").map(f -> figure(f, directory)).orElse(FigureStyle.PLAIN));
  }

  private static FigureStyle figure(TomlValue.Section section, Path directory) {
    section.allowOnly("[experiment.figure]", FIGURE);
    List<Path> beside = new ArrayList<>();
    for (TomlValue item : items(section, "beside")) {
      TomlValue.Text name = TomlValue.asText(item, "beside");
      Path model = directory.resolve(name.value());
      if (!model.toFile().isFile()) {
        throw new InputException(name.position(), "there is no model file '" + name.value() + "'", "name a file relative to the experiment's directory");
      }
      beside.add(model);
    }
    return new FigureStyle(section.text("against").map(t -> new Named(t.value(), t.position())), flag(section, "together"), flag(section, "inverse"), flag(section, "logarithmic"),
        flag(section, "normalised"), beside);
  }

  private static boolean flag(TomlValue.Section section, String key) {
    return section.flag(key).map(TomlValue.Flag::value).orElse(false);
  }

  private String text(String key, String otherwise) {
    return section.text(key).map(TomlValue.Text::value).orElse(otherwise);
  }

  private List<Named> names(String key) {
    List<Named> names = new ArrayList<>();
    for (TomlValue item : items(section, key)) {
      names.add(new Named(TomlValue.asText(item, key).value(), item.position()));
    }
    return names;
  }

  private static List<TomlValue> items(TomlValue.Section section, String key) {
    Optional<TomlValue> value = section.value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof TomlValue.Items items)) {
      throw new InputException(value.get().position(), "'" + key + "' is " + value.get().kind(), "write a list of names in brackets");
    }
    return items.items();
  }

  /** How many networks of each size. */
  private List<Integer> networks(List<Integer> sizes) {
    List<Integer> networks = wholes("networks", SimulationOptions.DEFAULT_NETWORKS, MOST_NETWORKS, "");
    if (networks.size() == 1) {
      return Collections.nCopies(sizes.size(), networks.get(0));
    }
    if (networks.size() != sizes.size()) {
      throw new InputException(section.value("networks").orElseThrow().position(), "there are " + networks.size() + " numbers of networks and " + sizes.size() + (sizes.size() == 1 ? " size" : " sizes"),
          "give one number for all sizes, or one for each");
    }
    return networks;
  }

  /** One whole number of at least 2, or a list of them. @param distinct what one is called where none may be there twice, else empty */
  private List<Integer> wholes(String key, int otherwise, int most, String distinct) {
    Optional<TomlValue> value = section.value(key);
    if (value.isEmpty()) {
      return List.of(otherwise);
    }
    List<TomlValue> items = value.get() instanceof TomlValue.Items list ? list.items() : List.of(value.get());
    List<Integer> numbers = new ArrayList<>();
    for (TomlValue item : items) {
      int number = (int) checked(item, key, 2, most, true);
      if (!distinct.isEmpty() && numbers.contains(number)) {
        throw new InputException(item.position(), "the " + distinct + " " + number + " is there twice", "give different ones");
      }
      numbers.add(number);
    }
    if (numbers.isEmpty()) {
      throw new InputException(value.get().position(), "there is no number in the list", "give at least one");
    }
    return numbers;
  }

  private double number(String key, double otherwise, double low, double high, boolean whole) {
    return section.value(key).map(v -> checked(v, key, low, high, whole)).orElse(otherwise);
  }

  private OptionalDouble positive(String key) {
    Optional<TomlValue> value = section.value(key);
    return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(checked(value.get(), key, Double.MIN_NORMAL, 1e9, false));
  }

  private static double checked(TomlValue value, String key, double low, double high, boolean whole) {
    double number = rational(value, key).doubleValue();
    if (!(number >= low && number <= high) || whole && number != Math.rint(number)) {
      String kind = whole ? "a whole number" : "a number";
      throw new InputException(value.position(), "'" + key + "' is " + ((TomlValue.Number) value).literal(),
          low == Double.MIN_NORMAL ? "give a positive number" : "give " + kind + " from " + plain(low) + " to " + plain(high));
    }
    return number;
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private static Rational rational(TomlValue value, String key) {
    if (value instanceof TomlValue.Number number) {
      return TomlNumbers.value(number, key);
    }
    throw new InputException(value.position(), "'" + key + "' is " + value.kind(), "write a number");
  }

  /** One value, a list, or a range {from, to, count}. */
  private static List<Setting> values(TomlValue.Entry entry) {
    String name = entry.key();
    if (entry.value() instanceof TomlValue.Section range) {
      return range(name, range);
    }
    List<TomlValue> items = entry.value() instanceof TomlValue.Items list ? list.items() : List.of(entry.value());
    if (items.isEmpty() || items.size() > MOST_CASES) {
      throw new InputException(entry.value().position(), "'" + name + "' has " + items.size() + " values", "give from 1 to " + MOST_CASES);
    }
    return items.stream().map(item -> new Setting(name, rational(item, name), item.position())).toList();
  }

  private static List<Setting> range(String name, TomlValue.Section range) {
    range.allowOnly("the range of '" + name + "'", RANGE);
    for (String key : RANGE) {
      if (range.find(key).isEmpty()) {
        throw new InputException(range.position(), "the range of '" + name + "' has no '" + key + "'", "write { from = 1, to = 2, count = 5 }");
      }
    }
    Rational from = rational(range.value("from").orElseThrow(), "from");
    Rational to = rational(range.value("to").orElseThrow(), "to");
    int count = (int) checked(range.value("count").orElseThrow(), "count", 2, MOST_CASES, true);
    List<Setting> values = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      values.add(new Setting(name, from.plus(to.minus(from).times(Rational.of(k)).dividedBy(Rational.of(count - 1))), range.position()));
    }
    return values;
  }
}
