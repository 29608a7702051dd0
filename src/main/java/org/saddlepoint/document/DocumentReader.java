package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/** Finds the blocks and woven regions of a Markdown text. Fences are those of CommonMark; code in other fences is not read. */
public final class DocumentReader {
  private static final Pattern OPEN = Pattern.compile("( {0,3})(`{3,}|~{3,})\\s*(.*?)\\s*");
  private static final Pattern INFO = Pattern.compile("(model|derive)(?:\\s+(.*))?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*");
  private static final Pattern BEGIN = Pattern.compile("\\s*<!--\\s*saddlepoint:begin\\s*(\\S*)\\s*-->\\s*");
  private static final Pattern END = Pattern.compile("\\s*<!--\\s*saddlepoint:end(?:\\s+\\S+)?\\s*-->\\s*");

  private final String file;
  private final String text;
  private final List<Document.Part> parts = new ArrayList<>();
  private final Map<Document.Region, SourcePosition> regionPlaces = new LinkedHashMap<>();
  private int proseStart;
  private final Map<String, SourcePosition> names = new HashMap<>();

  private DocumentReader(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads a document.
   *
   * @param file the name to print in messages
   * @throws InputException if a fence or a region is not closed, a name is taken, or a statement has no known form
   */
  public static Document read(String file, String text) {
    return new DocumentReader(file, text).read();
  }

  private Document read() {
    List<Row> rows = rows();
    int k = 0;
    while (k < rows.size()) {
      Row row = rows.get(k);
      Matcher open = OPEN.matcher(row.text);
      if (open.matches() && !(open.group(2).startsWith("`") && open.group(3).contains("`"))) {
        k = fence(rows, k, open);
      } else if (BEGIN.matcher(row.text).matches()) {
        k = region(rows, k);
      } else if (END.matcher(row.text).matches()) {
        throw new InputException(place(k, 1), "this mark ends no region", "write <!-- saddlepoint:begin NAME --> before it");
      } else {
        k++;
      }
    }
    prose(text.length());
    List<String> known = new Document(file, text, parts).blocks().stream().filter(b -> b instanceof Block.Derivation && !b.name().isEmpty()).map(Block::name).toList();
    for (Map.Entry<Document.Region, SourcePosition> region : regionPlaces.entrySet()) {
      String name = region.getKey().name();
      if (!known.contains(name)) {
        throw new InputException(region.getValue(), "no derive block is named '" + name + "'",
            known.isEmpty() ? "name a block, as in ```derive " + name : "the named blocks are " + String.join(", ", known));
      }
    }
    return new Document(file, text, parts);
  }

  /** Closes the prose before an index. */
  private void prose(int end) {
    if (end > proseStart) {
      parts.add(new Document.Prose(text.substring(proseStart, end)));
    }
  }

  private int fence(List<Row> rows, int at, Matcher open) {
    int indent = open.group(1).length();
    String mark = open.group(2);
    Pattern close = Pattern.compile(" {0,3}" + Pattern.quote(mark) + mark.charAt(0) + "*\\s*");
    List<Block.Line> lines = new ArrayList<>();
    int k = at + 1;
    while (k < rows.size() && !close.matcher(rows.get(k).text).matches()) {
      String line = rows.get(k).text;
      int cut = 0;
      while (cut < indent && cut < line.length() && line.charAt(cut) == ' ') {
        cut++;
      }
      lines.add(new Block.Line(line.substring(cut), place(k, cut + 1)));
      k++;
    }
    Matcher info = INFO.matcher(open.group(3));
    if (info.matches()) {
      SourcePosition position = place(at, open.start(3) + 1);
      if (k == rows.size()) {
        throw new InputException(position, "this block has no end", "close it with a line " + mark);
      }
      String name = info.group(2) == null ? "" : info.group(2).strip();
      checkName(info.group(1), name, place(at, open.start(3) + (info.group(2) == null ? 0 : info.start(2)) + 1));
      Block block = info.group(1).equals("model") ? new Block.Model(name, position, lines) : new Block.Derivation(name, position, StatementReader.read(lines));
      prose(rows.get(at).start);
      parts.add(new Document.Code(block));
      proseStart = k + 1 < rows.size() ? rows.get(k + 1).start : text.length();
    }
    String word = open.group(3).split("\\s", 2)[0];
    if (!info.matches() && (word.equalsIgnoreCase("model") || word.equalsIgnoreCase("derive"))) {
      throw new InputException(place(at, open.start(3) + 1), "'" + word + "' is no kind of block", "write " + word.toLowerCase(Locale.ROOT));
    }
    return k + 1;
  }

  private void checkName(String kind, String name, SourcePosition position) {
    if (name.isEmpty()) {
      return;
    }
    if (!NAME.matcher(name).matches() || name.equals("model")) {
      throw new InputException(position, "'" + name + "' cannot name a block", "use one word of letters, digits, - and _ that begins with a letter and is not 'model'");
    }
    SourcePosition earlier = names.putIfAbsent(kind + " " + name, position);
    if (earlier != null) {
      throw new InputException(position, "the name '" + name + "' is taken by the " + kind + " block at " + earlier, "choose another name");
    }
  }

  private int region(List<Row> rows, int at) {
    Matcher begin = BEGIN.matcher(rows.get(at).text);
    begin.matches();
    String name = begin.group(1);
    SourcePosition position = place(at, rows.get(at).text.indexOf('<') + 1);
    if (name.isEmpty()) {
      throw new InputException(position, "this region names no block", "write <!-- saddlepoint:begin NAME --> with the name of a derive block");
    }
    int k = at + 1;
    while (k < rows.size() && !END.matcher(rows.get(k).text).matches()) {
      if (BEGIN.matcher(rows.get(k).text).matches()) {
        throw new InputException(place(k, 1), "a region begins within a region", "write <!-- saddlepoint:end --> before it");
      }
      k++;
    }
    if (k == rows.size()) {
      throw new InputException(position, "this region has no end", "close it with <!-- saddlepoint:end -->");
    }
    Document.Region region = new Document.Region(name, rows.get(at + 1).start, rows.get(k).start);
    prose(rows.get(at).start);
    parts.add(region);
    proseStart = k + 1 < rows.size() ? rows.get(k + 1).start : text.length();
    regionPlaces.put(region, position);
    return k + 1;
  }

  private SourcePosition place(int row, int column) {
    return new SourcePosition(file, row + 1, column);
  }

  private record Row(String text, int start) {}

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, end);
      rows.add(new Row(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, start));
      start = end + 1;
    }
    return rows;
  }
}
