package org.saddlepoint.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.report.HtmlPage;
import org.saddlepoint.report.Json;
import org.saddlepoint.report.RenderedFormulas;
import org.saddlepoint.report.phase.PhaseDiagram;
import org.saddlepoint.report.phase.Range;
import org.saddlepoint.solve.StaticStates;

/** {@code solve MODEL --over g=0.1:3:100 --over sigma=0:2:100}: the static states over two parameters. */
final class PhaseScan {
  private static final Pattern OVER = Pattern.compile("\\s*([A-Za-z]\\w*)\\s*=\\s*([^:\\s]+)\\s*:\\s*([^:\\s]+)\\s*(?::\\s*(\\d{1,4})\\s*)?");
  private static final String EXAMPLE = "write two parameters with their ranges, as in --over g=0.1:3:100 --over sigma=0:2:100";
  private static final int USUAL = 40;
  private static final int MOST = 40_000;

  private PhaseScan() {}

  /** @throws InputException if the ranges are not two of parameters, or the model has no static states to follow */
  static PhaseDiagram run(ModelOptions model, Network network, List<String> over, List<String> quantities, Progress progress) throws InterruptedException {
    if (over.size() != 2) {
      throw InputException.commandLine("--over is given " + (over.size() == 1 ? "once" : over.size() + " times"), EXAMPLE);
    }
    Range first = range(over.get(0), network);
    Range second = range(over.get(1), network);
    if (first.parameter().equals(second.parameter()) || first.count() * second.count() > MOST) {
      throw InputException.commandLine(first.parameter().equals(second.parameter()) ? "both ranges are of '" + first.parameter() + "'" : "the ranges have " + first.count() * second.count() + " points",
          first.parameter().equals(second.parameter()) ? EXAMPLE : "take at most " + MOST);
    }
    for (Rational a : List.of(first.low(), first.high())) {
      for (Rational b : List.of(second.low(), second.high())) {
        // A value that the model does not allow is found before anything runs.
        List<String> settings = new ArrayList<>(model.assignments().stream().map(s -> s.name() + "=" + s.value()).toList());
        settings.add(first.parameter() + "=" + a);
        settings.add(second.parameter() + "=" + b);
        ModelReader.read(model.model(), settings);
      }
    }
    try {
      return PhaseDiagram.of(() -> StaticStates.of(network, quantities, Set.of(first.parameter(), second.parameter())), first, second, quantities, progress);
    } catch (IllegalArgumentException declined) {
      throw InputException.commandLine("this model has no static states to follow: " + declined.getMessage(), "leave out --over and solve it at single values");
    }
  }

  private static Range range(String text, Network network) {
    Matcher over = OVER.matcher(text);
    if (!over.matches()) {
      throw InputException.commandLine("'--over " + text + "' is no range of a parameter", EXAMPLE);
    }
    List<String> names = network.parameters().stream().map(Parameter::name).toList();
    if (!names.contains(over.group(1))) {
      throw InputException.commandLine("the model has no parameter '" + over.group(1) + "'", Spelling.advice(over.group(1), names, "its parameters are " + String.join(", ", names)));
    }
    int count = over.group(4) == null ? USUAL : Integer.parseInt(over.group(4));
    Rational low = number(over.group(2));
    Rational high = number(over.group(3));
    if (count < 2 || low.compareTo(high) >= 0) {
      throw InputException.commandLine("'--over " + text + "' is no range of a parameter", "write the smaller end first and at least 2 values, as in g=0.1:3:100");
    }
    return new Range(over.group(1), low, high, count);
  }

  private static Rational number(String text) {
    try {
      return Rational.parseDecimal(text);
    } catch (IllegalArgumentException notNumber) {
      throw InputException.commandLine("'" + text + "' after --over is no number", EXAMPLE);
    }
  }

  /** A page, a table or the JSON object, by the name's ending; anything else is text. */
  static void write(Path path, PhaseDiagram diagram, String title) {
    String name = path.getFileName().toString();
    if (name.endsWith(".html")) {
      AtomicFile.write(path, HtmlPage.of(diagram.page(title), new RenderedFormulas()).getBytes(StandardCharsets.UTF_8));
    } else if (name.endsWith(".json")) {
      AtomicFile.write(path, Json.write(diagram.json()));
    } else if (name.endsWith(".svg")) {
      AtomicFile.write(path, diagram.plot().sized(560, 400).svg().getBytes(StandardCharsets.UTF_8));
    } else {
      AtomicFile.write(path, (name.endsWith(".csv") ? diagram.csv() : diagram.text()).getBytes(StandardCharsets.UTF_8));
    }
  }
}
