package org.saddlepoint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.saddlepoint.connectome.Connectome;
import org.saddlepoint.connectome.ConnectomeFile;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.connectome.StudyOptions;
import org.saddlepoint.connectome.Weights;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.io.NumpyFile;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.Json;
import org.saddlepoint.report.MarkdownPage;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.RenderedFormulas;
import org.saddlepoint.report.connectome.ConnectomeJson;
import org.saddlepoint.report.connectome.ConnectomePage;
import org.saddlepoint.report.connectome.ConnectomeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint connectome GRAPH}: the structure of a measured network, and what the theory makes of it. */
@Command(name = "connectome", description = {"Study a measured network: singular values, effective rank, overlaps against shuffled graphs, gains; fit random modes to it,"
    + " predict its activity and simulate the network with that very matrix.",
    "GRAPH is a file of rows pre,post,weight, or a square matrix saved by NumPy in which element (i, j) is the weight from j to i."
    + " -o DIRECTORY keeps the report, the fitted model with its tables, and the matrix; -o NAME.html, NAME.md or NAME.json keeps that alone."})
final class ConnectomeCommand extends Subcommand {

  /** The ends of names after which {@code -o} means a single file. */
  private static final List<String> FILES = List.of("html", "htm", "md", "json");

  @Parameters(paramLabel = "GRAPH", description = "EDGES.csv or MATRIX.npy")
  private Path graph;

  @Option(names = "--weights", paramLabel = "RULE", description = "how couplings are made of the weights: count (as they are), centred (minus their mean over all pairs),"
      + " signed (a random sign for every presynaptic neuron); default: count")
  private String weights = StudyOptions.DEFAULT.weights().word();

  @Option(names = "--g", paramLabel = "G", description = "strength to which the couplings are scaled: the sum of their squares is G^2 N (default: ${DEFAULT-VALUE})")
  private double strength = StudyOptions.DEFAULT.strength();

  @Option(names = "--seed", paramLabel = "k", description = "seed of signs, shuffles and the simulation (default: ${DEFAULT-VALUE})")
  private long seed = StudyOptions.DEFAULT.seed();

  @Option(names = "--shuffles", paramLabel = "n", description = "number of shuffled graphs to compare with (default: ${DEFAULT-VALUE})")
  private int shuffles = StudyOptions.DEFAULT.shuffles();

  @Option(names = "--runs", paramLabel = "n", description = "number of simulations with the matrix; 0 for none (default: ${DEFAULT-VALUE})")
  private int runs = StudyOptions.DEFAULT.runs();

  @Option(names = "--activation", paramLabel = "FORMULA", description = "the activation as a formula in x (default: ${DEFAULT-VALUE})")
  private String activation = StudyOptions.DEFAULT.activation();

  @Option(names = "--overlaps", description = "solve the theory of the fitted model with the overlaps of its modes too, sampled: some minutes")
  private boolean overlaps;

  @Override
  boolean outputIsDirectory() {
    return output().map(ConnectomeCommand::kind).map(k -> !FILES.contains(k)).orElse(false);
  }

  @Override
  ExitStatus run(Console console) throws Exception {
    StudyOptions chosen = checked();
    Connectome connectome = ConnectomeFile.read(graph);
    Study study;
    try (ProgressLine line = progress(console)) {
      study = Study.of(connectome, chosen, line);
    }
    if (output().isPresent()) {
      write(output().get(), study);
    }
    if (options.json()) {
      if (output().isEmpty() || !kind(output().get()).equals("json")) {
        print(console, ConnectomeJson.of(study));
      }
    } else {
      console.out().print(ConnectomeText.of(study));
      output().ifPresent(path -> console.out().println("  wrote " + path));
    }
    complain(console, "theory", study.prediction().result());
    study.simulation().ifPresent(s -> complain(console, "simulation", s.result()));
    return ExitStatus.DONE;
  }

  /** The structure stands whatever becomes of the dynamics, so that this is a warning and no failure. */
  private void complain(Console console, String who, Result result) {
    if (result.status() != Status.CONVERGED && result.status() != Status.QUIESCENT) {
      warn(console, "the " + who + " has no numbers: " + result.status().spelling() + (result.message().isEmpty() ? "" : ", " + result.message()));
    }
  }

  private StudyOptions checked() {
    Weights rule = Weights.of(weights).orElseThrow(() -> InputException.commandLine("--weights " + weights + " is no rule",
        "give one of " + Arrays.stream(Weights.values()).map(Weights::word).collect(Collectors.joining(", "))));
    require(strength > 0 && Double.isFinite(strength), "--g " + strength + " is no strength", "give a positive number");
    require(shuffles == 0 || shuffles > 1 && shuffles <= 1000, "--shuffles " + shuffles + " cannot be compared with", "give 0, or 2 to 1000");
    require(runs >= 0 && runs <= 1000, "--runs " + runs + " is no number of simulations", "give 0 to 1000");
    return new StudyOptions(rule, strength, seed, shuffles, runs, activation, overlaps);
  }

  private static void require(boolean right, String wrong, String remedy) {
    if (!right) {
      throw InputException.commandLine(wrong, remedy);
    }
  }

  private static String kind(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isDirectory(path) ? "" : name.substring(name.lastIndexOf('.') + 1);
  }

  private static void write(Path path, Study study) {
    Page page = ConnectomePage.of(study);
    switch (kind(path)) {
      case "json" -> AtomicFile.write(path, Json.write(ConnectomeJson.of(study)));
      case "html", "htm" -> AtomicFile.write(path, html(page));
      case "md" -> markdown(path, page);
      default -> directory(path, page, study);
    }
  }

  private static byte[] html(Page page) {
    return HtmlPage.of(page, new RenderedFormulas()).getBytes(StandardCharsets.UTF_8);
  }

  /** The pictures go into a directory beside the text that is called like it. */
  private static void markdown(Path path, Page page) {
    String name = path.getFileName().toString();
    String folder = name.substring(0, name.lastIndexOf('.')) + "-pictures";
    create(path.resolveSibling(folder));
    MarkdownPage.pictures(page).forEach(p -> AtomicFile.write(path.resolveSibling(folder).resolve(p.file()), p.plot().svg()));
    AtomicFile.write(path, MarkdownPage.of(page, folder + "/"));
  }

  private static void directory(Path path, Page page, Study study) {
    create(path);
    for (Map.Entry<String, String> file : study.files().entrySet()) {
      AtomicFile.write(path.resolve(file.getKey()), file.getValue());
    }
    AtomicFile.write(path.resolve("J.npy"), NumpyFile.matrix(study.connectome().size(), study.connectome().size(), study.unitMatrix()));
    AtomicFile.write(path.resolve("connectome.json"), Json.write(ConnectomeJson.of(study)));
    markdown(path.resolve("report.md"), page);
    AtomicFile.write(path.resolve("report.html"), html(page));
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException refused) {
      throw InputException.commandLine("the directory '" + directory + "' cannot be made (" + refused.getMessage() + ")", "name a place where files may be written");
    }
  }
}
