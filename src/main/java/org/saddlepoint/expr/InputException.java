package org.saddlepoint.expr;

import java.util.Objects;

/**
 * What a user wrote cannot be used: bad input, or a valid model that a command declines. The program ends with status 2
 * and prints {@link #getMessage()}, one line {@code file:line:column: what is wrong; what would be right}, on standard
 * error and nothing on standard output.
 *
 * <p>Every floor may throw it; only the command line catches it. It carries no stack trace worth reading: the message is
 * for the author of the file, not of the program.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SourcePosition position;
  private final String wrong;
  private final String right;

  /**
   * @param position where the offending token stands
   * @param wrong what is wrong there, with what was read: a clause without a full stop
   * @param right what would be right: a clause without a full stop
   */
  public InputException(SourcePosition position, String wrong, String right) {
    super(oneLine(position + ": " + wrong + "; " + right));
    this.position = Objects.requireNonNull(position, "position");
    this.wrong = wrong;
    this.right = right;
  }

  /** A mistake in an option or an argument: {@code command line: wrong; right}. */
  public static InputException commandLine(String wrong, String right) {
    return new InputException(SourcePosition.commandLine(), wrong, right);
  }

  /** Where the offending token stands. */
  public SourcePosition position() {
    return position;
  }

  /** What is wrong, without the position. */
  public String wrong() {
    return wrong;
  }

  /** What would be right. */
  public String right() {
    return right;
  }

  /** The same mistake seen from another place, as when a formula's own position is known only to its caller. */
  public InputException at(SourcePosition place) {
    return new InputException(place, wrong, right);
  }

  /** Quoted input may hold control characters; they would break the one line or the terminal. */
  private static String oneLine(String message) {
    StringBuilder clean = new StringBuilder(message.length());
    message.codePoints().forEach(point -> {
      if (Character.isISOControl(point)) {
        clean.append(String.format("\\u%04x", point));
      } else {
        clean.appendCodePoint(point);
      }
    });
    return clean.toString();
  }
}
