package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Placement;
import org.saddlepoint.expr.SourcePosition;

/**
 * Reads the places of keys, values and characters from a TOML text that is known to be valid: the library tells where keys
 * are, but neither where values are nor how a number is spelled.
 */
final class TomlScanner {
  private final String text;
  private final String file;
  private final int[] lineStarts;
  private int at;

  TomlScanner(String text, String file) {
    this.text = text;
    this.file = file;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int k = text.indexOf('\n'); k >= 0; k = text.indexOf('\n', k + 1)) {
      starts.add(k + 1);
    }
    this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Refuses lists and inline tables nested too deeply for a recursive reader. */
  static void refuseNesting(String text, String file, int deepest) {
    int depth = 0;
    boolean comment = false;
    char quote = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c == '\n') {
        comment = false;
        quote = 0;
      } else if (quote != 0) {
        k += quote == '"' && c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (!comment) {
        comment = c == '#';
        quote = c == '"' || c == '\'' ? c : 0;
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        if (depth > deepest) {
          throw new InputException(new TomlScanner(text, file).position(k), "lists are nested more than " + deepest + " deep", "a model has no nested lists");
        }
      }
    }
  }

  SourcePosition position(int offset) {
    int line = java.util.Arrays.binarySearch(lineStarts, offset);
    line = line >= 0 ? line : -line - 2;
    return new SourcePosition(file, line + 1, 1 + text.codePointCount(lineStarts[line], Math.min(offset, text.length())));
  }

  /** The whole document. */
  TomlValue.Section document() {
    TomlDraft root = new TomlDraft(position(0));
    TomlDraft current = root;
    skipBlank();
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        boolean list = text.startsWith("[[", at);
        at += list ? 2 : 1;
        current = opened(root, path(), list);
        at += list ? 2 : 1;
      } else {
        pair(current);
      }
      skipBlank();
    }
    return root.section();
  }

  private TomlDraft opened(TomlDraft root, List<TomlDraft.Key> path, boolean list) {
    TomlDraft draft = root;
    for (TomlDraft.Key key : path.subList(0, path.size() - 1)) {
      draft = draft.inner(key);
    }
    TomlDraft.Key last = path.get(path.size() - 1);
    return list ? draft.appended(last) : draft.inner(last);
  }

  private void pair(TomlDraft into) {
    List<TomlDraft.Key> path = path();
    TomlDraft draft = into;
    for (TomlDraft.Key key : path.subList(0, path.size() - 1)) {
      draft = draft.inner(key);
    }
    skipSpace();
    demand('=');
    skipSpace();
    draft.put(path.get(path.size() - 1), value());
  }

  private List<TomlDraft.Key> path() {
    List<TomlDraft.Key> path = new ArrayList<>();
    do {
      at += path.isEmpty() ? 0 : 1;
      skipSpace();
      path.add(key());
      skipSpace();
    } while (at < text.length() && text.charAt(at) == '.');
    return path;
  }

  private TomlDraft.Key key() {
    SourcePosition position = position(at);
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      TomlValue.Text quoted = string();
      return new TomlDraft.Key(quoted.value(), position, quoted.placement());
    }
    int start = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '-')) {
      at++;
    }
    if (at == start) {
      throw broken("a key");
    }
    String name = text.substring(start, at);
    return new TomlDraft.Key(name, position, Placement.of(position, name));
  }

  private TomlValue value() {
    if (at >= text.length()) {
      throw broken("a value");
    }
    return switch (text.charAt(at)) {
      case '"', '\'' -> string();
      case '[' -> list();
      case '{' -> table();
      default -> literal();
    };
  }

  private TomlValue list() {
    SourcePosition position = position(at++);
    List<TomlValue> items = new ArrayList<>();
    skipBlank();
    while (at < text.length() && text.charAt(at) != ']') {
      items.add(value());
      skipBlank();
      at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
      skipBlank();
    }
    demand(']');
    return new TomlValue.Items(position, items);
  }

  private TomlValue table() {
    SourcePosition position = position(at++);
    TomlDraft draft = new TomlDraft(position);
    skipBlank();
    while (at < text.length() && text.charAt(at) != '}') {
      pair(draft);
      skipBlank();
      at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
      skipBlank();
    }
    demand('}');
    return draft.section();
  }

  private TomlValue literal() {
    SourcePosition position = position(at);
    int start = at;
    while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    if (word.equals("true") || word.equals("false")) {
      return new TomlValue.Flag(position, word.equals("true"));
    }
    boolean moment = word.matches("\\d{4}-\\d\\d-\\d\\d.*|\\d\\d:\\d\\d.*");
    return moment ? new TomlValue.Moment(position, word) : new TomlValue.Number(position, word);
  }

  private TomlValue.Text string() {
    SourcePosition position = position(at);
    char quote = text.charAt(at);
    boolean several = text.startsWith(String.valueOf(quote).repeat(3), at);
    at += several ? 3 : 1;
    if (several) {
      at += text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) ? 1 : 0;
    }
    StringBuilder value = new StringBuilder();
    List<Integer> offsets = new ArrayList<>();
    while (at < text.length() && !closes(quote, several)) {
      int from = at;
      String piece = quote == '"' && text.charAt(at) == '\\' ? escape() : String.valueOf(text.charAt(at++));
      value.append(piece);
      for (int k = 0; k < piece.length(); k++) {
        offsets.add(from);
      }
    }
    offsets.add(at);
    at += several ? 3 : 1;
    return new TomlValue.Text(position, value.toString(), offset -> position(offsets.get(Math.min(offset, offsets.size() - 1))));
  }

  /** Whether the string ends here; up to two quotation marks may stand before the closing three. */
  private boolean closes(char quote, boolean several) {
    if (text.charAt(at) != quote) {
      return false;
    }
    return !several || text.startsWith(String.valueOf(quote).repeat(3), at) && !(at + 3 < text.length() && text.charAt(at + 3) == quote);
  }

  private String escape() {
    char kind = text.charAt(at + 1);
    at += 2;
    switch (kind) {
      case 'b':
        return "\b";
      case 't':
        return "\t";
      case 'n':
        return "\n";
      case 'f':
        return "\f";
      case 'r':
        return "\r";
      case 'u', 'U':
        int digits = kind == 'u' ? 4 : 8;
        at += digits;
        return Character.toString(Integer.parseInt(text.substring(at - digits, at), 16));
      case '"', '\\':
        return String.valueOf(kind);
      default:
        // A backslash at the end of a line swallows the blanks up to the next text.
        at--;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
          at++;
        }
        return "";
    }
  }

  private void skipSpace() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private void demand(char mark) {
    if (at >= text.length() || text.charAt(at) != mark) {
      throw broken("'" + mark + "'");
    }
    at++;
  }

  private InputException broken(String expected) {
    return new InputException(position(at), "TOML: something else than " + expected + " stands here", "expected is " + expected);
  }
}
