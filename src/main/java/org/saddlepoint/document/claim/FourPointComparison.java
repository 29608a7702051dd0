package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;

/**
 * Compares two formulas of spectra: by the normal form, otherwise at small values of the spectra, positive for one label and
 * complex for others. Averages over single sites become those over a few sites whose parameters and spectra are arbitrary.
 */
final class FourPointComparison {
  private static final int POINTS = 24;
  private static final int ENOUGH = 8;
  private static final int MOST_ATTEMPTS = 200;
  private static final double PROOF_SECONDS = 2;
  private static final double[] POSITIVE = {1, 0.5, 2, 0.25, 1.5};
  private static final double[] PART = {0.5, -0.5, 0.25, 1, -0.25};

  private final Network network;
  private final Claim claim;
  private final Givens givens;
  private final Deadline deadline;

  FourPointComparison(Network network, Claim claim, Givens givens, Deadline deadline) {
    this.network = network;
    this.claim = claim;
    this.givens = givens;
    this.deadline = deadline;
  }

  Finding of(Expr left, Expr right) {
    SiteLaws laws = new SiteLaws(network);
    Finding tested = compared(laws.fewSites(left), laws.fewSites(right));
    boolean stands = tested.verdict().stands();
    // Formulas of many labels are too large for the normal form; they stay numeric.
    boolean proved = stands && TimeLimit.run(PROOF_SECONDS, () -> Zero.isZero(Expr.sub(left, right))).orElse(false);
    return proved ? Finding.of(Verdict.exact("normal form")) : tested;
  }

  private Finding compared(Expr left, Expr right) {
    Unknowns unknowns = SiteLaws.withinLaws(Unknowns.of(List.of(left, right), givens.remaining(), claim.positive()));
    Random random = new Random(4711);
    Points points = new Points(unknowns, Set.of(), random);
    List<Point> tried = new ArrayList<>(points.small(POINTS / 2, List.of()));
    for (int k = 0; k < MOST_ATTEMPTS; k++) {
      tried.add(points.random(List.of()));
    }
    Tally tally = new Tally("random spectra", ENOUGH);
    for (Point point : tried) {
      Spectra values = new Spectra(random.nextLong());
      Valuation at = new Valuation(point.values(), values, deadline);
      if (tally.compared() >= POINTS || deadline.passed() || !unknowns.conditions().stream().allMatch(c -> c.holds(at))) {
        continue;
      }
      Comparison comparison = new Comparison(at.of(left), at.of(right));
      List<Finding.Binding> bindings = new ArrayList<>(point.text());
      bindings.addAll(values.bindings());
      Optional<Finding> refuted = tally.add(comparison, bindings);
      if (refuted.isPresent()) {
        return refuted.get();
      }
    }
    return tally.finding();
  }

  /** Arbitrary values of spectra and means, remembered. */
  private static final class Spectra implements KernelValues {
    private final Random random;
    private final Map<String, Complex> drawn = new LinkedHashMap<>();

    Spectra(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public Uncertain value(Kernel k, List<Uncertain> arguments, Valuation at) {
      boolean diagonal = k.head().startsWith(TwoPoint.CORRELATION) && k.labels().get(0).equals(k.labels().get(1));
      boolean positive = diagonal || k.head().startsWith(TwoPoint.MEAN) || k.head().startsWith(TwoPoint.NOISE);
      return new Uncertain(drawn.computeIfAbsent(k.toString(), n -> positive ? Complex.of(one(POSITIVE)) : new Complex(one(PART), one(PART))), 0);
    }

    private double one(double[] of) {
      return of[random.nextInt(of.length)];
    }

    List<Finding.Binding> bindings() {
      return drawn.entrySet().stream().map(e -> new Finding.Binding(e.getKey(), Comparison.spelled(new Uncertain(e.getValue(), 0)))).toList();
    }
  }
}
