package org.saddlepoint.expr;

import java.util.List;

/**
 * Where the characters of a text stand in the file that the text was taken from. Offsets count UTF-16 units of the text from 0
 * and may be one past its end; columns count code points.
 */
@FunctionalInterface
public interface Placement {
  SourcePosition at(int offset);

  /** A text that stands in its file as it is, on one line or on several. */
  static Placement of(SourcePosition start, String text) {
    return offset -> {
      if (start.line() == 0) {
        return start;
      }
      int end = Math.min(offset, text.length());
      int lineStart = text.lastIndexOf('\n', end - 1) + 1;
      int column = text.codePointCount(lineStart, end) + (offset - end);
      if (lineStart == 0) {
        return start.right(column);
      }
      int lines = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
      return new SourcePosition(start.file(), start.line() + lines, 1 + column);
    };
  }

  /** A text with one known position per character and one for its end (a string with escapes, a continued statement). */
  static Placement of(List<SourcePosition> positions) {
    List<SourcePosition> all = List.copyOf(positions);
    return offset -> all.get(Math.min(offset, all.size() - 1));
  }
}
