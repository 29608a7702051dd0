package org.saddlepoint.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Comma-separated values after RFC 4180, with a line of names first; numbers have all their digits. */
public final class Csv {
  private Csv() {}

  public static String of(List<String> names, List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    line(names, out);
    rows.forEach(row -> line(row, out));
    return out.toString();
  }

  /** Columns of numbers of one length. */
  public static String ofColumns(List<String> names, List<double[]> columns) {
    int length = columns.isEmpty() ? 0 : columns.get(0).length;
    for (double[] column : columns) {
      if (column.length != length) {
        throw new IllegalArgumentException("columns of " + length + " and of " + column.length + " numbers in one table");
      }
    }
    return of(names, IntStream.range(0, length).mapToObj(k -> columns.stream().map(c -> NumberFormat.exact(c[k])).toList()).toList());
  }

  /** A table of a page, with the raw values of its cells. */
  public static String of(Block.Table table) {
    List<String> names = table.columns().stream().map(c -> c.title().stream().map(Csv::plain).collect(Collectors.joining())).toList();
    return of(names, table.rows().stream().map(row -> row.stream().map(Block.Cell::raw).toList()).toList());
  }

  private static String plain(Inline piece) {
    if (piece instanceof Inline.Words w) {
      return w.text();
    } else if (piece instanceof Inline.Math m) {
      return org.saddlepoint.typeset.PlainText.of(m.formula());
    } else if (piece instanceof Inline.Code c) {
      return c.text();
    }
    return ((Inline.Strong) piece).text();
  }

  private static void line(List<String> fields, StringBuilder out) {
    out.append(fields.stream().map(Csv::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
