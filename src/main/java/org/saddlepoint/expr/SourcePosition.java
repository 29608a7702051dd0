package org.saddlepoint.expr;

import java.util.Objects;

/**
 * A place in something that a user wrote: the file as the user named it, the line and the column, both counted from 1.
 *
 * <p>Line 0 stands for "no place inside it": the command line, or a file as a whole. The position of a mistake is that of
 * the offending token, never that of the table or block around it.
 *
 * @param file the name to print before the line, as the user typed it
 * @param line the line, from 1; 0 when the thing has no lines
 * @param column the column in characters (Unicode code points), from 1; 0 when the line is 0
 */
public record SourcePosition(String file, int line, int column) {

  /** @throws IllegalArgumentException if a line has no column or a number is negative */
  public SourcePosition {
    Objects.requireNonNull(file, "file");
    if (line < 0 || column < 0 || (line == 0) != (column == 0)) {
      throw new IllegalArgumentException("line and column count from 1 together, got " + line + ":" + column);
    }
  }

  /** The place of a mistake in an option or argument; prints as {@code command line}. */
  public static SourcePosition commandLine() {
    return new SourcePosition("command line", 0, 0);
  }

  /** The beginning of a file, for a mistake that is the whole file's (empty, binary, no equation). */
  public static SourcePosition startOf(String file) {
    return new SourcePosition(file, 1, 1);
  }

  /** The place {@code columns} characters further right on the same line: a token inside a formula that begins here. */
  public SourcePosition right(int columns) {
    return line == 0 ? this : new SourcePosition(file, line, column + columns);
  }

  /** {@code file:line:column}, or the bare name where there are no lines. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
