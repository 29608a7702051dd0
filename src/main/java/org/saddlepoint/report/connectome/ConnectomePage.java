package org.saddlepoint.report.connectome;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.connectome.Connectome;
import org.saddlepoint.connectome.ModelFiles;
import org.saddlepoint.connectome.RandomModes;
import org.saddlepoint.connectome.Score;
import org.saddlepoint.connectome.ShuffleNull;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.QuantityName;
import org.saddlepoint.report.Tone;
import org.saddlepoint.typeset.Formula;

/** A study of a connectome as a page with pictures. */
public final class ConnectomePage {
  private static final int MODES_SHOWN = 12;

  private final Study study;

  private ConnectomePage(Study study) {
    this.study = study;
  }

  public static Page of(Study study) {
    return new ConnectomePage(study).page();
  }

  private Page page() {
    List<Block> blocks = new ArrayList<>(List.of(facts(), new Block.Notice(Tone.CAUTION, Remarks.COUNTS)));
    if (study.carriesMean()) {
      blocks.add(new Block.Notice(Tone.CAUTION, Remarks.MEAN));
    }
    blocks.add(new Block.Section("Connections", List.of(degreeTable(), figure("degrees", "Distribution of the numbers of connections, and of the sizes of weights.",
        ConnectomeFigures.degrees(study), ConnectomeFigures.weights(study)))));
    blocks.add(modes());
    blocks.add(fit());
    blocks.add(dynamics());
    blocks.add(eigenvalues());
    return new Page("Connectome " + study.name(), "Weights " + study.options().weights().description() + ", g = " + NumberFormat.of(study.options().strength()), blocks);
  }

  private static Block.Figure figure(String name, String caption, org.saddlepoint.report.Plot... panels) {
    return new Block.Figure(name, List.of(panels), Inline.words(caption));
  }

  private Block facts() {
    Connectome c = study.connectome();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("file", c.file()));
    facts.add(new Block.Fact("sha256", c.sha256()));
    facts.add(new Block.Fact("neurons", "" + c.size()));
    facts.add(new Block.Fact("connections", c.connections() + ", of them " + c.selfConnections() + " of a neuron to itself"));
    if (c.repeated() > 0) {
      facts.add(new Block.Fact("rows that repeat a pair", c.repeated() + ", their weights were added"));
    }
    facts.add(new Block.Fact("weights", study.options().weights().description()));
    facts.add(new Block.Fact("scaling", "the matrix is multiplied by " + NumberFormat.of(study.scale()) + ", so that the sum of its squares is g² N with g = " + NumberFormat.of(study.options().strength())));
    facts.add(new Block.Fact("activation", study.options().activation()));
    facts.add(new Block.Fact("seed", "" + study.options().seed()));
    return new Block.Facts(facts);
  }

  private Block degreeTable() {
    List<Block.Column> columns = List.of(Block.Column.words(""), Block.Column.numbers("mean"), Block.Column.numbers("standard deviation"), Block.Column.numbers("smallest"), Block.Column.numbers("largest"));
    return new Block.Table(Inline.words("Correlation of incoming and outgoing connections over neurons: " + number(study.degrees().correlation()) + "; share of pairs that are connected: "
        + number(study.degrees().density()) + "; median weight: " + number(study.degrees().medianWeight()) + "."), columns,
        List.of(spread("incoming connections", study.degrees().in()), spread("outgoing connections", study.degrees().out()), spread("weight of a connection", study.degrees().weights())));
  }

  private static List<Block.Cell> spread(String name, double[] values) {
    double deviation = values.length > 1 ? Math.sqrt(Statistics.variance(values)) : Double.NaN;
    return List.of(Block.Cell.words(name), cell(Statistics.mean(values)), cell(deviation), cell(java.util.Arrays.stream(values).min().orElse(Double.NaN)),
        cell(java.util.Arrays.stream(values).max().orElse(Double.NaN)));
  }

  private Block modes() {
    ShuffleNull s = study.shuffled();
    List<Block.Column> columns = List.of(Block.Column.words(""), Block.Column.numbers("connectome"), Block.Column.numbers("shuffled"), Block.Column.numbers("deviation"), Block.Column.numbers("z"));
    List<List<Block.Cell>> rows = List.of(scored("effective rank of J", s.effectiveRank()), scored("1/PR of the modes", s.inverseRankOfModes()),
        scored("mean square overlap", s.meanSquareOverlap()), scored("mean overlap, by share of variance", s.weightedOverlap()), scored("reciprocity", s.reciprocity()));
    List<List<Block.Cell>> leading = new ArrayList<>();
    for (int a = 0; a < Math.min(MODES_SHOWN, study.overlaps().length); a++) {
      Score overlap = s.overlaps().get(a);
      leading.add(List.of(cell(a + 1), cell(study.singularValues()[a]), cell(study.overlaps()[a]), cell(overlap.mean()), cell(overlap.deviation()), Block.Cell.words(NumberFormat.score(overlap.z()))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Prose("The couplings are $J = \\sum_a s_a u_a v_a^T$ with left and right vectors of length one. The effective rank is $(\\sum_a s_a^2)^2/(N \\sum_a s_a^4)$, the overlap of a mode "
        + "$u_a \\cdot v_a$; for independent couplings the overlaps are of order $N^{-1/2}$, here " + number(1 / Math.sqrt(study.connectome().size())) + "."));
    blocks.add(s.shuffles() == 0 ? Block.paragraph("There is no comparison with shuffled graphs.") : new Block.Prose("Beside them stand " + s.shuffles()
        + " shuffled graphs in which every neuron keeps its numbers of incoming and outgoing connections, the weights of its outgoing ones, and its connection to itself. A score of " + s.shuffles()
        + " shuffles is itself uncertain by a fraction $1/\\sqrt{2 \\cdot " + s.shuffles() + "}$."));
    blocks.add(new Block.Table(List.of(), columns, rows));
    blocks.add(figure("singular-values", "Left: singular values at unit strength. Right: overlaps; the band is where those of shuffled graphs lie.", ConnectomeFigures.singularValues(study), ConnectomeFigures.overlaps(study)));
    blocks.add(new Block.Folded("The leading modes", List.of(new Block.Table(List.of(), List.of(Block.Column.numbers("mode"), Block.Column.numbers("singular value"), Block.Column.numbers("overlap"),
        Block.Column.numbers("shuffled"), Block.Column.numbers("deviation"), Block.Column.numbers("z")), leading))));
    return new Block.Section("Singular values and overlaps", blocks);
  }

  private static List<Block.Cell> scored(String name, Score score) {
    return List.of(Block.Cell.words(name), cell(score.value()), cell(score.mean()), cell(score.deviation()), Block.Cell.words(NumberFormat.score(score.z())));
  }

  private Block fit() {
    RandomModes m = study.model();
    String found = m.independent()
        ? "The estimate is " + number(m.inverseRank()) + ", which is as good as zero: beyond its gains the matrix is taken for one of independent elements."
        : "The estimate is $1/\\mathrm{PR}^D = " + number(m.inverseRank()) + "$. The model has $\\alpha = M/N = " + number(m.ratio()) + "$ and strengths $D_a \\propto s_a^p$ with $p = " + number(m.power())
            + "$, the power at which they have this effective rank; overlaps are those of the singular vectors in the same order, divided by $\\langle ab \\rangle$. That modes pair by their order is an assumption.";
    List<Block> blocks = new ArrayList<>(List.of(
        new Block.Prose("The model is $J_{ij} = g\\, a_i (L D R^T)_{ij}\\, b_j$ with Gaussian $L$ and $R$ of variance $1/N$. The gains are the norms of rows and columns, $a_i^2 = \\sum_j J_{ij}^2$ and "
            + "$b_j^2 = \\sum_i J_{ij}^2$ at unit strength: $\\langle a^4 \\rangle = " + number(m.gains().inputFourth()) + "$, $\\langle b^4 \\rangle = " + number(m.gains().outputFourth())
            + "$, $\\langle a^2 b^2 \\rangle = " + number(m.gains().squareProduct()) + "$, $\\langle ab \\rangle = " + number(m.gains().product()) + "$."),
        new Block.Prose("The effective rank of the modes follows from the four-cycles of the matrix, $1/\\mathrm{PR}^D = \\frac{1}{N} \\sum_{i \\ne k, j \\ne l} J_{ij} J_{kj} J_{kl} J_{il}$, that is from the effective rank "
            + "of $J$ after what gains and single large elements contribute to it has been taken away. " + found),
        figure("gains", "Gains of the neurons.", ConnectomeFigures.gains(study))));
    blocks.add(new Block.Folded(ModelFiles.MODEL, List.of(new Block.Listing("toml", study.files().get(ModelFiles.MODEL)))));
    return new Block.Section("Random-mode model", blocks);
  }

  private Block dynamics() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Comparison row : Comparison.of(study)) {
      rows.add(List.of(Block.Cell.math(QuantityName.of(row.name()), row.name()), cell(row.theory()), cell(row.drawn()), cell(row.simulation())));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.paragraph(study.prediction().words()));
    message("Theory", study.prediction().result(), blocks);
    study.simulation().ifPresentOrElse(s -> {
      blocks.add(Block.paragraph("The simulation integrates the network with the very matrix of the connectome, N = " + s.size() + ", " + s.networks() + " runs of several trajectories; errors are standard errors over runs. "
          + s.method() + ", dt = " + NumberFormat.of(s.timeStep()) + ", " + NumberFormat.of(s.time()) + " membrane constants each."));
      message("Simulation", s.result(), blocks);
      if (study.atRest()) {
        blocks.add(new Block.Notice(Tone.CAUTION, Remarks.rest(study)));
      }
    }, () -> blocks.add(Block.paragraph("The network was not simulated.")));
    study.drawn().ifPresent(s -> {
      blocks.add(Block.paragraph("Beside it run " + s.networks() + " networks of the same size drawn from the fitted model with its overlaps."));
      message("Simulation of the fitted model", s.result(), blocks);
    });
    if (Comparison.fewDimensions(study)) {
      blocks.add(Block.paragraph(Remarks.FEW));
    }
    blocks.add(new Block.Table(List.of(), List.of(Block.Column.words("quantity"), Block.Column.numbers("theory of the fitted model"),
        Block.Column.numbers("fitted model, simulated"), Block.Column.numbers("connectome, simulated")), rows));
    blocks.add(figure("correlations", "Autocorrelations, averaged over neurons.", ConnectomeFigures.correlation(study, "C_x", Formula.call(QuantityName.of("C_x"), Formula.sym("tau"))),
        ConnectomeFigures.correlation(study, "C_phi", Formula.call(QuantityName.of("C_phi"), Formula.sym("tau")))));
    study.prediction().overlapping().ifPresent(r -> {
      blocks.add(Block.paragraph("Sampled theory of the fitted model with overlaps:"));
      message("Theory with overlaps", r, blocks);
      blocks.add(new Block.Table(List.of(), List.of(Block.Column.words("quantity"), Block.Column.numbers("theory with overlaps")),
          Comparison.SAMPLED.stream().map(q -> List.of(Block.Cell.math(QuantityName.of(q), q), cell(r.quantity(q)))).toList()));
    });
    String critical = NumberFormat.of(study.prediction().result().quantity("critical_g").value(), study.prediction().result().quantity("critical_g").error());
    blocks.add(Block.paragraph("The theory's quiescent state is lost at g = " + critical + "."));
    study.divergence().ifPresent(d -> blocks.add(Block.paragraph("The largest Lyapunov exponent of the simulated network is " + NumberFormat.of(d.exponent().value(), d.exponent().error())
        + " per membrane constant.")));
    return new Block.Section("Dynamics at g = " + NumberFormat.of(study.options().strength()), blocks);
  }

  private static void message(String who, org.saddlepoint.model.Result result, List<Block> blocks) {
    String text = who + ": " + result.status().spelling() + (result.message().isEmpty() ? "" : ", " + result.message());
    boolean fine = result.status() == org.saddlepoint.model.Status.CONVERGED && result.message().isEmpty();
    if (!fine) {
      blocks.add(new Block.Notice(result.status() == org.saddlepoint.model.Status.QUIESCENT ? Tone.NEUTRAL : Tone.CAUTION, text));
    }
  }

  private Block eigenvalues() {
    List<org.saddlepoint.report.Plot> panels = new ArrayList<>(List.of(CloudFigure.of(study.couplingCloud())));
    study.jacobianCloud().ifPresent(cloud -> panels.add(CloudFigure.of(cloud)));
    String jacobian = study.jacobianCloud().map(c -> " Right: the Jacobian $-1 + J\\,\\mathrm{diag}(\\varphi'(x))$ at one instant of the simulation; its largest real part is " + number(c.edge()) + ", and "
        + c.outside(0.05) + " eigenvalues lie outside by more than 5 % of the extent.").orElse("");
    return new Block.Section("Eigenvalues", List.of(
        new Block.Prose("Left: the couplings; the largest real part is " + number(study.couplingCloud().edge()) + ", and " + study.couplingCloud().outside(0.05)
            + " eigenvalues lie outside the line by more than 5 % of its extent." + jacobian),
        new Block.Prose("The line is where the eigenvalues of independent random couplings end whose elements have the same sizes and the same products $J_{ij} J_{ji}$: a circle for equal neurons "
            + "without reciprocity, an ellipse with it. Overlaps of left and right modes, which correlate more than pairs of elements, make clouds of other shapes."),
        new Block.Figure("eigenvalues", panels, Inline.words("Eigenvalues and the boundary for random couplings."))));
  }

  private static Block.Cell cell(Quantity quantity) {
    return new Block.Cell(Inline.words(NumberFormat.of(quantity.value(), quantity.error())), Tone.NEUTRAL, NumberFormat.exact(quantity.value().orElse(Double.NaN)));
  }

  private static Block.Cell cell(double value) {
    return new Block.Cell(Inline.words(number(value)), Tone.NEUTRAL, NumberFormat.exact(value));
  }

  /** Four digits are what a table of many needs; CSV has them all. */
  private static String number(double value) {
    return Double.isFinite(value) ? NumberFormat.of(new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue()) : "–";
  }
}
