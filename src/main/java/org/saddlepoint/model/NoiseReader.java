package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;

/** Reads {@code [noise.NAME]}: a spectrum, or a kind with a variance. */
final class NoiseReader {
  private static final List<String> KEYS = List.of("spectrum", "kind", "variance", "time");
  private static final List<String> KINDS = List.of("white", "ou", "quenched");

  private final Reading reading;
  private final TimeKind time;

  NoiseReader(Reading reading, TimeKind time) {
    this.reading = reading;
    this.time = time;
  }

  List<Noise> read(TomlValue.Section section) {
    List<Noise> noises = new ArrayList<>();
    for (TomlValue.Entry entry : section.entries()) {
      TomlValue.Section table = TomlValue.asSection(entry.value(), "noise." + entry.key());
      table.allowOnly("[noise." + entry.key() + "]", KEYS);
      noises.add(new Noise(entry.key(), law(entry, table)));
    }
    return noises;
  }

  private Noise.Law law(TomlValue.Entry entry, TomlValue.Section table) {
    if (table.find("kind").isEmpty()) {
      return table.find("spectrum").isPresent() ? spectrum(entry, table) : bareVariance(entry, table);
    }
    TomlValue.Text kind = table.text("kind").orElseThrow();
    switch (kind.value()) {
      case "white":
        return spectrum(entry, table);
      case "ou":
        refuse(table, "spectrum", "an ou noise has a variance and a time");
        return new Noise.OrnsteinUhlenbeck(
            reading.nonNegative(required(entry, table, "variance"), "variance", "the variance of " + entry.key(), false),
            reading.nonNegative(required(entry, table, "time"), "time", "the correlation time of " + entry.key(), true));
      case "quenched":
        refuse(table, "spectrum", "a quenched noise has a variance");
        refuse(table, "time", "a quenched noise does not change in time");
        return new Noise.Quenched(reading.nonNegative(required(entry, table, "variance"), "variance", "the variance of " + entry.key(), false));
      default:
        throw Reading.wrong(
            kind, "there is no kind of noise '" + kind.value() + "'", org.saddlepoint.expr.Spelling.advice(kind.value(), KINDS, "known are ou, quenched and, with a spectrum, white"));
    }
  }

  private Noise.Law bareVariance(TomlValue.Entry entry, TomlValue.Section table) {
    if (table.find("variance").isEmpty()) {
      throw new InputException(entry.position(), "the noise " + entry.key() + " has no strength", "write spectrum = \"2*D\" for white noise");
    }
    TomlValue.Entry variance = table.find("variance").get();
    if (time == TimeKind.CONTINUOUS) {
      boolean timed = table.find("time").isPresent();
      throw new InputException(
          variance.position(), "the noise " + entry.key() + " has a variance but no kind", "add kind = " + (timed ? "\"ou\"" : "\"quenched\" (frozen) or \"ou\" with a time, or write a spectrum"));
    }
    refuse(table, "time", "add kind = \"ou\" for a noise with a correlation time");
    Expr value = reading.nonNegative(variance.value(), "variance", "the variance of " + entry.key(), false);
    return time == TimeKind.STATIC ? new Noise.Quenched(value) : new Noise.Discrete(value);
  }

  private Noise.Law spectrum(TomlValue.Entry entry, TomlValue.Section table) {
    refuse(table, "variance", "a spectrum says it all; for an ou or quenched noise give kind and variance");
    refuse(table, "time", "a spectrum says it all; for an ou noise give kind, variance and time");
    TomlValue value = required(entry, table, "spectrum");
    if (time != TimeKind.CONTINUOUS) {
      throw new InputException(
          table.find("spectrum").orElseThrow().position(), "a spectrum belongs to continuous time, and this network's time is " + time.name().toLowerCase(java.util.Locale.ROOT), "write variance = \"…\"");
    }
    Expr e = reading.formula(value, "spectrum", reading.scope("the spectrum of a noise", Set.of("omega"), Set.of()));
    SpectrumCheck.check(e, value, "the spectrum of " + entry.key(), reading.values());
    return e.contains("omega") ? new Noise.Coloured(e) : new Noise.White(e);
  }

  private static TomlValue required(TomlValue.Entry entry, TomlValue.Section table, String key) {
    return table.value(key).orElseThrow(() -> new InputException(entry.position(), "the noise " + entry.key() + " has no " + key, "write " + key + " = \"…\""));
  }

  private static void refuse(TomlValue.Section table, String key, String right) {
    table.find(key).ifPresent(e -> {
      throw new InputException(e.position(), "'" + key + "' does not belong to this kind of noise", right);
    });
  }
}
