package org.saddlepoint.connectome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/**
 * Rows {@code pre,post,weight}: the connection from the neuron pre to the neuron post. A first row whose third cell is not a number is
 * a header, unless its first two cells are numbers; a header that names the columns in another order is refused. Cells are
 * separated by commas, or by the tabs or semicolons that the first row has; a cell may stand in double quotes. Empty lines and lines that
 * begin with # are skipped. The weights of rows that name the same pair are added.
 */
final class EdgeList {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final String RIGHT = "write pre,post,weight: two names of neurons and a number, separated by commas, tabs or semicolons";
  private static final Set<String> SENDING = Set.of("pre", "source", "from", "presynaptic", "sender");
  private static final Set<String> RECEIVING = Set.of("post", "target", "to", "postsynaptic", "receiver");

  private final String name;
  private final String[] lines;

  EdgeList(String name, String text) {
    this.name = name;
    this.lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
  }

  /** A cell and the column where it begins, from 1. */
  private record Cell(String text, int column) {}

  private record Edge(String pre, String post, double weight) {}

  Connectome connectome(String sha256) {
    List<Edge> edges = edges();
    Set<String> names = new LinkedHashSet<>();
    edges.forEach(e -> {
      names.add(e.pre);
      names.add(e.post);
    });
    ConnectomeFile.requireSize(names.size(), new SourcePosition(name, 0, 0));
    List<String> neurons = sorted(names);
    Map<String, Integer> index = new HashMap<>();
    neurons.forEach(n -> index.put(n, index.size()));
    double[] weights = new double[neurons.size() * neurons.size()];
    Set<Integer> named = new HashSet<>();
    for (Edge e : edges) {
      int place = index.get(e.post) * neurons.size() + index.get(e.pre);
      weights[place] += e.weight;
      named.add(place);
    }
    long connections = edges.stream().filter(e -> e.weight != 0).count();
    return new Connectome(name, sha256, neurons, weights, connections, edges.size() - named.size());
  }

  /** Numbers by size, if all names are numbers; else by their letters. The order of the rows does not matter. */
  private static List<String> sorted(Set<String> names) {
    boolean numbers = names.stream().allMatch(n -> INTEGER.matcher(n).matches());
    Comparator<String> order = numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
    return names.stream().sorted(order.thenComparing(Comparator.naturalOrder())).toList();
  }

  private List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    char separator = 0;
    for (int k = 0; k < lines.length; k++) {
      if (lines[k].isBlank() || lines[k].startsWith("#")) {
        continue;
      }
      boolean first = separator == 0;
      if (first) {
        separator = separator(lines[k]);
      }
      List<Cell> cells = cells(lines[k], separator, k + 1);
      if (cells.size() != 3) {
        throw new InputException(new SourcePosition(name, k + 1, 1), "this row has " + cells.size() + (cells.size() == 1 ? " cell" : " cells"), RIGHT);
      }
      if (!first || !isHeader(cells)) {
        edges.add(edge(cells, k + 1));
      } else {
        checkOrder(cells, k + 1);
      }
    }
    if (edges.isEmpty()) {
      throw new InputException(SourcePosition.startOf(name), "there is no connection in the file", RIGHT);
    }
    return edges;
  }

  /** Rows that name two neurons by numbers are rows even if the weight is no number. */
  private static boolean isHeader(List<Cell> cells) {
    boolean numbered = INTEGER.matcher(cells.get(0).text).matches() && INTEGER.matcher(cells.get(1).text).matches();
    return !numbered && !NUMBER.matcher(cells.get(2).text).matches();
  }

  /** A header that says clearly that the columns mean something else must not be passed over. */
  private void checkOrder(List<Cell> header, int line) {
    for (int k = 0; k < header.size(); k++) {
      String word = header.get(k).text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z].*", "");
      if (k != 0 && SENDING.contains(word) || k != 1 && RECEIVING.contains(word)) {
        throw new InputException(new SourcePosition(name, line, header.get(k).column), "the column '" + header.get(k).text + "' is number " + (k + 1),
            "put the columns in the order pre, post, weight");
      }
    }
  }

  private static char separator(String line) {
    return line.indexOf(',') >= 0 ? ',' : line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
  }

  private Edge edge(List<Cell> cells, int line) {
    for (Cell cell : cells) {
      if (cell.text.isEmpty()) {
        throw new InputException(new SourcePosition(name, line, cell.column), "a cell is empty", RIGHT);
      }
    }
    Cell weight = cells.get(2);
    double value = NUMBER.matcher(weight.text).matches() ? Double.parseDouble(weight.text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new InputException(new SourcePosition(name, line, weight.column), "the weight '" + weight.text + "' is not a finite number", RIGHT);
    }
    return new Edge(cells.get(0).text, cells.get(1).text, value);
  }

  private List<Cell> cells(String line, char separator, int number) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      int begin = at;
      while (begin < line.length() && line.charAt(begin) != separator && Character.isWhitespace(line.charAt(begin))) {
        begin++;
      }
      int column = line.codePointCount(0, begin) + 1;
      int end;
      if (begin < line.length() && line.charAt(begin) == '"') {
        StringBuilder text = new StringBuilder();
        end = quoted(line, begin, text, number);
        cells.add(new Cell(text.toString().strip(), column));
        while (end < line.length() && line.charAt(end) != separator && Character.isWhitespace(line.charAt(end))) {
          end++;
        }
        if (end < line.length() && line.charAt(end) != separator) {
          throw new InputException(new SourcePosition(name, number, line.codePointCount(0, end) + 1), "a cell goes on after its closing quote",
              "put the whole cell between the quotes; a quote within them is written twice");
        }
      } else {
        int next = line.indexOf(separator, at);
        end = next < 0 ? line.length() : next;
        cells.add(new Cell(line.substring(begin, Math.max(begin, end)).strip(), column));
      }
      if (end >= line.length()) {
        return cells;
      }
      at = end + 1;
    }
  }

  /** Reads a quoted cell that begins at {@code open}; returns the place behind its closing quote. */
  private int quoted(String line, int open, StringBuilder text, int number) {
    int at = open + 1;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        at++;
      } else if (c == '"') {
        return at + 1;
      }
      text.append(c);
      at++;
    }
    throw new InputException(new SourcePosition(name, number, line.codePointCount(0, open) + 1), "the quote is not closed", "end the cell with a quote in the same line");
  }
}
