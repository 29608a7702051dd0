package org.saddlepoint.solve;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.OneLoopExpansion;

/**
 * Adds the coefficients of 1/N to the variances and participation ratios of a frozen state, where the derivation of the one-loop
 * action applies: one field x with x = sum(J, φ(x)) + ξ at rest, independent couplings, frozen noise, φ and the observable odd.
 */
final class NextOrder {
  private static final double[] PROBES = {0.137, 0.71, 1.9, 3.3};
  private static final double SAME = 1e-12;

  private final MeanFieldEquations equations;
  private final Network network;
  private final ModelNumbers numbers;

  NextOrder(MeanFieldEquations equations) {
    this.equations = equations;
    this.network = equations.network();
    this.numbers = new ModelNumbers(network);
  }

  /** Adds what is known; quantities of other networks stay as they are. */
  void addTo(List<Measured> measured, Map<String, Quantity> quantities) {
    if (!applies()) {
      return;
    }
    SiteProcess process = equations.processes().get(0);
    String field = process.local().get(0).field();
    Expr phi = process.drives().get(0).covariance().left().local();
    double noise = process.noises().stream().mapToDouble(n -> value(((Noise.Quenched) n.noise().law()).variance())).sum();
    DoubleUnaryOperator activation = compiled(phi, field);
    if (!odd(activation)) {
      return;
    }
    boolean smooth = BreakPoints.of(numbers.inNumbers(network.expandFunctions(phi)), field).length == 0;
    StaticSite site = new StaticSite(value(process.drives().get(0).weight()), noise, phi, f -> compiled(f, field), smooth);
    LoopCorrection correction = new LoopCorrection(site, n -> OneLoopExpansion.expansion(equations, n), this::value);
    for (Measured m : measured) {
      if (m.expr().freeSymbols().stream().allMatch(s -> s.equals(field) || network.parameter(s).isPresent())) {
        add(m.name(), compiled(m.expr(), field), correction, quantities);
      }
    }
  }

  private void add(String h, DoubleUnaryOperator signal, LoopCorrection correction, Map<String, Quantity> quantities) {
    String variance = "C_" + h + "(0)";
    String participation = "PR_" + h;
    if (!odd(signal)) {
      return;
    }
    try {
      quantities.computeIfPresent(variance, (name, q) -> q.value().isPresent() ? q.withNextOrder(correction.moment(x -> Math.pow(signal.applyAsDouble(x), 2))) : q);
      quantities.computeIfPresent(participation, (name, q) -> q.value().isPresent() ? q.withNextOrder(correction.participation(signal).nextOrder()) : q);
    } catch (NumericalFailure failure) {
      // The leading order stands without its correction.
      return;
    }
  }

  private boolean applies() {
    if (OneLoopExpansion.refusal(equations).isPresent() || network.species().get(0).parameters().size() > 0) {
      return false;
    }
    SiteProcess process = equations.processes().get(0);
    String field = process.local().get(0).field();
    boolean frozen = !process.noises().isEmpty() && process.noises().stream().allMatch(n -> n.noise().law() instanceof Noise.Quenched && n.post().amplitude(field).isOne());
    boolean rest = process.local().get(0).kind() != Field.Kind.IMPLICIT ? atRest(process, field) : process.local().get(0).drift().equals(Expr.neg(Expr.sym(field)));
    Set<String> needed = process.drives().get(0).covariance().left().local().freeSymbols();
    return frozen && rest && needed.stream().allMatch(s -> s.equals(field) || network.parameter(s).isPresent());
  }

  /** Whether the stationary equation reads x = input. */
  private static boolean atRest(SiteProcess process, String field) {
    return switch (process.local().get(0).kind()) {
      case DIFFERENTIAL -> process.local().get(0).order() == 1 && process.local().get(0).drift().equals(Expr.neg(Expr.sym(field)));
      default -> process.local().get(0).drift().isZero();
    };
  }

  private DoubleUnaryOperator compiled(Expr formula, String field) {
    return Lowered.unary(numbers.inNumbers(network.expandFunctions(formula)), field);
  }

  private double value(Expr parameters) {
    return Evaluation.real(network.withParameterValues(parameters));
  }

  private static boolean odd(DoubleUnaryOperator f) {
    for (double x : PROBES) {
      double sum = f.applyAsDouble(x) + f.applyAsDouble(-x);
      if (!(Math.abs(sum) <= SAME * (1 + Math.abs(f.applyAsDouble(x))))) {
        return false;
      }
    }
    return true;
  }
}
