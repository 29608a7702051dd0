package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Result;
import org.saddlepoint.numeric.Spectra;

class FrequencyScanTest {
  /** |H(ω)|² = 1/((1 − ω²)² + c²ω²) in units of w is largest at ω² = 1 − c²/2, 1/(c² − c⁴/4), in whatever units time is measured. */
  @ParameterizedTest
  @CsvSource({"1, 0.1", "1, 0.0003", "5000, 0.1", "0.00001, 0.1"})
  void oscillatorsLoseTheirStabilityAtTheirResonance(double speed, double c) {
    String text = """
        [fields.x]
        equation = "x'' = -c*w*x' - w^2*x + w^2*sum(J, tanh(x))"
        [couplings.J]
        variance = "g^2/N"
        [parameters]
        g = 0.0001
        c = 1
        w = 1
        [analysis]
        critical = "g"
        """;
    Result r = Solver.solve(ModelReader.read(text, "test.toml", Path.of("."), List.of("w=" + speed, "c=" + c)), SolveOptions.leading("stability", "critical_g"));
    double critical = Math.sqrt(c * c - c * c * c * c / 4);
    assertEquals(1e-8 / critical / critical, r.quantity("stability").value().getAsDouble(), 1e-9 / critical / critical);
    assertEquals(critical, r.quantity("critical_g").value().getAsDouble(), 1e-9 * critical);
  }

  /** Two lines far from each other, the narrow one a thousand times as high. */
  @Test
  void narrowLinesAreMetWhereverTheyAre() {
    for (double center = 3; center < 30; center *= 1.07) {
      double width = 1e-4 * center;
      double at = center;
      FrequencyScan scan = new FrequencyScan(6, false, OptionalDouble.empty());
      scan.add(new double[] {0.5, 0.5},
          List.of(Optional.of(new Spectra.Eigenvalues(new double[] {-1}, new double[1])), Optional.of(new Spectra.Eigenvalues(new double[] {-width, -width}, new double[] {at, -at}))));
      DoubleUnaryOperator f = w -> 1 / (1 + w * w) + 1000 / (1 + Math.pow((w - at) / width, 2));
      double[] frequencies = scan.frequencies();
      double found = FrequencyScan.largest(frequencies, DoubleStream.of(frequencies).map(f).toArray(), f, 1e-9);
      assertEquals(1000 + 1 / (1 + at * at), found, 1e-3, "at " + at);
    }
  }
}
