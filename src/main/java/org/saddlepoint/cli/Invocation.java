package org.saddlepoint.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.AtomicFile;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the options of one command with picocli and runs it; mistakes become {@code command line: …} sentences. */
final class Invocation {

  private static final int HELP_WIDTH = 100;

  private Invocation() {}

  static ExitStatus run(Commands.Entry entry, List<String> arguments, Console console, Interruption interruption) throws Exception {
    Subcommand command = entry.create().get();
    CommandLine line = new CommandLine(command)
        .setCommandName("saddlepoint " + entry.name())
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .registerConverter(Path.class, text -> resolve(console.directory(), text));
    try {
      line.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException mistake) {
      throw explain(mistake, entry.name());
    }
    if (line.isUsageHelpRequested()) {
      console.out().print(line.getUsageMessage(Ansi.OFF));
      return ExitStatus.DONE;
    }
    if (!command.outputIsDirectory()) {
      command.output().ifPresent(AtomicFile::requireWritable);
    }
    if (command.savesWhenInterrupted()) {
      interruption.waitForSaving();
    }
    try {
      return command.run(console);
    } catch (OutOfMemoryError full) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      throw InputException.commandLine("this needs more than the " + megabytes + " MB of memory that Java has here", "make the network smaller, or the run shorter");
    }
  }

  private static Path resolve(Path directory, String text) {
    try {
      return directory.resolve(text);
    } catch (InvalidPathException notPath) {
      throw InputException.commandLine("'" + text + "' cannot be the name of a file", "give a path");
    }
  }

  private static InputException explain(ParameterException mistake, String name) {
    if (mistake.getCause() instanceof InputException said) {
      return said;
    }
    String help = "saddlepoint " + name + " --help";
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      return first.startsWith("-")
          ? InputException.commandLine("saddlepoint " + name + " has no option '" + first + "'", help
              + " lists its options; write -- before an argument that begins with a minus sign")
          : InputException.commandLine("the argument '" + first + "' is one too many", help + " shows what goes where");
    }
    String said = mistake.getMessage();
    String wrong = said.isEmpty() ? said : Character.toLowerCase(said.charAt(0)) + said.substring(1);
    String right = mistake instanceof MissingParameterException ? help + " shows what belongs there"
        : help + " shows what is allowed";
    return InputException.commandLine(wrong, right);
  }
}
