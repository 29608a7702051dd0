package org.saddlepoint.cli;

import java.util.Map;
import java.util.stream.Collectors;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.report.NumberFormat;

/** What {@code solve} and {@code simulate} print for people: title, parameters, one line per quantity, status. */
final class ResultText {

  private ResultText() {}

  /** The exit status that a result deserves. */
  static ExitStatus exit(Status status) {
    return switch (status) {
      case CONVERGED, QUIESCENT -> ExitStatus.DONE;
      case NOT_CONVERGED -> ExitStatus.NOT_CONVERGED;
      case DECLINED, OUTSIDE_VALIDITY -> ExitStatus.BAD_INPUT;
    };
  }

  static String of(Network network, Result result) {
    StringBuilder text = new StringBuilder();
    if (!network.title().isEmpty()) {
      text.append(network.title()).append('\n');
    }
    if (!network.parameters().isEmpty()) {
      text.append(network.parameters().stream().map(p -> p.name() + " = " + NumberFormat.of(p.value().doubleValue())).collect(Collectors.joining(", "))).append('\n');
    }
    text.append('\n');
    int width = result.quantities().keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Quantity> entry : result.quantities().entrySet()) {
      Quantity quantity = entry.getValue();
      text.append("  ").append(entry.getKey()).append(" ".repeat(width - entry.getKey().length() + 2)).append(NumberFormat.of(quantity.value(), quantity.error()));
      quantity.nextOrder().ifPresent(c -> text.append("   next order ").append(NumberFormat.of(c.value(), c.error())).append("/N"));
      text.append('\n');
    }
    if (!result.functions().isEmpty()) {
      text.append("\n  functions (printed with --json): ").append(String.join(", ", result.functions().keySet())).append('\n');
    }
    text.append("\n  ").append(result.status().spelling());
    if (!result.message().isEmpty()) {
      text.append(": ").append(result.message());
    }
    return text.append('\n').toString();
  }
}
