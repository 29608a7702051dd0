package org.saddlepoint.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Spelling;

/** How time runs in a network: what the file says, and what its equations say. */
final class TimeReader {
  private static final List<String> WORDS = List.of("continuous", "discrete", "static");

  private TimeReader() {}

  /** The kind of time that a key {@code time} names. */
  static TimeKind kind(TomlValue.Text text) {
    if (!WORDS.contains(text.value())) {
      throw Reading.wrong(text, "there is no time '" + text.value() + "'", Spelling.advice(text.value(), WORDS, "known are continuous, discrete and static"));
    }
    return TimeKind.valueOf(text.value().toUpperCase(Locale.ROOT));
  }

  /** The one kind of time of all fields; InputException where equations contradict one another or the file. */
  static TimeKind of(TomlValue.Section root, List<FieldDraft> fields) {
    Optional<TomlValue.Text> said = root.text("time");
    Optional<TimeKind> stated = said.map(TimeReader::kind);
    Optional<FieldDraft> moving = fields.stream().filter(f -> f.order() > 0).findFirst();
    Optional<FieldDraft> stepping = fields.stream().filter(FieldDraft::discrete).findFirst();
    if (moving.isPresent() && stepping.isPresent()) {
      if (moving.get() == stepping.get()) {
        throw moving.get().text().error(0, "the equation of " + moving.get().name() + " has a time derivative and a step [t+1]", "write x' in continuous time, or x[t+1] = … in discrete time");
      }
      FieldDraft second = fields.indexOf(moving.get()) > fields.indexOf(stepping.get()) ? moving.get() : stepping.get();
      FieldDraft first = second == moving.get() ? stepping.get() : moving.get();
      throw second.text().error(0, "time is " + word(second) + " for " + second.name() + " and " + word(first) + " for " + first.name(), "write all equations with x' or all with x[t+1]");
    }
    Optional<TimeKind> inField = fields.stream().flatMap(f -> f.time().stream()).map(TimeReader::kind).findFirst();
    TimeKind kind = stated.or(() -> inField).orElse(stepping.isPresent() ? TimeKind.DISCRETE : TimeKind.CONTINUOUS);
    check(kind, moving, stepping);
    for (FieldDraft field : fields) {
      field.time().filter(t -> kind(t) != kind).ifPresent(t -> {
        throw Reading.wrong(t, "time is " + t.value() + " for " + field.name() + " and " + kind.name().toLowerCase(Locale.ROOT) + " for the network", "a network has one kind of time");
      });
    }
    if (kind != TimeKind.STATIC && moving.isEmpty() && stepping.isEmpty() && !fields.isEmpty()) {
      throw fields.get(0).text().error(
          0, "no equation has a time derivative or x[t+1]", "write " + fields.get(0).name() + "' = …, or add time = \"static\" for a network of fixed points");
    }
    return kind;
  }

  private static void check(TimeKind kind, Optional<FieldDraft> moving, Optional<FieldDraft> stepping) {
    if (kind != TimeKind.CONTINUOUS && moving.isPresent()) {
      throw moving.get().text().error(0, "the time is " + kind.name().toLowerCase(Locale.ROOT) + ", and " + moving.get().name() + " has a time derivative", "write an equation without it, or remove time");
    }
    if (kind != TimeKind.DISCRETE && stepping.isPresent()) {
      throw stepping.get().text().error(0, "the time is " + kind.name().toLowerCase(Locale.ROOT) + ", and " + stepping.get().name() + "[t+1] is a step", "write an equation without it, or remove time");
    }
  }

  private static String word(FieldDraft field) {
    return field.discrete() ? "discrete" : "continuous";
  }

  static InputException noFields(String file) {
    return new InputException(org.saddlepoint.expr.SourcePosition.startOf(file), "the file has no field", "write [fields.x] with equation = \"x' = -x + sum(J, phi(x))\"");
  }
}
