package org.saddlepoint.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.saddlepoint.report.Axis;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.Csv;
import org.saddlepoint.report.Hue;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.Plot;
import org.saddlepoint.report.Series;
import org.saddlepoint.typeset.Formula;

/** The page and the table of a benchmark. */
public final class BenchmarkPage {
  private BenchmarkPage() {}

  /** @param facts the machine and the versions */
  public static Page of(BenchmarkResult result, List<Block.Fact> facts) {
    List<Block> blocks = new ArrayList<>();
    List<Block.Fact> all = new ArrayList<>(facts);
    all.add(new Block.Fact("the other side", result.peers()));
    blocks.add(new Block.Facts(all));
    blocks.add(Block.paragraph("Both sides ran in turns in one session; a ratio above one means that Saddlepoint is faster. Each ratio is that of a pair of runs next to each"
        + " other: the median of five pairs, with the smallest and the largest. Work of one thread is timed by processor time, two threads and whole processes by the wall clock."));
    if (!result.missing().isEmpty()) {
      blocks.add(Block.paragraph("The benchmark was stopped. Not run: " + String.join(", ", result.missing()) + "."));
    }
    for (String group : result.measurements().stream().map(m -> m.task().group()).distinct().toList()) {
      List<Measurement> inside = result.measurements().stream().filter(m -> m.task().group().equals(group)).toList();
      List<Block> section = new ArrayList<>();
      section.add(table(inside, result));
      List<Measurement> compared = inside.stream().filter(Measurement::hasPeer).toList();
      if (!compared.isEmpty()) {
        section.add(new Block.Figure("ratios-" + group, List.of(ratios(compared)), Inline.words("Ratios in the order of the table, with the smallest and largest; the line is parity.")));
      }
      blocks.add(new Block.Section(group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1), section));
    }
    if (!result.laws().isEmpty()) {
      blocks.add(new Block.Section("Scaling", List.of(laws(result.laws()),
          new Block.Figure("scaling", result.laws().stream().map(BenchmarkPage::law).toList(), Inline.words("Seconds against size; the dashed line has the exponent that counting operations gives.")))));
    }
    return new Page("Saddlepoint benchmark", "", blocks);
  }

  /** All digits, one row per task. */
  public static String csv(BenchmarkResult result) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement m : result.measurements()) {
      rows.add(List.of(m.task().group(), m.task().name(), m.task().unit(), Double.toString(m.figure()), m.hasPeer() ? Double.toString(m.peerFigure()) : "", m.peer(),
          m.hasPeer() ? Double.toString(m.ratio()) : "", m.hasPeer() ? Double.toString(m.leastRatio()) : "", m.hasPeer() ? Double.toString(m.largestRatio()) : "",
          Double.isNaN(m.difference()) ? "" : Double.toString(m.difference()), text(result.bandwidth(m))));
    }
    for (Scaling law : result.laws()) {
      for (int k = 0; k < law.sizes().length; k++) {
        rows.add(List.of("scaling", law.name() + " at " + law.sizes()[k], "s", Double.toString(law.seconds()[k]), "", "", "", "", "", "", ""));
      }
    }
    return Csv.of(List.of("group", "name", "unit", "ours", "peer", "peer is", "ratio", "least ratio", "largest ratio", "difference of values", "of memory bandwidth"), rows);
  }

  private static String text(OptionalDouble part) {
    return part.isPresent() ? Double.toString(part.getAsDouble()) : "";
  }

  /** {@code {"peers", "missing": [name], "tasks": [{group, name, unit, ours, peer, ratio, …}], "scaling": [{name, exponent, expected, sizes, seconds}]}}. */
  public static ObjectNode json(BenchmarkResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("peers", result.peers());
    result.missing().forEach(json.putArray("missing")::add);
    ArrayNode tasks = json.putArray("tasks");
    for (Measurement m : result.measurements()) {
      ObjectNode task = tasks.addObject().put("group", m.task().group()).put("name", m.task().name()).put("unit", m.task().unit()).put("ours", m.figure());
      if (m.hasPeer()) {
        task.put("peer", m.peerFigure()).put("ratio", m.ratio()).put("least_ratio", m.leastRatio()).put("largest_ratio", m.largestRatio());
      } else {
        task.putNull("peer").putNull("ratio").putNull("least_ratio").putNull("largest_ratio");
      }
      result.bandwidth(m).ifPresent(part -> task.put("bandwidth", part));
      task.put("agrees", m.agrees());
    }
    ArrayNode laws = json.putArray("scaling");
    for (Scaling law : result.laws()) {
      ObjectNode one = laws.addObject().put("name", law.name()).put("exponent", law.exponent()).put("expected", law.expected());
      ArrayNode sizes = one.putArray("sizes");
      Arrays.stream(law.sizes()).forEach(sizes::add);
      ArrayNode seconds = one.putArray("seconds");
      Arrays.stream(law.seconds()).forEach(seconds::add);
    }
    return json;
  }

  private static Block.Table table(List<Measurement> measurements, BenchmarkResult result) {
    List<Block.Column> columns = List.of(Block.Column.words("task"), Block.Column.words("unit"), Block.Column.numbers("ours"), Block.Column.numbers("peer"), Block.Column.words("peer is"),
        Block.Column.numbers("ratio"), Block.Column.words("range"), Block.Column.words("of memory bandwidth"));
    return new Block.Table(List.of(), columns, measurements.stream().map(m -> List.of(Block.Cell.words(m.task().name()), Block.Cell.words(m.task().unit()), cell(m.figure()),
        m.hasPeer() ? cell(m.peerFigure()) : Block.Cell.words("–"), Block.Cell.words(m.peer()), m.hasPeer() ? cell(m.ratio()) : Block.Cell.words("–"),
        Block.Cell.words(m.hasPeer() ? BenchmarkText.number(m.leastRatio()) + "–" + BenchmarkText.number(m.largestRatio()) : "–"), Block.Cell.words(share(result.bandwidth(m))))).toList());
  }

  private static String share(OptionalDouble part) {
    return part.isPresent() ? Math.round(100 * part.getAsDouble()) + " %" : "";
  }

  private static Block.Cell cell(double value) {
    return new Block.Cell(Inline.words(BenchmarkText.number(value)), org.saddlepoint.report.Tone.NEUTRAL, Double.toString(value));
  }

  private static Plot ratios(List<Measurement> measurements) {
    int n = measurements.size();
    double[] place = new double[n];
    double[] ratio = new double[n];
    double[] spread = new double[n];
    Arrays.setAll(place, k -> k + 1);
    for (int k = 0; k < n; k++) {
      Measurement m = measurements.get(k);
      ratio[k] = m.ratio();
      spread[k] = Math.min(0.5 * (m.largestRatio() - m.leastRatio()), 0.9 * ratio[k]);
    }
    return Plot.of(Axis.linear(Formula.text("task")).over(0, n + 1), Axis.logarithmic(Formula.text("times faster")),
        new Series.Line(Formula.EMPTY, Hue.INK, Series.Dash.DASHED, new double[] {0, n + 1}, new double[] {1, 1}),
        new Series.Points(Formula.EMPTY, Hue.BLUE, place, ratio, spread));
  }

  private static Block.Table laws(List<Scaling> laws) {
    List<Block.Column> columns = List.of(Block.Column.words("cost of"), Block.Column.words("against"), Block.Column.numbers("fitted exponent"), Block.Column.numbers("expected"));
    return new Block.Table(List.of(), columns, laws.stream().map(l -> List.of(Block.Cell.words(l.name()), Block.Cell.words(l.horizontal()), cell(l.exponent()), cell(l.expected()))).toList());
  }

  private static Plot law(Scaling law) {
    int last = law.sizes().length - 1;
    double[] line = Arrays.stream(law.sizes()).map(x -> law.seconds()[last] * Math.pow(x / law.sizes()[last], law.expected())).toArray();
    return Plot.of(Axis.logarithmic(Formula.text(law.horizontal())), Axis.logarithmic(Formula.text("seconds")),
        new Series.Line(Formula.EMPTY, Hue.INK, Series.Dash.DASHED, law.sizes(), line),
        new Series.Points(Formula.text(law.name()), Hue.BLUE, law.sizes(), law.seconds(), new double[0]));
  }
}
