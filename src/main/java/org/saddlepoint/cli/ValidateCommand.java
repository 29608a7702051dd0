package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.numeric.Backend;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.ExperimentJson;
import org.saddlepoint.report.ExperimentReport;
import org.saddlepoint.report.ExperimentText;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentReader;
import org.saddlepoint.validate.ExperimentResult;
import org.saddlepoint.validate.ExperimentRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint validate EXPERIMENT.toml|DIR …}: theory against simulation, with a verdict per quantity and a report. */
@Command(name = "validate", description = "Run experiments: solve and simulate a model and compare them, quantity by quantity. Writes a report (HTML, Markdown, CSV, JSON) to the"
    + " directory named by -o (default: reports/NAME). Exit status 1 if a comparison fails.")
final class ValidateCommand extends Subcommand {

  private static final Path REPORTS = Path.of("reports");

  @Parameters(paramLabel = "EXPERIMENT.toml|DIR", arity = "1..*", description = "experiment files, or directories: every file below with an [experiment] table")
  private List<Path> paths;

  @Override
  boolean savesWhenInterrupted() {
    return true;
  }

  @Override
  boolean outputIsDirectory() {
    return true;
  }

  @Override
  ExitStatus run(Console console) {
    List<ExperimentRun> runs = new ArrayList<>();
    List<Experiment> experiments = new ArrayList<>();
    // All files are read before anything runs, so that a mistake in the last is not found after minutes.
    for (Path file : files()) {
      Experiment experiment = ExperimentReader.read(file);
      experiments.add(experiment);
      runs.add(ExperimentRun.of(experiment));
    }
    Path directory = output().orElseGet(() -> console.directory().resolve(REPORTS).resolve(name()));
    ExperimentReport report = new ExperimentReport(directory, versions());
    List<ExperimentResult> results = new ArrayList<>();
    for (ExperimentRun run : runs) {
      try (ProgressLine line = progress(console)) {
        results.add(run.run(line));
      }
      if (!options.json()) {
        console.out().print(ExperimentText.of(results.get(results.size() - 1)));
        console.out().flush();
      }
      report.saveNumbers(results);
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    try (ProgressLine line = progress(console)) {
      line.report("writing the report", 0, 0);
      report.savePages(results, !Thread.currentThread().isInterrupted());
    }
    Path page = directory.resolve(ExperimentReport.PAGE);
    if (options.json()) {
      print(console, json(results, page));
    } else {
      console.out().println(ExperimentText.summary(results));
      console.out().println("report: " + page);
    }
    return status(results);
  }

  private static List<Block.Fact> versions() {
    return List.of(new Block.Fact("Saddlepoint", Version.current()), new Block.Fact("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor")),
        new Block.Fact("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors"),
        new Block.Fact("linear algebra", Backend.current().description()), new Block.Fact("random numbers", RandomStream.algorithm()));
  }

  private static ExitStatus status(List<ExperimentResult> results) {
    ExitStatus status = results.stream().allMatch(ExperimentResult::agrees) ? ExitStatus.DONE : ExitStatus.FAILED;
    for (ExperimentResult result : results) {
      for (CaseResult one : result.cases()) {
        status = status.and(ResultText.exit(one.status()));
      }
    }
    return status;
  }

  private static ObjectNode json(List<ExperimentResult> results, Path page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("agrees", results.stream().allMatch(ExperimentResult::agrees));
    json.put("report", page.toString());
    ArrayNode experiments = json.putArray("experiments");
    results.forEach(r -> experiments.add(ExperimentJson.of(r)));
    return json;
  }

  /** The name of what is validated: the last part of the first path, without its ending. */
  private String name() {
    Path last = paths.get(0).toAbsolutePath().normalize().getFileName();
    return last == null ? "validation" : last.toString().replaceFirst("\\.toml$", "");
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> below = Files.walk(path)) {
        List<Path> found = below.filter(p -> p.toString().endsWith(".toml") && Files.isRegularFile(p)).sorted().filter(ExperimentReader::isExperiment).toList();
        if (found.isEmpty()) {
          throw InputException.commandLine("there is no experiment below '" + path + "'", "an experiment is a .toml file with an [experiment] table");
        }
        files.addAll(found);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("walking through " + path, unreadable);
      }
    }
    return files;
  }
}
