package org.saddlepoint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * The standard error that the user sees. The launcher may give the virtual machine another one, so that its warning about
 * the incubating vector module is not shown, and pass the real one as a further descriptor, whose number stands in the
 * system property {@code saddlepoint.stderr}.
 *
 * <p>The descriptor itself is used, not {@code /dev/fd/3}: opening that anew would give a file a second write position, and
 * {@code >log 2>&1} would overwrite itself.
 */
final class StandardError {

  private StandardError() {}

  /** The stream, which also becomes {@code System.err}. */
  static PrintStream open() {
    Integer descriptor = Integer.getInteger("saddlepoint.stderr");
    if (descriptor == null) {
      return new PrintStream(System.err, true, StandardCharsets.UTF_8);
    }
    PrintStream stream = new PrintStream(new FileOutputStream(descriptor(descriptor)), true, StandardCharsets.UTF_8);
    System.setErr(stream);
    return stream;
  }

  private static FileDescriptor descriptor(int number) {
    try {
      Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      return constructor.newInstance(number);
    } catch (ReflectiveOperationException | RuntimeException notOpened) {
      // Better the wrong stream than an error message lost: everything can still be seen on standard output.
      return FileDescriptor.out;
    }
  }
}
