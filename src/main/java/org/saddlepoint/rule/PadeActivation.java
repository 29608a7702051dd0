package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Approximant;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Pade;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.expr.RealRoot;
import org.saddlepoint.expr.RealRoots;
import org.saddlepoint.expr.Series;
import org.saddlepoint.model.FunctionDefinition;
import org.saddlepoint.model.Network;

/**
 * The same network with the Padé approximant [m/n] about 0 in place of every function of one argument: a model of its own, whose
 * Gaussian averages are those of a rational function. An approximant with a pole on the real axis is refused, since the average
 * of its square is infinite.
 */
public final class PadeActivation implements Rule<Equations, Equations> {
  private static final double REACH = 1000;
  private static final int GRID = 4000;

  private final int m;
  private final int n;

  PadeActivation(int m, int n) {
    this.m = m;
    this.n = n;
  }

  @Override
  public String name() {
    return "pade";
  }

  @Override
  public String citation() {
    return "mato2025statistics";
  }

  @Override
  public List<String> parameters() {
    return List.of("m", "n");
  }

  @Override
  public Rule<Equations, Equations> with(List<Integer> degrees) {
    if (degrees.stream().mapToInt(Integer::intValue).sum() > Pade.MAXIMUM_ORDER) {
      throw new NotApplicableException("the degrees sum to more than " + Pade.MAXIMUM_ORDER, "ask for lower degrees");
    }
    return new PadeActivation(degrees.get(0), degrees.get(1));
  }

  @Override
  public Equations apply(Equations before) {
    List<FunctionDefinition> functions = new ArrayList<>();
    boolean some = false;
    for (FunctionDefinition f : before.network().functions()) {
      some |= f.arguments().size() == 1;
      functions.add(f.arguments().size() == 1 ? approximated(f) : f);
    }
    if (!some) {
      throw new NotApplicableException("the model has no function of one argument", "approximants replace the functions in [functions]");
    }
    return new Equations(withFunctions(before.network(), functions));
  }

  private FunctionDefinition approximated(FunctionDefinition f) {
    String x = f.arguments().get(0);
    Approximant approximant;
    try {
      approximant = Pade.approximant(f.body(), x, m, n);
    } catch (NotAnalyticException kink) {
      throw new NotApplicableException(f.name() + " has no Taylor series at 0: " + kink.getMessage(), "approximants about 0 are of functions that are smooth there");
    }
    realPole(approximant, x).ifPresent(pole -> {
      throw new NotApplicableException("the approximant [" + m + "/" + n + "] of " + f.name() + " has a pole on the real axis at " + x + " = " + (float) pole.doubleValue(), "choose other degrees; averages over a pole are infinite");
    });
    return new FunctionDefinition(f.name(), f.arguments(), approximant.toExpr());
  }

  /** A zero of the denominator: by Sturm's theorem where the coefficients are rational, else by its signs on a grid. */
  private static Optional<Double> realPole(Approximant approximant, String x) {
    Optional<RationalFraction> fraction = RationalFraction.read(approximant.toExpr(), x);
    if (fraction.isPresent()) {
      return RealRoots.poles(fraction.get()).stream().findFirst().map(RealRoot::value);
    }
    if (approximant.denominator().freeSymbols().stream().anyMatch(s -> !s.equals(x))) {
      return Optional.empty();
    }
    double before = Evaluation.real(approximant.denominator(), x, -REACH);
    for (int k = -GRID + 1; k <= GRID; k++) {
      double u = (double) k / GRID;
      double at = REACH * u * u * u;
      double value = Evaluation.real(approximant.denominator(), x, at);
      if (value * before <= 0) {
        return Optional.of(at);
      }
      before = value;
    }
    return Optional.empty();
  }

  private static Network withFunctions(Network n, List<FunctionDefinition> functions) {
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), n.fields(), n.couplings(), n.covariances(), n.noises(), List.copyOf(functions), n.observables(),
        n.parameters(), n.criticalParameter(), n.source());
  }

  /** The Taylor series of both functions agree to the order m + n. */
  @Override
  public Verdict check(Equations before, Equations after) {
    for (FunctionDefinition f : before.network().functions()) {
      if (f.arguments().size() == 1) {
        FunctionDefinition rational = after.network().function(f.name()).orElseThrow();
        String x = f.arguments().get(0);
        Expr same = rational.body().substitute(rational.arguments().get(0), Expr.sym(x));
        Series difference = Series.of(Expr.sub(f.body(), same), x, m + n);
        for (int k = difference.lowest(); k <= m + n; k++) {
          if (!NormalForm.isZero(difference.coefficient(k))) {
            return Verdict.refuted("series", f.name() + " and its approximant differ in the term of order " + k);
          }
        }
      }
    }
    return Verdict.exact("series to order " + (m + n));
  }
}
