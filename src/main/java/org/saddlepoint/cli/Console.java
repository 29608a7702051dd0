package org.saddlepoint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/**
 * What a run of the program is connected to. Results go to {@code out} and nothing else does; progress, warnings and error
 * messages go to {@code err}.
 *
 * @param in standard input
 * @param out where results go, UTF-8
 * @param err where everything else goes, UTF-8
 * @param terminal whether a person watches {@code err}
 * @param directory what relative paths of the command line are relative to; the empty path for the process's own
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, Path directory) {

  /** The console of this process; the launcher says by a system property whether standard error is a terminal. */
  static Console ofProcess() {
    return new Console(System.in, new PrintStream(System.out, false, StandardCharsets.UTF_8),
        StandardError.open(), Boolean.getBoolean("saddlepoint.terminal"),
        Path.of(""));
  }

  /** All of standard input as UTF-8 text. @throws InputException if it is not UTF-8 */
  String readInput() throws IOException {
    byte[] bytes = in.readAllBytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw new InputException(new SourcePosition("standard input", 0, 0), "this is not UTF-8 text",
          "give text in UTF-8");
    }
  }
}
