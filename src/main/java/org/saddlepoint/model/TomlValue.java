package org.saddlepoint.model;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Placement;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.expr.Spelling;

/** A value of a TOML file with the place where it is written. Keys keep the order of the file. */
public sealed interface TomlValue {
  SourcePosition position();

  /** What kind of value this is, with its article. */
  String kind();

  /** A string with the place of each of its characters, so that a mistake inside a formula points at its token. */
  record Text(SourcePosition position, String value, Placement placement) implements TomlValue {
    public FormulaText formula() {
      return new FormulaText(value, placement);
    }

    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A number as it is spelled; {@code inf} and {@code nan} are numbers to TOML. */
  record Number(SourcePosition position, String literal) implements TomlValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record Flag(SourcePosition position, boolean value) implements TomlValue {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  /** A date or a time, which nothing here wants. */
  record Moment(SourcePosition position, String literal) implements TomlValue {
    @Override
    public String kind() {
      return "a date";
    }
  }

  record Items(SourcePosition position, List<TomlValue> items) implements TomlValue {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** One key of a section with its value. */
  record Entry(String key, SourcePosition position, Placement keyPlacement, TomlValue value) {
    /** The key as a formula: {@code "phi(x, theta)"}. */
    public FormulaText keyFormula() {
      return new FormulaText(key, keyPlacement);
    }
  }

  /** A table, whether written with a header, dotted keys or in braces. */
  record Section(SourcePosition position, List<Entry> entries) implements TomlValue {
    public Section {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a table";
    }

    public Optional<Entry> find(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    public Optional<TomlValue> value(String key) {
      return find(key).map(Entry::value);
    }

    /** The string of a key, empty if the key is absent; InputException if it is something else. */
    public Optional<Text> text(String key) {
      return find(key).map(e -> asText(e.value(), key));
    }

    /** The table of a key, empty if the key is absent; InputException if it is something else. */
    public Optional<Section> section(String key) {
      return find(key).map(e -> asSection(e.value(), key));
    }

    /** The truth value of a key, empty if the key is absent; InputException if it is something else. */
    public Optional<Flag> flag(String key) {
      return find(key).map(e -> {
        if (e.value() instanceof Flag flag) {
          return flag;
        }
        throw new InputException(e.value().position(), "'" + key + "' is " + e.value().kind(), "write true or false, without quotation marks");
      });
    }

    /** Refuses any key but these. */
    public void allowOnly(String where, List<String> keys) {
      for (Entry entry : entries) {
        if (!keys.contains(entry.key())) {
          throw unknown(entry, where, keys);
        }
      }
    }

    /** The error for a key that does not exist in this kind of section. */
    public static InputException unknown(Entry entry, String where, List<String> keys) {
      return new InputException(
          entry.position(), "there is no key '" + entry.key() + "' in " + where, Spelling.advice(entry.key(), keys, "known are " + String.join(", ", keys)));
    }
  }

  /** The value as a string, or the error that it is none. */
  static Text asText(TomlValue value, String key) {
    if (value instanceof Text text) {
      return text;
    }
    throw new InputException(value.position(), "'" + key + "' is " + value.kind(), "write a string in quotation marks");
  }

  /** The value as a table, or the error that it is none. */
  static Section asSection(TomlValue value, String key) {
    if (value instanceof Section section) {
      return section;
    }
    throw new InputException(value.position(), "'" + key + "' is " + value.kind(), "write a table, [" + key + "]");
  }
}
