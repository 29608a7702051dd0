package org.saddlepoint.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.document.DocumentModels;
import org.saddlepoint.document.Runner;
import org.saddlepoint.document.StandardDerivation;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Comparison;
import org.saddlepoint.validate.CurveComparison;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentResult;

/**
 * The report of experiments in a directory: {@code index.html} (one self-contained page), {@code report.md} with its pictures,
 * {@code comparisons.csv} (every comparison), one CSV file per compared function, and {@code results.json} (everything).
 */
public final class ExperimentReport {
  /** The page to open. */
  public static final String PAGE = "index.html";

  private final Path directory;
  private final List<Block.Fact> versions;
  private final RenderedFormulas formulas = new RenderedFormulas();
  private final Map<String, List<Block>> derivations = new LinkedHashMap<>();

  /**
   * @param directory created if it is not there
   * @param versions of the program and what it runs on
   * @throws InputException if the directory cannot be written to
   */
  public ExperimentReport(Path directory, List<Block.Fact> versions) {
    this.directory = directory;
    this.versions = List.copyOf(versions);
    try {
      Files.createDirectories(directory);
    } catch (IOException refused) {
      throw InputException.commandLine("the directory '" + directory + "' for the report cannot be made", "name another with -o");
    }
  }

  /** Saves the numbers; quick, so that it can be done after every experiment. */
  public void saveNumbers(List<ExperimentResult> results) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("agrees", results.stream().allMatch(ExperimentResult::agrees));
    ArrayNode experiments = json.putArray("experiments");
    results.forEach(r -> experiments.add(ExperimentJson.of(r)));
    AtomicFile.write(directory.resolve("results.json"), Json.write(json));
    AtomicFile.write(directory.resolve("comparisons.csv"), comparisons(results));
    for (ExperimentResult result : results) {
      for (CaseResult one : result.cases()) {
        one.functions().forEach(f -> AtomicFile.write(directory.resolve(ExperimentPage.file(result.experiment(), one) + "-" + f.name() + ".csv"), curve(f)));
      }
    }
  }

  /** Saves the pages. @param derive whether to put the derivations of the models in, which takes a few seconds each */
  public void savePages(List<ExperimentResult> results, boolean derive) {
    Page page = new ExperimentPage(versions, ExperimentReport::model, one -> derive ? derivation(one) : List.of()).of(results);
    AtomicFile.write(directory.resolve(PAGE), HtmlPage.of(page, derive ? formulas : latex -> java.util.Optional.empty()));
    AtomicFile.write(directory.resolve("report.md"), MarkdownPage.of(page, ""));
    for (MarkdownPage.Picture picture : MarkdownPage.pictures(page)) {
      AtomicFile.write(directory.resolve(picture.file()), picture.plot().svg());
    }
  }

  private static String model(Experiment experiment) {
    try {
      return Files.readString(experiment.model());
    } catch (IOException gone) {
      return "# " + experiment.model() + " is no longer there";
    }
  }

  private List<Block> derivation(CaseResult one) {
    return derivations.computeIfAbsent(one.network().source().sha256(),
        model -> DerivationPage.formulas(Runner.run(StandardDerivation.document(), new DocumentModels(Path.of("")), one.network())));
  }

  private static String comparisons(List<ExperimentResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      for (CaseResult one : result.cases()) {
        String settings = String.join(" ", one.settings().stream().map(s -> s.parameter() + "=" + NumberFormat.exact(s.value().doubleValue())).toList());
        one.quantities().forEach(c -> rows.add(row(result, settings, c, "")));
        for (CurveComparison f : one.functions()) {
          for (int k = 0; k < f.points().size(); k++) {
            rows.add(row(result, settings, f.points().get(k), NumberFormat.exact(f.at().get(k))));
          }
        }
      }
    }
    return Csv.of(List.of("experiment", "settings", "quantity", "at", "theory", "numerical error", "simulation", "standard error", "z", "verdict"), rows);
  }

  private static List<String> row(ExperimentResult result, String settings, Comparison c, String at) {
    String name = at.isEmpty() ? c.name() : c.name().replaceFirst(" at .*$", "");
    return List.of(result.experiment().file(), settings, name, at, value(c.theory()), error(c.theory()), value(c.simulation()), error(c.simulation()), NumberFormat.exact(c.score()),
        c.verdict().word());
  }

  private static String value(Quantity quantity) {
    return NumberFormat.exact(quantity.value().orElse(Double.NaN));
  }

  private static String error(Quantity quantity) {
    return NumberFormat.exact(quantity.error().orElse(Double.NaN));
  }

  private static String curve(CurveComparison f) {
    List<String> names = new ArrayList<>(List.of(f.simulation().variable(), "simulation"));
    List<double[]> columns = new ArrayList<>(List.of(f.simulation().at(), f.simulation().value()));
    if (f.simulation().error().length > 0) {
      names.add("standard error");
      columns.add(f.simulation().error());
    }
    return Csv.ofColumns(names, columns);
  }
}
