package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Placement;
import org.saddlepoint.expr.SourcePosition;

/**
 * A piece of text that was put together from one or several lines of a file and still knows where each character stood.
 * Lines are joined by one space.
 */
public final class SourceText {
  private final String text;
  private final SourcePosition[] places;

  private SourceText(String text, SourcePosition[] places) {
    this.text = text;
    this.places = places;
  }

  /** The text of lines that begin at the given positions; there is one more place than characters, for the end. */
  static SourceText of(List<Block.Line> lines) {
    StringBuilder joined = new StringBuilder();
    List<SourcePosition> places = new ArrayList<>();
    for (Block.Line line : lines) {
      if (joined.length() > 0) {
        joined.append(' ');
        places.add(places.get(places.size() - 1));
      }
      String text = line.text();
      int column = 0;
      for (int k = 0; k < text.length(); k++) {
        places.add(line.position().right(column));
        column += Character.isLowSurrogate(text.charAt(k)) ? 0 : 1;
      }
      joined.append(text);
    }
    Block.Line last = lines.get(lines.size() - 1);
    places.add(last.position().right(last.text().codePointCount(0, last.text().length())));
    return new SourceText(joined.toString(), places.toArray(SourcePosition[]::new));
  }

  public String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Where the character at an index stands (the end of the text for an index past it). */
  SourcePosition at(int index) {
    return places[Math.max(0, Math.min(index, places.length - 1))];
  }

  /** Where the first character that is not blank stands. */
  SourcePosition position() {
    int start = 0;
    while (start < text.length() - 1 && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return at(start);
  }

  /** The part from one index to another without blanks around it. */
  SourceText part(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    SourcePosition[] inside = new SourcePosition[end - start + 1];
    System.arraycopy(places, start, inside, 0, inside.length);
    return new SourceText(text.substring(start, end), inside);
  }

  /** The parts between commas outside all brackets. */
  List<SourceText> list() {
    List<SourceText> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(part(start, k));
        start = k + 1;
      }
    }
    parts.add(part(start, text.length()));
    return parts;
  }

  /** This text as a formula whose mistakes are placed in the file. */
  FormulaText formula() {
    return new FormulaText(text, Placement.of(List.of(places)));
  }

  /** A mistake at an index. */
  InputException mistake(int index, String wrong, String right) {
    return new InputException(at(index), wrong, right);
  }

  @Override
  public String toString() {
    return text;
  }
}
