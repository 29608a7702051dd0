package org.saddlepoint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.benchmark.Benchmark;
import org.saddlepoint.benchmark.BenchmarkPage;
import org.saddlepoint.benchmark.BenchmarkResult;
import org.saddlepoint.benchmark.BenchmarkText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.numeric.Backend;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.MarkdownPage;
import org.saddlepoint.report.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint benchmark [NAME]}: the program beside NumPy, SciPy and SymPy doing the same, in one run. */
@Command(name = "benchmark", description = "Time this program and NumPy, SciPy or SymPy scripts doing the same in turns, and print how many times faster it is. All of it takes about"
    + " ten minutes; NAME picks one task, a group (expressions, simulation, mean-field, symbolic, start-up), or all whose names begin with it. Writes a page and a table to the"
    + " directory named by -o (default: reports/benchmark).")
final class BenchmarkCommand extends Subcommand {

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "what to run; everything without it")
  private String name;

  @Override
  boolean savesWhenInterrupted() {
    return true;
  }

  @Override
  boolean outputIsDirectory() {
    return true;
  }

  @Override
  ExitStatus run(Console console) throws Exception {
    Path directory = output().orElseGet(() -> console.directory().resolve("reports").resolve("benchmark"));
    makeDirectory(directory);
    Path home = Path.of(System.getProperty("saddlepoint.home", ""));
    Benchmark benchmark = Benchmark.of(home, Optional.ofNullable(name));
    if (!benchmark.hasPeers()) {
      warn(console, "there is nothing to compare with: " + benchmark.peers());
    }
    BenchmarkResult result;
    if (options.json()) {
      result = benchmark.run(progress(console), line -> {});
    } else {
      console.out().print(BenchmarkText.heading());
      try (ProgressLine line = progress(console)) {
        result = benchmark.run(line, text -> {
          console.out().print(text);
          console.out().flush();
        });
      }
    }
    Page page = BenchmarkPage.of(result, facts());
    AtomicFile.write(directory.resolve("benchmark.csv"), BenchmarkPage.csv(result));
    AtomicFile.write(directory.resolve("benchmark.html"), HtmlPage.of(page, latex -> Optional.empty()));
    AtomicFile.write(directory.resolve("benchmark.md"), MarkdownPage.of(page, ""));
    for (MarkdownPage.Picture picture : MarkdownPage.pictures(page)) {
      AtomicFile.write(directory.resolve(picture.file()), picture.plot().svg());
    }
    if (!result.missing().isEmpty()) {
      warn(console, "stopped; not run: " + String.join(", ", result.missing()));
    }
    if (options.json()) {
      print(console, BenchmarkPage.json(result));
    } else {
      console.out().println("report: " + directory.resolve("benchmark.html"));
    }
    return result.agrees() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException refused) {
      throw InputException.commandLine("the directory '" + directory + "' for the report cannot be made", "name another with -o");
    }
  }

  private static List<Block.Fact> facts() {
    return List.of(new Block.Fact("Saddlepoint", Version.current()), new Block.Fact("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor")),
        new Block.Fact("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors"),
        new Block.Fact("linear algebra", Backend.current().description()), new Block.Fact("functions of arrays", Lowered.backEnd()));
  }
}
