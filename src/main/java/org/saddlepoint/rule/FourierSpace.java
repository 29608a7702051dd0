package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Response;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Spectra;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;

/**
 * The two-point functions at one frequency, where the linear dynamics M(∂) is the matrix M(iω), feedback that is linear included:
 * R = ⟨M^{-1}⟩ and C = ⟨M^{-1} Q M^{-†}⟩ with the spectra Q of the inputs, averaged over the sites of the species, per N.
 */
public final class FourierSpace implements Rule<TwoPoint, Spectra> {
  private static final Expr OMEGA = Expr.sym("omega");

  @Override
  public String name() {
    return "fourier_space";
  }

  @Override
  public List<String> assumptions(TwoPoint before) {
    return List.of("two-point functions that decay, so that their transforms exist");
  }

  @Override
  public Spectra apply(TwoPoint before) {
    return new Spectra(before.saddle(), solutions(before.saddle()));
  }

  /** The spectra and transfer functions of all fields with linear dynamics. */
  public static List<Spectra.Solution> solutions(MeanFieldEquations saddle) {
    List<Spectra.Solution> solutions = new ArrayList<>();
    for (SiteProcess process : saddle.processes()) {
      Propagator site = new Propagator(saddle.network(), process);
      if (site.solvable()) {
        solutions(saddle.network(), process, site, solutions);
      }
    }
    return List.copyOf(solutions);
  }

  private static void solutions(Network network, SiteProcess process, Propagator site, List<Spectra.Solution> solutions) {
    LinearSystem system = LinearSystem.of(process).orElseThrow();
    boolean centred = process.means().isEmpty() && system.constants().stream().allMatch(Expr::isZero);
    SiteAverage average = new SiteAverage(network.species(process.species()));
    Expr ratio = network.species(process.species()).ratio();
    for (String f : system.fields()) {
      Label first = new Label(process.species(), Expr.sym(f));
      for (String g : system.fields()) {
        Expr label = Expr.sym(g);
        if (centred && site.hasSpectra()) {
          Expr c = noises(network, site.between(first, new Label(process.species(), label), OMEGA));
          Kernel name = kernel(TwoPoint.CORRELATION, f, g);
          solutions.add(new Spectra.Solution(name, closed(name, Expr.mul(ratio, average.of(c)))));
        }
        Expr r = site.between(first, new Label(process.species(), Response.of(g)), OMEGA);
        solutions.add(new Spectra.Solution(kernel(TwoPoint.RESPONSE, f, g), Expr.mul(ratio, average.of(r))));
      }
    }
  }

  /** A spectrum that drives itself: C = a + bC becomes a/(1 − b). */
  public static Expr closed(Kernel name, Expr value) {
    Expr place = Expr.sym("spectrum#");
    Expr marked = value.rewrite(n -> n.equals(name) ? place : n);
    Expr coefficient = marked.derivative(place.toString());
    boolean linear = !coefficient.isZero() && !coefficient.contains(place.toString());
    return linear ? Expr.div(marked.substitute(place.toString(), Expr.ZERO), Expr.sub(Expr.ONE, coefficient)) : value;
  }

  private static Kernel kernel(String head, String f, String g) {
    return (Kernel) Kernel.of(head, List.of(Expr.sym(f), Expr.sym(g)), List.of(OMEGA));
  }

  /** Spectra of noises written out where they have a formula. */
  private static Expr noises(Network network, Expr e) {
    return e.rewrite(n -> n instanceof Kernel k && k.head().equals(TwoPoint.NOISE) ? network.noise(k.labels().get(0).toString()).map(noise -> spectrum(noise, n)).orElse(n) : n);
  }

  private static Expr spectrum(Noise noise, Expr unknown) {
    if (noise.law() instanceof Noise.OrnsteinUhlenbeck ou) {
      return Expr.div(Expr.mul(Expr.TWO, ou.variance(), ou.time()), Expr.add(Expr.ONE, Expr.pow(Expr.mul(OMEGA, ou.time()), 2)));
    }
    if (noise.law() instanceof Noise.Quenched q) {
      return Expr.mul(Expr.TWO, Expr.PI, q.variance(), Expr.apply("delta", OMEGA));
    }
    return noise.law() instanceof Noise.Discrete d ? d.variance() : unknown;
  }

  @Override
  public Verdict check(TwoPoint before, Spectra after) {
    return new SpectraCheck(before, after).verdict();
  }
}
