package org.saddlepoint.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.saddlepoint.expr.InputException;

/**
 * The entry to the program: finds the command, runs it, and turns whatever happens into an exit status and at most one
 * sentence.
 */
public final class Main {

  /** Formulas nest, and so do the methods that walk them; a deep stack costs address space only. */
  private static final long STACK_BYTES = 256L << 20;

  private Main() {}

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.install();
    ExitStatus status = run(args, Console.ofProcess(), interruption);
    // When the user has interrupted, the process is ending already, with status 130, and exit() would wait forever.
    if (!interruption.requested()) {
      System.exit(status.code());
    }
  }

  /**
   * Runs one command line within this process.
   *
   * @param args the arguments as after {@code saddlepoint}
   * @param out receives the result
   * @param err receives everything else
   * @return the exit status, see {@link ExitStatus}
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Console(InputStream.nullInputStream(), out, err, false, Path.of("")));
  }

  /** Runs one command line within this process, connected to {@code console}. */
  public static int run(String[] args, Console console) {
    return run(args, console, Interruption.none()).code();
  }

  private static ExitStatus run(String[] args, Console console, Interruption interruption) {
    AtomicReference<ExitStatus> status = new AtomicReference<>(ExitStatus.INTERNAL);
    Thread worker = new Thread(null, () -> status.set(guarded(args, console, interruption)), "saddlepoint", STACK_BYTES);
    interruption.watch(worker);
    worker.start();
    boolean interrupted = false;
    while (true) {
      try {
        worker.join();
        break;
      } catch (InterruptedException passedOn) {
        worker.interrupt();
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    console.out().flush();
    console.err().flush();
    return status.get();
  }

  private static ExitStatus guarded(String[] args, Console console, Interruption interruption) {
    try {
      ExitStatus status = dispatch(args, console, interruption);
      return stopped(interruption) ? ExitStatus.INTERRUPTED : status;
    } catch (InputException mistake) {
      console.err().println(mistake.getMessage());
      return ExitStatus.BAD_INPUT;
    } catch (Throwable error) {
      if (stopped(interruption)) {
        return ExitStatus.INTERRUPTED;
      }
      console.err().println(ErrorReport.write(Arrays.asList(args), error));
      return ExitStatus.INTERNAL;
    }
  }

  private static boolean stopped(Interruption interruption) {
    return interruption.requested() || Thread.currentThread().isInterrupted();
  }

  private static ExitStatus dispatch(String[] args, Console console, Interruption interruption) throws Exception {
    String first = args.length == 0 ? "" : args[0];
    switch (first) {
      case "" -> {
        console.err().print(Commands.overview());
        throw InputException.commandLine("no command is given", "name one of those above");
      }
      case "-h", "--help", "help" -> {
        if (args.length > 1) {
          return dispatch(new String[] {args[1], "--help"}, console, interruption);
        }
        console.out().print(Commands.overview());
        return ExitStatus.DONE;
      }
      case "-V", "--version" -> {
        console.out().println("saddlepoint " + Version.current());
        return ExitStatus.DONE;
      }
      default -> {
        Commands.Entry entry = Commands.find(first).orElseThrow(() -> unknown(first));
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        return Invocation.run(entry, rest, console, interruption);
      }
    }
  }

  private static InputException unknown(String name) {
    return InputException.commandLine("there is no command '" + name + "'",
        Commands.nearest(name).map(entry -> "did you mean '" + entry.name() + "'?")
            .orElse("saddlepoint --help lists the commands"));
  }
}
