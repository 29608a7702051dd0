package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

  @TempDir
  Path directory;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "'' | no command is given",
    "nwe | did you mean 'new'?",
    "frobnicate | saddlepoint --help lists the commands",
    "new | missing required parameter: 'NAME'",
    "new a b | the argument 'b' is one too many",
    "new --jsno x | has no option '--jsno'",
    "new -o | -o",
    "new no/such/directory/x | there is no directory",
    "new x -o . | is a directory",
  })
  void aMistakeOnTheCommandLineIsOneSentenceAndStatus2(String arguments, String expected) {
    CommandLineRun run = CommandLineRun.in(directory, arguments.split(" "));
    assertAll(() -> assertEquals(2, run.status()), () -> assertEquals("", run.out()),
        () -> assertTrue(run.err().contains(expected), run.err()),
        () -> assertTrue(run.err().strip().lines().reduce((a, b) -> b).orElse("").startsWith("command line: "),
            run.err()));
  }

  static Stream<String> commands() {
    return Commands.TABLE.stream().map(Commands.Entry::name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String name) {
    CommandLineRun run = CommandLineRun.in(directory, name, "--help");
    assertAll(() -> assertEquals(0, run.status()), () -> assertEquals("", run.err()),
        () -> assertTrue(run.out().startsWith("Usage: saddlepoint " + name), run.out()),
        () -> assertTrue(run.out().contains("--json") && run.out().contains("-o") && run.out().contains("--quiet")));
  }

  @Test
  void theOverviewNamesEveryCommand() {
    CommandLineRun run = CommandLineRun.in(directory, "--help");
    assertEquals(0, run.status());
    commands().forEach(name -> assertTrue(run.out().contains("\n  " + name + " "), name));
  }

  @Test
  void theTableIsInstantiable() {
    Commands.TABLE.forEach(entry -> assertTrue(entry.create().get() instanceof Subcommand));
  }

  @Test
  void precedenceOfOutcomes() {
    assertEquals(ExitStatus.BAD_INPUT, ExitStatus.NOT_CONVERGED.and(ExitStatus.BAD_INPUT));
    assertEquals(ExitStatus.BAD_INPUT, ExitStatus.BAD_INPUT.and(ExitStatus.FAILED));
    assertEquals(ExitStatus.NOT_CONVERGED, ExitStatus.FAILED.and(ExitStatus.NOT_CONVERGED));
    assertEquals(ExitStatus.FAILED, ExitStatus.DONE.and(ExitStatus.FAILED));
  }
}
