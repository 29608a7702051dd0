package org.saddlepoint.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.saddlepoint.expr.InputException;

/**
 * Writes a file so that a reader sees the old content or the new, never half of it: into a temporary file beside the
 * target, then one atomic move.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes {@code text} in UTF-8; see {@link #write(Path, byte[])}. */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes {@code content} to {@code target}, replacing what stood there.
   *
   * @throws InputException if the target cannot be written: no such directory, no permission, disk full
   */
  public static void write(Path target, byte[] content) {
    // An interrupted run still saves what it has; file channels refuse to write while the flag is up.
    boolean interrupted = Thread.interrupted();
    try {
      Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target;
      requireWritable(real);
      // A device or a pipe such as /dev/stdout cannot be replaced by a move.
      if (Files.exists(real) && !Files.isRegularFile(real)) {
        Files.write(real, content);
      } else {
        replace(real, content);
      }
    } catch (IOException failure) {
      throw InputException.commandLine("cannot write '" + target + "' (" + reason(failure) + ")",
          "name a file that can be written");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Checks before a long computation that its result can be written.
   *
   * @throws InputException if {@code target} is a directory or stands in one that does not exist
   */
  public static void requireWritable(Path target) {
    if (Files.isDirectory(target)) {
      throw InputException.commandLine("'" + target + "' is a directory", "name a file to write");
    }
    Path directory = directoryOf(target);
    if (!Files.isDirectory(directory)) {
      throw InputException.commandLine("cannot write '" + target + "': there is no directory '" + directory + "'",
          "create it first, or name a file elsewhere");
    }
  }

  private static void replace(Path target, byte[] content) throws IOException {
    Path temporary = directoryOf(target).resolve("." + target.getFileName() + "." + ProcessHandle.current().pid()
        + "-" + Thread.currentThread().getId() + ".part");
    try {
      // Created by a plain write, not as a private temporary file, so that the usual permissions apply.
      Files.write(temporary, content);
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException unsupported) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path directoryOf(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target.toAbsolutePath().getRoot() : parent;
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName().replace("Exception", "");
    return message == null ? kind : kind + ": " + message;
  }
}
