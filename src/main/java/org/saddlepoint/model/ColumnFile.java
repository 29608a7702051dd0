package org.saddlepoint.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.expr.Spelling;

/** Columns of numbers from a text file: a header line with names, then one line per site, separated by commas; # begins a comment line. */
final class ColumnFile {
  private static final long LARGEST = 64L << 20;

  private ColumnFile() {}

  /** A column with its name in the header. */
  record Column(String file, String name, List<Double> values) {}

  /** The wanted columns in the order of wanting. */
  static List<Column> read(Path baseDirectory, TomlValue.Text path, List<TomlValue.Text> wanted) {
    List<String> lines = lines(baseDirectory, path);
    int header = 0;
    while (header < lines.size() && skipped(lines.get(header))) {
      header++;
    }
    if (header == lines.size()) {
      throw new InputException(SourcePosition.startOf(path.value()), "the file is empty", "write a line with the names of the columns and one line per site");
    }
    List<String> names = Arrays.stream(lines.get(header).split(",")).map(String::strip).toList();
    List<List<Double>> columns = new ArrayList<>();
    int[] places = new int[wanted.size()];
    for (int k = 0; k < places.length; k++) {
      TomlValue.Text name = wanted.get(k);
      places[k] = names.indexOf(name.value());
      if (places[k] < 0) {
        throw Reading.wrong(name, "there is no column '" + name.value() + "' in " + path.value(), Spelling.advice(name.value(), names, "its columns are " + String.join(", ", names)));
      }
      columns.add(new ArrayList<>());
    }
    for (int row = header + 1; row < lines.size(); row++) {
      if (!skipped(lines.get(row))) {
        String[] cells = lines.get(row).split(",", -1);
        for (int k = 0; k < places.length; k++) {
          columns.get(k).add(number(cells, places[k], path.value(), row + 1));
        }
      }
    }
    if (columns.isEmpty() || columns.get(0).isEmpty()) {
      throw new InputException(SourcePosition.startOf(path.value()), "the file has no line with numbers", "write one line per site below the names");
    }
    List<Column> result = new ArrayList<>();
    for (int k = 0; k < places.length; k++) {
      result.add(new Column(path.value(), wanted.get(k).value(), List.copyOf(columns.get(k))));
    }
    return result;
  }

  private static boolean skipped(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static List<String> lines(Path baseDirectory, TomlValue.Text path) {
    Path file;
    try {
      file = baseDirectory.resolve(path.value());
      if (!Files.isRegularFile(file)) {
        throw Reading.wrong(path, "there is no file '" + path.value() + "'", "paths start at the directory of the model file");
      }
      if (Files.size(file) > LARGEST) {
        throw Reading.wrong(path, "the file '" + path.value() + "' is larger than 64 MiB", "give a table of at most that size");
      }
      return Files.readAllLines(file);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw Reading.wrong(path, "the file '" + path.value() + "' cannot be read as text", "give a table of numbers separated by commas");
    }
  }

  private static double number(String[] cells, int place, String file, int line) {
    int column = 1;
    for (int k = 0; k < Math.min(place, cells.length); k++) {
      column += cells[k].length() + 1;
    }
    String cell = place < cells.length ? cells[place].strip() : "";
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below.
    }
    throw new InputException(new SourcePosition(file, line, column), cell.isEmpty() ? "a number is missing" : "'" + cell + "' is not a finite number", "write one number per column");
  }
}
