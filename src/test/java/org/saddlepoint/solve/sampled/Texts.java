package org.saddlepoint.solve.sampled;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.solve.SolveOptions;

/** Networks as texts, and solutions with little sampling. */
final class Texts {
  /** A few seconds of one core. */
  static final Effort SMALL = new Effort(1 << 15, 3);

  private Texts() {}

  static Network network(String text, String... settings) {
    return ModelReader.read(text, "test.toml", Path.of("."), List.of(settings));
  }

  static Result solve(Network network, String... quantities) {
    SolveOptions options = new SolveOptions(List.of(quantities), OptionalDouble.empty(), OptionalDouble.empty());
    return SampledSolver.solve(network, Derivation.meanField(network), Measured.of(network), options, "a test asks for it", SMALL);
  }

  /** x' = −x + Σ J φ(x) + white noise with partly symmetric couplings. */
  static Network partlySymmetric(String phi, String g, String eta, String noise) {
    return network(
        """
        [fields.x]
        equation = "x' = -x + sum(J, phi(x)) + xi"
        [couplings.J]
        variance = "g^2/N"
        reciprocity = "eta"
        [noise.xi]
        spectrum = "2*D"
        [functions]
        phi = "%s"
        [parameters]
        g = %s
        eta = %s
        D = %s
        """
            .formatted(phi, g, eta, noise));
  }

  /** Partly symmetric couplings between two kinds of sites, inputs of one more than twice as strong as those of the other. */
  static Network twoKinds(String eta) {
    return network(
        """
        [species.neuron.parameters]
        a = { distribution = "bernoulli", p = 0.5 }
        [fields.x]
        equation = "x' = -x + (0.6 + 0.8*a)*sum(J, phi(x)) + xi"
        [couplings.J]
        variance = "g^2/N"
        reciprocity = "eta"
        [noise.xi]
        spectrum = "2*D"
        [functions]
        phi = "tanh(x)"
        [parameters]
        g = 0.9
        eta = %s
        D = 0.5
        """
            .formatted(eta));
  }
}
