package org.saddlepoint.simulate;

import java.nio.file.Path;
import java.util.List;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;

/** Model texts of the tests of the simulation. */
final class Samples {
  private Samples() {}

  static Network read(String... lines) {
    return ModelReader.read(String.join("\n", lines), "sample.toml", Path.of(""), List.of());
  }

  /** x' = −x + sum(J, phi(x)) with more terms, and a noise table that may be empty. */
  static Network standard(String phi, double g, String more, String noise) {
    return read("title = \"sample\"", "[fields.x]", "equation = \"x' = -x + sum(J, phi(x))" + more + "\"", "[couplings.J]", "variance = \"g^2/N\"", noise, "[functions]",
        "phi = \"" + phi + "\"", "[parameters]", "g = " + g);
  }

  static Result run(Network network, int size, int networks, long seed) {
    return Simulation.of(network, SimulationOptions.of(size, networks, seed)).run(Progress.NONE).result();
  }
}
