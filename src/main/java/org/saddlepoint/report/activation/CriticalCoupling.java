package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;
import org.saddlepoint.solve.StaticStates;

/** Where the quiescent state of x' = −x + Σ J φ(x), with independent couplings of variance g²/N, loses its stability. */
final class CriticalCoupling {
  private static final String QUANTITY = "critical_g";

  private CriticalCoupling() {}

  /** The critical g; empty if φ(0) ≠ 0, so that no state is quiescent, or if the solver names none. */
  static Optional<Estimate> of(Expr formula) {
    if (Evaluation.real(formula, Activation.X, 0) != 0) {
      return Optional.empty();
    }
    try {
      Network network = StandardNetwork.quiescent(formula);
      // An activation that is infinitely steep at 0 has no stable quiescent state, and the fluctuating one would take long and is not wanted.
      if (StaticStates.of(network, List.of(), Set.of()).kind(Map.of()) != StaticStates.Kind.QUIESCENT) {
        return Optional.empty();
      }
      Result result = Solver.solve(network, SolveOptions.leading(QUANTITY));
      Quantity critical = result.quantities().getOrDefault(QUANTITY, Quantity.NONE);
      return critical.value().isPresent() && Double.isFinite(critical.value().getAsDouble())
          ? Optional.of(new Estimate(critical.value().getAsDouble(), Math.max(critical.error().orElse(0), 0)))
          : Optional.empty();
    } catch (InputException | IllegalArgumentException | NumericalFailure declined) {
      return Optional.empty();
    }
  }
}
