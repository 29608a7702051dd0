package org.saddlepoint.report.phase;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.io.Progress;
import org.saddlepoint.report.Axis;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.Hue;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.Plot;
import org.saddlepoint.report.Series;
import org.saddlepoint.solve.StaticStates;
import org.saddlepoint.typeset.Formula;

/**
 * The static states of a network over two parameters.
 *
 * @param first along the columns of the map
 * @param second along its rows
 * @param quantities reported of every stable state
 * @param points {@code [row][column]}
 */
public record PhaseDiagram(Range first, Range second, List<String> quantities, List<List<StaticStates.Point>> points) {
  private static final Map<StaticStates.Kind, String> WORDS = words();
  private static final int THREADS = 2;
  /** Formulas nest, and so do the methods that walk them. */
  private static final long STACK_BYTES = 64L << 20;

  private static Map<StaticStates.Kind, String> words() {
    Map<StaticStates.Kind, String> words = new EnumMap<>(StaticStates.Kind.class);
    words.put(StaticStates.Kind.QUIESCENT, "quiescent");
    words.put(StaticStates.Kind.FIXED_POINT, "stable fixed point");
    words.put(StaticStates.Kind.UNSTABLE, "unstable, fluctuates by itself");
    words.put(StaticStates.Kind.NONE, "no finite fixed point");
    words.put(StaticStates.Kind.UNKNOWN, "not converged");
    return words;
  }

  /**
   * Follows the states row by row from the low to the high end of the first parameter: every second row in a thread of its own, whatever
   * the number of processors, so that the same rows share their tables on every machine.
   *
   * @param states of the network; each call gives an instance for one thread
   * @throws InterruptedException if this thread was interrupted
   */
  public static PhaseDiagram of(Supplier<StaticStates> states, Range first, Range second, List<String> quantities, Progress progress) throws InterruptedException {
    List<List<StaticStates.Point>> rows = new ArrayList<>(Collections.nCopies(second.count(), List.of()));
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> new Thread(null, work, "phases", STACK_BYTES));
    try {
      List<Future<Object>> parts = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int begin = t;
        StaticStates own = states.get();
        parts.add(threads.submit(() -> {
          for (int r = begin; r < second.count() && !Thread.currentThread().isInterrupted(); r += THREADS) {
            progress.report("following states", done.getAndIncrement(), second.count());
            List<StaticStates.Point> row = new ArrayList<>();
            for (Rational a : first.values()) {
              row.add(own.at(Map.of(first.parameter(), a, second.parameter(), second.value(r))));
            }
            rows.set(r, row);
          }
          return rows;
        }));
      }
      for (Future<Object> part : parts) {
        part.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
    return new PhaseDiagram(first, second, quantities, rows);
  }

  private Set<StaticStates.Kind> kinds() {
    Set<StaticStates.Kind> kinds = EnumSet.noneOf(StaticStates.Kind.class);
    points.forEach(row -> row.forEach(p -> kinds.add(p.kind())));
    return kinds;
  }

  /** A map of letters, the second parameter upwards. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int row = points.size() - 1; row >= 0; row--) {
      text.append(String.format("  %-12s", NumberFormat.of(new BigDecimal(second.value(row).doubleValue()).round(new MathContext(6)).doubleValue())));
      points.get(row).forEach(p -> text.append(letter(p.kind())));
      text.append('\n');
    }
    text.append("  ").append(second.parameter()).append(" upwards; ").append(first.parameter()).append(" from ").append(NumberFormat.of(first.low().doubleValue())).append(" to ")
        .append(NumberFormat.of(first.high().doubleValue())).append(" to the right\n");
    kinds().forEach(k -> text.append("  ").append(letter(k)).append("  ").append(WORDS.get(k)).append('\n'));
    return text.toString();
  }

  private static char letter(StaticStates.Kind kind) {
    return switch (kind) {
      case QUIESCENT -> 'q';
      case FIXED_POINT -> '.';
      case UNSTABLE -> '#';
      case NONE -> 'x';
      case UNKNOWN -> '?';
    };
  }

  /** One line per point: the parameters, the state, its stability, the quantities; empty where there is no number. */
  public String csv() {
    StringBuilder csv = new StringBuilder(first.parameter() + "," + second.parameter() + ",state,stability");
    quantities.forEach(q -> csv.append(',').append(q));
    csv.append('\n');
    for (int row = 0; row < points.size(); row++) {
      for (int column = 0; column < first.count(); column++) {
        StaticStates.Point p = points.get(row).get(column);
        csv.append(first.value(column).doubleValue()).append(',').append(second.value(row).doubleValue()).append(',').append(word(p.kind())).append(',').append(number(p.stability()));
        quantities.forEach(q -> csv.append(',').append(number(p.value(q))));
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String word(StaticStates.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The values of the parameters, and matrices over them: a row per value of the second. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    range(json.putObject("first"), first);
    range(json.putObject("second"), second);
    ArrayNode state = json.putArray("state");
    ArrayNode stability = json.putArray("stability");
    for (List<StaticStates.Point> row : points) {
      ArrayNode states = state.addArray();
      ArrayNode numbers = stability.addArray();
      row.forEach(p -> states.add(word(p.kind())));
      row.forEach(p -> numbers.add(p.stability()));
    }
    ObjectNode values = json.putObject("quantities");
    for (String q : quantities) {
      ArrayNode matrix = values.putArray(q);
      for (List<StaticStates.Point> row : points) {
        ArrayNode numbers = matrix.addArray();
        row.forEach(p -> numbers.add(p.value(q)));
      }
    }
    return json;
  }

  private static void range(ObjectNode json, Range range) {
    ArrayNode values = json.put("parameter", range.parameter()).putArray("values");
    range.values().forEach(v -> values.add(v.doubleValue()));
  }

  /** A page with the picture, and curves of the quantities along the first parameter at some values of the second. */
  public Page page(String title) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Figure("phases", List.of(plot().sized(560, 400)), Inline.words("Static states over two parameters; each followed from the low end of " + first.parameter() + ".")));
    List<Plot> curves = quantities.stream().map(this::curves).toList();
    if (!curves.isEmpty()) {
      blocks.add(new Block.Figure("quantities", curves, Inline.words("Along " + first.parameter() + " at some values of " + second.parameter() + ", as far as the state is stable.")));
    }
    return new Page(title.isEmpty() ? "Phase diagram" : title, "Phase diagram", blocks);
  }

  private Plot curves(String quantity) {
    Plot plot = Plot.of(Axis.linear(Formula.sym(first.parameter())), Axis.linear(org.saddlepoint.report.QuantityName.of(quantity)));
    double[] x = first.values().stream().mapToDouble(Rational::doubleValue).toArray();
    int shown = Math.min(5, second.count());
    for (int k = 0; k < shown; k++) {
      int row = shown == 1 ? 0 : k * (second.count() - 1) / (shown - 1);
      String legend = second.parameter() + " = " + String.format(Locale.ROOT, "%.4g", second.value(row).doubleValue());
      plot = plot.with(new Series.Line(Formula.text(legend), Hue.of(k), Series.Dash.SOLID, x, points.get(row).stream().mapToDouble(p -> p.value(quantity)).toArray()));
    }
    return plot;
  }

  /** Regions of one kind of state, drawn as runs of each column. */
  public Plot plot() {
    double half = 0.5 * first.step();
    double rise = 0.5 * second.step();
    Plot plot = Plot.of(
        Axis.linear(Formula.sym(first.parameter())).over(first.low().doubleValue() - half, first.high().doubleValue() + half),
        Axis.linear(Formula.sym(second.parameter())).over(second.low().doubleValue() - rise, second.high().doubleValue() + rise));
    Set<StaticStates.Kind> named = EnumSet.noneOf(StaticStates.Kind.class);
    for (int column = 0; column < first.count(); column++) {
      double x = first.value(column).doubleValue();
      int from = 0;
      for (int row = 1; row <= points.size(); row++) {
        StaticStates.Kind kind = points.get(from).get(column).kind();
        if (row == points.size() || points.get(row).get(column).kind() != kind) {
          double low = second.value(from).doubleValue() - rise;
          double high = second.value(row - 1).doubleValue() + rise;
          Formula legend = named.add(kind) ? Formula.text(WORDS.get(kind)) : Formula.EMPTY;
          plot = plot.with(new Series.Band(legend, hue(kind), new double[] {x - half, x + half}, new double[] {low, low}, new double[] {high, high}));
          from = row;
        }
      }
    }
    return plot;
  }

  private static Hue hue(StaticStates.Kind kind) {
    return switch (kind) {
      case QUIESCENT -> Hue.SKY;
      case FIXED_POINT -> Hue.GREEN;
      case UNSTABLE -> Hue.VERMILION;
      case NONE -> Hue.INK;
      case UNKNOWN -> Hue.AMBER;
    };
  }
}
