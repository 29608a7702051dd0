package org.saddlepoint.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.LinearFit;
import org.saddlepoint.numeric.LocalInterpolant;
import org.saddlepoint.numeric.StudentScore;
import org.saddlepoint.simulate.SimulationResult;

/**
 * Compares the theory of one case with its simulations.
 *
 * <p>With one size the theory is compared with the simulation as it is; with several, with the extrapolation value + c/N through all of
 * them, whose error it has; where the experiment asks for the next order, with the theory's own value + c/N at every size. The score is that of Student's distribution for the number of networks, expressed as a normal deviation.
 */
final class Comparator {
  private final Experiment experiment;
  private final Result theory;
  private final List<SimulationResult> simulations;

  Comparator(Experiment experiment, Result theory, List<SimulationResult> simulations) {
    this.experiment = experiment;
    this.theory = theory;
    this.simulations = simulations;
  }

  /** The comparisons of a quantity: one, or one for every size where the theory is that of finite N. */
  List<Comparison> quantities(String name) {
    if (!experiment.nextOrder()) {
      return List.of(quantity(name));
    }
    Quantity limit = theory.quantity(name);
    return simulations.stream().map(s -> {
      Comparison c = compare(name, corrected(limit, s.size()), List.of(s.result().quantity(name)), NaturalSize.of(name, theory), s.networks() - 1, experiment.agreement().maxRelativeError());
      return new Comparison(name, OptionalInt.of(s.size()), c.theory(), c.simulation(), c.bySize(), c.fit(), c.score(), c.verdict());
    }).toList();
  }

  private static Quantity corrected(Quantity limit, int size) {
    return limit.value().isEmpty() || limit.nextOrder().isEmpty() ? Quantity.NONE
        : Quantity.of(limit.value().getAsDouble() + limit.nextOrder().get().value() / size, Math.hypot(limit.error().orElse(0), limit.nextOrder().get().error() / size));
  }

  Comparison quantity(String name) {
    Quantity expected = theory.quantity(name);
    return compare(name, expected, simulations.stream().map(s -> s.result().quantity(name)).toList(), NaturalSize.of(name, theory), freedom(), experiment.agreement().maxRelativeError());
  }

  CurveComparison curve(String name) {
    Curve expected = theory.functions().get(name);
    List<Curve> found = simulations.stream().map(s -> s.result().functions().get(name)).toList();
    if (expected == null || found.isEmpty() || found.stream().anyMatch(c -> c == null || c.error().length == 0)) {
      return new CurveComparison(name, expected == null ? NOTHING : expected, NOTHING, List.of(), List.of(), Double.NaN, Verdict.MISSING);
    }
    List<Comparison> points = new ArrayList<>();
    List<Double> at = new ArrayList<>();
    double reach = Math.min(experiment.reach(), last(found));
    for (int k = 0; k < experiment.lags(); k++) {
      double place = experiment.lags() == 1 ? 0 : reach * k / (experiment.lags() - 1);
      // A theory whose function has decayed may end earlier; it is zero to its accuracy from there on.
      Quantity value = place > expected.at()[expected.size() - 1] ? Quantity.of(expected.value()[expected.size() - 1], Double.NaN) : Quantity.of(at(expected, place, false), at(expected, place, true));
      List<Quantity> sizes = found.stream().map(c -> Quantity.of(at(c, place, false), at(c, place, true))).toList();
      points.add(compare(name + " at " + place, value, sizes, Math.abs(expected.value()[0]), freedom(), experiment.agreement().maxFunctionError()));
      at.add(place);
    }
    double worst = points.stream().mapToDouble(c -> Math.abs(c.score())).max().orElse(Double.NaN);
    Verdict verdict = points.stream().map(Comparison::verdict).reduce(Verdict.AGREES, Verdict::worse);
    return new CurveComparison(name, expected, found.get(largest()), points, at, worst, verdict);
  }

  private static final Curve NOTHING = new Curve("tau", new double[0], new double[0], new double[0]);

  private static double last(List<Curve> curves) {
    return curves.stream().mapToDouble(c -> c.at()[c.size() - 1]).min().orElseThrow();
  }

  private static double at(Curve curve, double place, boolean error) {
    if (error && curve.error().length == 0) {
      return Double.NaN;
    }
    double[] values = error ? curve.error() : curve.value();
    int near = (int) Math.round(place / (curve.at()[curve.size() - 1] / Math.max(1, curve.size() - 1)));
    if (curve.size() < 6 || Math.abs(curve.at()[Math.min(near, curve.size() - 1)] - place) < 1e-9) {
      return values[Math.min(near, curve.size() - 1)];
    }
    return LocalInterpolant.through(curve.at(), values).applyAsDouble(place);
  }

  private int largest() {
    int best = 0;
    for (int k = 1; k < simulations.size(); k++) {
      best = simulations.get(k).size() > simulations.get(best).size() ? k : best;
    }
    return best;
  }

  private int freedom() {
    return simulations.stream().mapToInt(s -> s.networks() - 1).sum();
  }

  private Comparison compare(String name, Quantity expected, List<Quantity> bySize, double scale, int freedom, double maxError) {
    boolean missing = expected.value().isEmpty() || bySize.isEmpty() || bySize.stream().anyMatch(q -> q.value().isEmpty() || q.error().isEmpty());
    if (missing) {
      return new Comparison(name, OptionalInt.empty(), expected, bySize.isEmpty() ? Quantity.NONE : bySize.get(0), bySize, Optional.empty(), Double.NaN, Verdict.MISSING);
    }
    Optional<LinearFit> fit = fit(bySize);
    Quantity simulated = fit.map(f -> Quantity.of(f.intercept())).orElse(bySize.get(0));
    double error = Math.hypot(simulated.error().orElse(0), expected.error().orElse(0));
    double difference = expected.value().getAsDouble() - simulated.value().getAsDouble();
    double score = error > 0 ? StudentScore.normal(difference / error, Math.max(1, freedom)) : Math.abs(difference) <= 1e-12 * scale ? 0 : Double.POSITIVE_INFINITY;
    return new Comparison(name, OptionalInt.empty(), expected, simulated, bySize, fit, score, verdict(score, simulated.error(), maxError * scale));
  }

  private Verdict verdict(double score, OptionalDouble error, double most) {
    if (!(Math.abs(score) <= experiment.agreement().maxScore())) {
      return Verdict.DISAGREES;
    }
    return error.orElse(Double.POSITIVE_INFINITY) <= most ? Verdict.AGREES : Verdict.IMPRECISE;
  }

  private Optional<LinearFit> fit(List<Quantity> bySize) {
    if (bySize.size() < 2) {
      return Optional.empty();
    }
    int[] sizes = simulations.stream().mapToInt(SimulationResult::size).toArray();
    Estimate[] values = bySize.stream().map(q -> new Estimate(q.value().getAsDouble(), Math.max(q.error().getAsDouble(), 1e-15))).toArray(Estimate[]::new);
    return Optional.of(LinearFit.inSize(sizes, values));
  }
}
