package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.saddlepoint.action.AffineForm;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.Parity;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Steps;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.rule.OneLoopExpansion;

/**
 * Adds the coefficients of 1/N to the variances and participation ratios of a frozen state, where the derivation of the one-loop
 * action applies: one field x with x = sum(J, φ(x)) + ξ at rest, independent couplings, frozen noise, φ and the observable odd.
 */
final class NextOrder {
  private static final List<String> NAMES = List.of("C_%s(0)", "PR_%s");
  /** A coefficient whose error is larger than this share of its quantity is not reported. */
  private static final double RESOLVED = 1e-2;

  private final MeanFieldEquations equations;
  private final Network network;
  private final ModelNumbers numbers;
  private final boolean still;

  /** @param still whether the state does not vary in time */
  NextOrder(MeanFieldEquations equations, boolean still) {
    this.equations = equations;
    this.still = still;
    this.network = equations.network();
    this.numbers = new ModelNumbers(network);
  }

  /**
   * Adds what is known; quantities of other networks stay as they are.
   *
   * @return in words what has no coefficient and why, empty if there is nothing to say
   */
  Optional<String> addTo(List<Measured> measured, Map<String, Quantity> quantities) {
    List<Measured> asked = measured.stream().filter(m -> NAMES.stream().anyMatch(n -> quantities.getOrDefault(n.formatted(m.name()), Quantity.NONE).value().isPresent())).toList();
    if (asked.isEmpty() || quantities.values().stream().noneMatch(q -> q.value().orElse(0) != 0)) {
      return Optional.empty();
    }
    Optional<Rates> rates = Rates.of(network);
    if (rates.isPresent() && still) {
      return new NextOrder(Derivation.meanField(rates.get().inputs()), true).addTo(measured.stream().map(rates.get()::read).toList(), quantities);
    }
    Optional<String> refusal = OneLoopExpansion.refusal(equations);
    if (refusal.isPresent()) {
      return refusal.map(NextOrder::said).orElseThrow();
    }
    if (!applies()) {
      return said(still ? "x = sum(J, phi(x)) + xi under a frozen noise" : "states at rest, x = sum(J, phi(x)) + xi under a frozen noise");
    }
    SiteProcess process = equations.processes().get(0);
    String field = process.local().get(0).field();
    Expr phi = process.drives().get(0).covariance().left().local();
    double noise = process.noises().stream().mapToDouble(n -> value(((Noise.Quenched) n.noise().law()).variance())).sum();
    StaticSite site = new StaticSite(value(process.drives().get(0).weight()), noise, phi, f -> compiled(f, field), BreakPoints.of(inNumbers(phi), field));
    LoopCorrection correction = new LoopCorrection(site, n -> OneLoopExpansion.expansion(equations, n), this::value);
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (Measured m : asked) {
      if (m.expr().freeSymbols().stream().allMatch(s -> s.equals(field) || network.parameter(s).isPresent()) && odd(m.expr(), field)) {
        add(m.name(), compiled(m.expr(), field), correction, quantities, missing);
      } else {
        note(missing, "not an odd function of " + field, m.name());
      }
    }
    return missing.isEmpty() ? Optional.empty()
        : Optional.of("no corrections of order 1/N for " + missing.entrySet().stream().map(e -> String.join(", ", e.getValue()) + " (" + e.getKey() + ")").collect(Collectors.joining("; ")));
  }

  /**
   * Rates at rest, r = φ(h), h = sum(J, r) + ξ, are outputs of the inputs h = sum(J, φ(h)) + ξ, which have the form that the expansion is written for.
   *
   * @param inputs the static network of h
   * @param rate   the name r
   * @param output φ(h)
   */
  private record Rates(Network inputs, String rate, Expr output) {
    static Optional<Rates> of(Network network) {
      List<Field> algebraic = network.fields().stream().filter(f -> f.kind() == Field.Kind.ALGEBRAIC).toList();
      List<Field> others = network.fields().stream().filter(f -> f.kind() != Field.Kind.ALGEBRAIC).toList();
      if (network.species().size() != 1 || algebraic.size() != 1 || others.size() != 1 || others.get(0).order() > 1) {
        return Optional.empty();
      }
      Field h = algebraic.get(0);
      Field r = others.get(0);
      Expr slope = Expr.sub(r.rightHandSide().derivative(r.name()), r.kind() == Field.Kind.DISCRETE ? Expr.ONE : Expr.ZERO);
      Expr listening = h.rightHandSide();
      boolean linear = !slope.isZero() && !Steps.by(r.rightHandSide(), r.name()::equals) && slope.freeSymbols().stream().allMatch(s -> network.parameter(s).isPresent());
      if (!linear) {
        return Optional.empty();
      }
      Expr output = Expr.neg(Expr.div(r.rightHandSide().substitute(r.name(), Expr.ZERO), slope));
      boolean passes = output.contains(h.name()) && AffineForm.inputsIn(output).isEmpty();
      boolean hears = listening.rewrite(e -> e instanceof Apply a && a.isInput() ? Expr.ZERO : e).freeSymbols().stream().noneMatch(r.name()::equals);
      if (!passes || !hears) {
        return Optional.empty();
      }
      Expr right = Expr.sub(listening.substitute(r.name(), output), Expr.sym(h.name()));
      Field input = new Field(h.name(), h.species(), Field.Kind.IMPLICIT, 0, right, Optional.empty());
      return Optional.of(new Rates(
          new Network(network.title(), network.citations(), TimeKind.STATIC, network.species(), List.of(input), network.couplings(), network.covariances(), network.noises(), network.functions(),
              List.of(), network.parameters(), Optional.empty(), network.source()),
          r.name(), output));
    }

    Measured read(Measured m) {
      return new Measured(m.name(), m.species(), m.expr().substitute(rate, output), m.kind(), m.output(), m.slope());
    }
  }

  private static Optional<String> said(String writtenFor) {
    return Optional.of("no corrections of order 1/N: they are written for " + writtenFor);
  }

  /** Quantities without a coefficient, by the reason. */
  private static void note(Map<String, List<String>> missing, String reason, String name) {
    missing.computeIfAbsent(reason, r -> new ArrayList<>()).add(name);
  }

  private void add(String h, DoubleUnaryOperator signal, LoopCorrection correction, Map<String, Quantity> quantities, Map<String, List<String>> missing) {
    put(NAMES.get(0).formatted(h), quantities, missing, () -> correction.moment(x -> Math.pow(signal.applyAsDouble(x), 2)));
    put(NAMES.get(1).formatted(h), quantities, missing, () -> correction.participation(signal).nextOrder());
  }

  private static void put(String name, Map<String, Quantity> quantities, Map<String, List<String>> missing, Supplier<Estimate> coefficient) {
    Quantity leading = quantities.getOrDefault(name, Quantity.NONE);
    if (leading.value().isEmpty()) {
      return;
    }
    try {
      Estimate c = coefficient.get();
      if (c.error() <= RESOLVED * Math.max(Math.abs(c.value()), Math.abs(leading.value().getAsDouble()))) {
        quantities.put(name, leading.withNextOrder(c));
      } else {
        note(missing, "not resolved by the numerics", name);
      }
    } catch (NumericalFailure failure) {
      note(missing, failure.getMessage(), name);
    }
  }

  private boolean applies() {
    if (OneLoopExpansion.refusal(equations).isPresent() || network.species().get(0).parameters().size() > 0) {
      return false;
    }
    SiteProcess process = equations.processes().get(0);
    String field = process.local().get(0).field();
    boolean frozen = still && !process.noises().isEmpty() && process.noises().stream().allMatch(n -> n.noise().law() instanceof Noise.Quenched && n.post().amplitude(field).isOne());
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

  private Expr inNumbers(Expr formula) {
    return numbers.inNumbers(network.expandFunctions(formula));
  }

  private DoubleUnaryOperator compiled(Expr formula, String field) {
    return Lowered.unary(inNumbers(formula), field);
  }

  private double value(Expr parameters) {
    return Evaluation.real(network.withParameterValues(parameters));
  }

  private boolean odd(Expr formula, String field) {
    return Parity.of(inNumbers(formula).substitute(field, Expr.sym(Activation.X))) == Parity.ODD;
  }
}
