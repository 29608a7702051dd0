package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Status;
import org.saddlepoint.simulate.SimulationResult;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Comparison;
import org.saddlepoint.validate.CurveComparison;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentResult;
import org.saddlepoint.validate.Setting;
import org.saddlepoint.validate.Verdict;

/** Experiments as a page: summary, and for each one its tables, its pictures with theory as lines and simulation as points, and how it was done. */
final class ExperimentPage {
  private static final int MOST_POINTS = 60;

  private final List<Block.Fact> versions;
  private final Models models;
  private final Derivations derivations;

  /** The derivation behind an experiment as blocks, or none. */
  interface Derivations {
    List<Block> of(CaseResult one);
  }

  /** The text of the model file of an experiment. */
  interface Models {
    String of(Experiment experiment);
  }

  ExperimentPage(List<Block.Fact> versions, Models models, Derivations derivations) {
    this.versions = versions;
    this.models = models;
    this.derivations = derivations;
  }

  Page of(List<ExperimentResult> results) {
    List<Block> blocks = new ArrayList<>();
    boolean agree = results.stream().allMatch(ExperimentResult::agrees);
    blocks.add(new Block.Notice(agree ? Tone.GOOD : Tone.BAD, ExperimentText.summary(results) + "."));
    if (results.size() > 1) {
      blocks.add(overview(results));
    }
    results.forEach(r -> blocks.add(section(r)));
    blocks.add(new Block.Section("How to read this", List.of(Block.paragraph("Theory is the limit of infinitely many sites, with its numerical error. Simulation is the"
        + " average over independent networks, with its standard error; with several sizes it is extrapolated as value + c/N. z is their difference in"
        + " units of the combined error, corrected for the number of networks (Student's distribution). A comparison agrees if |z| is below the bound and"
        + " the standard error is small enough for that to mean something."), new Block.Facts(versions))));
    return new Page("Theory and simulation", "", blocks);
  }

  private static Block overview(List<ExperimentResult> results) {
    List<Block.Column> columns = List.of(Block.Column.words("experiment"), Block.Column.numbers("comparisons"), Block.Column.numbers("largest |z|"), Block.Column.numbers("seconds"),
        Block.Column.words("verdict"));
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ExperimentResult r : results) {
      long count = r.cases().stream().mapToLong(c -> c.quantities().size() + c.functions().size()).sum();
      double largest = r.cases().stream().flatMapToDouble(c -> java.util.stream.DoubleStream.concat(c.quantities().stream().mapToDouble(q -> Math.abs(q.score())),
          c.functions().stream().mapToDouble(CurveComparison::worst))).filter(Double::isFinite).max().orElse(Double.NaN);
      rows.add(List.of(Block.Cell.words(r.experiment().title()), Block.Cell.words(Long.toString(count)), Block.Cell.words(NumberFormat.score(largest)),
          Block.Cell.words(Long.toString(Math.round(r.seconds()))), verdict(r.verdict())));
    }
    return new Block.Table(Inline.words("All experiments"), columns, rows);
  }

  private Block section(ExperimentResult result) {
    Experiment experiment = result.experiment();
    List<Block> blocks = new ArrayList<>();
    if (!experiment.about().isEmpty()) {
      blocks.add(Block.paragraph(experiment.about()));
    }
    if (!result.complete()) {
      blocks.add(new Block.Notice(Tone.CAUTION, "Stopped after " + result.cases().size() + " of " + experiment.cases().size() + " cases."));
    }
    if (!experiment.sweep().isEmpty()) {
      ExperimentFigures.sweep(result).ifPresent(blocks::add);
    }
    for (CaseResult one : result.cases()) {
      List<Block> inner = one(experiment, one);
      if (result.cases().size() > 1) {
        blocks.add(new Block.Folded(one.settings().stream().map(ExperimentPage::spelled).collect(Collectors.joining(", ")), inner));
      } else {
        blocks.addAll(inner);
      }
    }
    if (!result.cases().isEmpty()) {
      CaseResult first = result.cases().get(0);
      blocks.add(new Block.Folded("Model", List.of(new Block.Listing("toml", models.of(experiment)))));
      List<Block> derivation = derivations.of(first);
      if (!derivation.isEmpty()) {
        blocks.add(new Block.Folded("Derivation", derivation));
      }
      blocks.add(new Block.Folded("How it was done", List.of(facts(experiment, first))));
    }
    return new Block.Section(experiment.title(), blocks);
  }

  private static String spelled(Setting setting) {
    return setting.parameter() + " = " + NumberFormat.of(setting.value().doubleValue());
  }

  private static List<Block> one(Experiment experiment, CaseResult one) {
    List<Block> blocks = new ArrayList<>();
    if (one.status() != Status.CONVERGED) {
      blocks.add(new Block.Notice(Tone.CAUTION, ExperimentText.messages(one)));
    }
    blocks.add(table(experiment, one));
    ExperimentFigures.sizes(experiment, one).ifPresent(blocks::add);
    ExperimentFigures.functions(experiment, one).ifPresent(blocks::add);
    return blocks;
  }

  private static Block table(Experiment experiment, CaseResult one) {
    List<Block.Column> columns = new ArrayList<>(List.of(Block.Column.words("quantity"), Block.Column.numbers("theory"), Block.Column.numbers("simulation"), Block.Column.numbers("z"),
        Block.Column.words("verdict")));
    boolean several = experiment.sizes().size() > 1 && !experiment.nextOrder();
    if (several) {
      experiment.sizes().forEach(n -> columns.add(Block.Column.numbers("N = " + n)));
    }
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Comparison c : one.quantities()) {
      List<Block.Cell> row = new ArrayList<>(List.of(name(c), number(c.theory()), number(c.simulation()), score(c.score()), verdict(c.verdict())));
      if (several) {
        IntStream.range(0, experiment.sizes().size()).forEach(k -> row.add(k < c.bySize().size() ? number(c.bySize().get(k)) : Block.Cell.words("–")));
      }
      rows.add(row);
    }
    for (CurveComparison c : one.functions()) {
      String where = c.at().isEmpty() ? "" : c.points().size() + (c.theory().variable().equals("tau") ? " lags up to " : " values up to ") + NumberFormat.of(c.at().get(c.at().size() - 1));
      List<Block.Cell> row = new ArrayList<>(List.of(Block.Cell.math(Formula.call(QuantityName.of(c.name()), Formula.sym(c.theory().variable())), c.name()), Block.Cell.words(""), Block.Cell.words(where),
          score(c.worst()), verdict(c.verdict())));
      if (several) {
        experiment.sizes().forEach(n -> row.add(Block.Cell.words("")));
      }
      rows.add(row);
    }
    return new Block.Table(Inline.words(ExperimentText.conditions(experiment, one)), columns, rows);
  }

  private static Block.Cell name(Comparison c) {
    List<Inline> text = new ArrayList<>(Inline.math(QuantityName.of(c.name())));
    c.size().ifPresent(n -> text.addAll(Inline.words(" at N = " + n)));
    return new Block.Cell(text, Tone.NEUTRAL, c.label());
  }

  private static Block.Cell number(Quantity quantity) {
    return new Block.Cell(Inline.words(ExperimentText.number(quantity)), Tone.NEUTRAL, quantity.value().isPresent() ? NumberFormat.exact(quantity.value().getAsDouble()) : "");
  }

  private static Block.Cell score(double z) {
    return new Block.Cell(Inline.words(NumberFormat.score(z)), Tone.NEUTRAL, NumberFormat.exact(z));
  }

  private static Block.Cell verdict(Verdict verdict) {
    return Block.Cell.mark(verdict.word(), switch (verdict) {
      case AGREES -> Tone.GOOD;
      case DISAGREES -> Tone.BAD;
      case IMPRECISE, MISSING -> Tone.CAUTION;
    });
  }

  /** A name for files: of the experiment, and of the case where there are several. */
  static String file(Experiment experiment, CaseResult one) {
    String base = java.nio.file.Path.of(experiment.file()).getFileName().toString().replaceFirst("\\.toml$", "");
    String which = experiment.cases().size() > 1 ? "-" + experiment.cases().indexOf(one.settings()) : "";
    return base.replaceAll("[^A-Za-z0-9_.-]", "_") + which;
  }

  private static Block facts(Experiment experiment, CaseResult one) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("experiment", experiment.file() + ", SHA-256 " + experiment.sha256()));
    facts.add(new Block.Fact("model", one.network().source().file() + ", SHA-256 " + one.network().source().sha256()));
    facts.add(new Block.Fact("seed", Long.toString(experiment.seed())));
    for (SimulationResult s : one.simulations()) {
      String time = s.time() > 0 ? ", dt = " + NumberFormat.of(s.timeStep()) + ", T = " + NumberFormat.of(s.time()) : "";
      String lost = s.escaped() + s.unsettled() > 0 ? ", " + s.escaped() + " escaped and " + s.unsettled() + " unsettled" : "";
      facts.add(new Block.Fact("N = " + s.size(), s.networks() + " networks, " + s.trajectories() + " trajectories" + lost + time + "; " + s.method() + "; " + s.backend()));
    }
    return new Block.Facts(facts);
  }
}
