package org.saddlepoint.report.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.io.Progress;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.ExperimentText;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.QuantityName;
import org.saddlepoint.report.Tone;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Comparison;
import org.saddlepoint.validate.ExperimentReader;
import org.saddlepoint.validate.ExperimentResult;
import org.saddlepoint.validate.ExperimentRun;
import org.saddlepoint.validate.Verdict;

/**
 * Theory against simulation of the standard network with an activation: what {@code validate} does with a model file and an experiment,
 * written for the occasion.
 *
 * @param model the model file
 * @param result what came out
 */
public record NetworkCheck(String model, ExperimentResult result) {
  private static final String EXPERIMENT = """
      [experiment]
      title = "Frozen noise at g = %s"
      model = "model.toml"
      N = [80, 160]
      networks = 12
      quantities = [%s]
      max_relative_error = 0.05
      """;
  private static final String FIXED_POINT = "\"mean_x\", \"C_x(0)\", \"mean_phi\", \"C_phi(0)\", \"gain_phi\", \"PR_x\", \"PR_phi\"";
  /** What single neurons of a few networks say precisely enough where the state fluctuates. */
  private static final String FLUCTUATING = "\"mean_x\", \"C_x(0)\", \"mean_phi\", \"C_phi(0)\"";

  /**
   * Simulates at two sizes and extrapolates; some ten seconds for a smooth activation.
   *
   * @param stable whether the fixed point is stable at this g; beyond, the network fluctuates around a frozen part
   */
  public static NetworkCheck run(Expr phi, double g, boolean stable, Progress progress) {
    String model = StandardNetwork.text(phi, g, 1);
    try {
      Path directory = Files.createTempDirectory("saddlepoint");
      Path file = directory.resolve("model.toml");
      Path experiment = directory.resolve("experiment.toml");
      try {
        Files.writeString(file, model, StandardCharsets.UTF_8);
        Files.writeString(experiment, EXPERIMENT.formatted(NumberFormat.of(g), stable ? FIXED_POINT : FLUCTUATING), StandardCharsets.UTF_8);
        return new NetworkCheck(model, ExperimentRun.of(ExperimentReader.read(experiment)).run(progress));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(experiment);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary model file cannot be written", e);
    }
  }

  public boolean agrees() {
    return result.agrees();
  }

  /** For a terminal. */
  public String text() {
    return "\n" + ExperimentText.of(result);
  }

  Block section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Notice(agrees() ? Tone.GOOD : Tone.CAUTION, agrees() ? "Theory and simulation agree." : "Not every quantity agrees within its errors."));
    for (CaseResult one : result.cases()) {
      List<List<Block.Cell>> rows = new ArrayList<>();
      for (Comparison c : one.quantities()) {
        rows.add(List.of(Block.Cell.math(QuantityName.of(c.name()), c.name()), Block.Cell.words(NumberFormat.of(c.theory().value(), c.theory().error())),
            Block.Cell.words(NumberFormat.of(c.simulation().value(), c.simulation().error())), Block.Cell.words(NumberFormat.score(c.score())),
            Block.Cell.mark(c.verdict().word(), c.verdict() == Verdict.AGREES ? Tone.GOOD : c.verdict() == Verdict.DISAGREES ? Tone.BAD : Tone.CAUTION)));
      }
      blocks.add(new Block.Table(Inline.words("Theory for infinitely many neurons; simulation of 12 networks each of 80 and 160 neurons, extrapolated as value + c/N; z is their difference in units of the combined error."),
          List.of(Block.Column.words("quantity"), Block.Column.numbers("theory"), Block.Column.numbers("simulation"), Block.Column.numbers("z"), Block.Column.words("verdict")), rows));
    }
    blocks.add(new Block.Folded("Model", List.of(new Block.Listing("toml", model))));
    return new Block.Section(result.experiment().title() + ": theory and simulation", blocks);
  }
}
