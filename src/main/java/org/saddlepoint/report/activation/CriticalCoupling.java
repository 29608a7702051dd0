package org.saddlepoint.report.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/** Where the quiescent state of x' = −x + Σ J φ(x), with independent couplings of variance g²/N, loses its stability. */
final class CriticalCoupling {
  private static final String MODEL = """
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "%s"
      [parameters]
      g = 0.01
      [analysis]
      critical = "g"
      """;
  private static final String QUANTITY = "critical_g";

  private CriticalCoupling() {}

  /** The critical g; empty if φ(0) ≠ 0, so that no state is quiescent, or if the solver names none. */
  static Optional<Estimate> of(Expr formula) {
    if (Evaluation.real(formula, Activation.X, 0) != 0) {
      return Optional.empty();
    }
    try {
      SolveOptions options = new SolveOptions(List.of(QUANTITY), OptionalDouble.empty(), OptionalDouble.empty());
      Result result = Solver.solve(ModelReader.read(MODEL.formatted(formula), "activation", Path.of(""), List.of()), options);
      Quantity critical = result.quantities().getOrDefault(QUANTITY, Quantity.NONE);
      return critical.value().isPresent() && Double.isFinite(critical.value().getAsDouble())
          ? Optional.of(new Estimate(critical.value().getAsDouble(), Math.max(critical.error().orElse(0), 0)))
          : Optional.empty();
    } catch (InputException | NumericalFailure declined) {
      return Optional.empty();
    }
  }
}
