package org.saddlepoint.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/** The models of {@code validation/models}, over which the contracts run: a new file there inherits them all. */
final class Shipped {
  private Shipped() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(Path.of("validation", "models"))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".toml")).map(f -> f.substring(0, f.length() - 5)).sorted().toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  static Network model(String name, String... settings) {
    return ModelReader.read(Path.of("validation", "models", name + ".toml"), List.of(settings));
  }

  static Network text(String model, String... settings) {
    return ModelReader.read(model, "m.toml", Path.of(""), List.of(settings));
  }

  /** The theory's values of some quantities; NaN where it gives none. */
  static Map<String, Double> solved(Network network, List<String> quantities) {
    Result result = Solver.solve(network, new SolveOptions(quantities, OptionalDouble.empty(), OptionalDouble.empty()));
    Map<String, Double> values = new LinkedHashMap<>();
    quantities.forEach(q -> values.put(q, result.quantity(q).value().orElse(Double.NaN)));
    return values;
  }
}
