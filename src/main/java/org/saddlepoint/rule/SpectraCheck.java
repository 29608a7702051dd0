package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.LinearSystem;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Spectra;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.model.Network;

/**
 * Spectra against the equations of motion in time: with iω for every derivative (e^{iω} for a step) each equation must hold, its
 * right-hand side transformed term by term; and at every site M R = 1 and M C M† = Q, feedback included.
 * All at random values of whatever stays a name.
 */
final class SpectraCheck {
  private static final Expr OMEGA = Expr.sym("omega");
  private static final Expr TAU = Expr.sym("tau");
  static final int POINTS = 6;
  private static final double TOLERANCE = 1e-10;

  private final TwoPoint before;
  private final Spectra after;

  SpectraCheck(TwoPoint before, Spectra after) {
    this.before = before;
    this.after = after;
  }

  Verdict verdict() {
    double worst = 0;
    String detail = "";
    Network network = before.network();
    for (TwoPoint.Equation e : before.equations()) {
      Expr left = closed(e.left().rewrite(this::solved));
      Expr right = closed(transformed(e.right()));
      if (right.contains(TAU.toString()) || left.contains(TAU.toString())) {
        continue;
      }
      double distance = RandomSpectra.distance(left, right, POINTS, network);
      if (!(distance <= worst)) {
        worst = distance;
        detail = "the equation " + e.left() + " = " + e.right() + " is missed by the fraction " + (float) distance;
      }
    }
    for (SiteProcess process : before.saddle().processes()) {
      Propagator site = new Propagator(network, process);
      if (site.solvable()) {
        double distance = ofSite(network, process, site);
        if (!(distance <= worst)) {
          worst = distance;
          detail = "the transfer functions of " + process.species() + " are not the inverse of its dynamics";
        }
      }
    }
    return Verdict.numeric("random spectra", POINTS, TOLERANCE, worst, detail);
  }

  /** A function of the lag at its frequency: the solution where there is one, with its derivatives and shifts as factors. */
  private Expr solved(Expr e) {
    if (!(e instanceof Kernel k) || k.arguments().size() != 1) {
      return e;
    }
    Expr shift = Expr.sub(k.arguments().get(0), TAU);
    Expr factor = Expr.mul(Expr.pow(Expr.mul(Expr.I, OMEGA), k.orders().get(0)), Expr.apply("exp", Expr.mul(Expr.I, OMEGA, shift)));
    Expr here = Kernel.of(k.head(), k.labels(), List.of(OMEGA));
    Expr value = after.solutions().stream().filter(s -> s.kernel().equals(here)).map(Spectra.Solution::value).findFirst().orElse(here);
    return Expr.mul(factor, value);
  }

  /** Spectra that are the inputs of others, by their own solutions; one that is given in terms of itself stays a name. */
  private Expr closed(Expr e) {
    Expr result = e;
    for (int pass = 0; pass < after.solutions().size(); pass++) {
      Expr next = result.rewrite(n -> after.solutions().stream().filter(s -> s.kernel().equals(n) && !mentions(s.value(), s.kernel())).map(Spectra.Solution::value).findFirst().orElse(n));
      if (next.equals(result)) {
        return result;
      }
      result = next;
    }
    return result;
  }

  private static boolean mentions(Expr e, Kernel kernel) {
    return e.equals(kernel) || e.children().stream().anyMatch(c -> mentions(c, kernel));
  }

  private Expr transformed(Expr e) {
    Expr sum = Vanishes.expanded(e);
    List<Expr> terms = new ArrayList<>();
    for (Expr term : sum instanceof Sum s ? s.terms() : List.of(sum)) {
      List<Expr> outside = new ArrayList<>();
      List<Expr> inside = new ArrayList<>();
      for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
        (factor.contains(TAU.toString()) ? inside : outside).add(factor);
      }
      Expr lagged = inside.isEmpty() ? Expr.mul(Expr.TWO, Expr.PI, Expr.apply("delta", OMEGA)) : inside.size() == 1 ? single(inside.get(0)) : Expr.mul(inside);
      terms.add(Expr.mul(Expr.mul(outside), lagged));
    }
    return Expr.add(terms);
  }

  private Expr single(Expr e) {
    if (e instanceof Apply a && a.function().equals("delta")) {
      return Expr.ONE;
    }
    if (e instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
      Expr rate = Expr.neg(Expr.div(a.argument(), Expr.apply("abs", TAU)));
      return rate.contains(TAU.toString()) || rate instanceof Num ? e : Expr.div(Expr.mul(Expr.TWO, rate), Expr.add(Expr.pow(rate, 2), Expr.pow(OMEGA, 2)));
    }
    return solved(e);
  }

  /** How far M R = 1 and M C M† = Q are missed by a site's functions, Q the spectra of its inputs. */
  static double ofSite(Network network, SiteProcess process, Propagator site) {
    LinearSystem system = LinearSystem.of(process).orElseThrow();
    Expr[][] matrix = site.operator(OMEGA);
    int n = system.size();
    double worst = 0;
    for (int point = 0; point < POINTS; point++) {
      RandomSpectra world = new RandomSpectra(23L * point + 5, network);
      for (int f = 0; f < n; f++) {
        for (int g = 0; g < n; g++) {
          Complex sum = f == g ? Complex.ONE.negate() : Complex.ZERO;
          for (int p = 0; p < n; p++) {
            sum = sum.plus(world.value(matrix[f][p]).times(world.value(site.transfer(system.fields().get(p), g, OMEGA))));
          }
          double missed = sum.abs() + (site.hasSpectra() ? spectrum(process, site, system, matrix, world, f, g) : 0);
          worst = missed <= worst ? worst : missed;
        }
      }
    }
    return worst;
  }

  private static double spectrum(SiteProcess process, Propagator site, LinearSystem system, Expr[][] matrix, RandomSpectra world, int f, int g) {
    Complex sum = world.value(site.inputs(f, g, OMEGA)).negate();
    for (int p = 0; p < system.size(); p++) {
      for (int q = 0; q < system.size(); q++) {
        Expr c = site.between(new Label(process.species(), Expr.sym(system.fields().get(p))), new Label(process.species(), Expr.sym(system.fields().get(q))), OMEGA);
        sum = sum.plus(world.value(matrix[f][p]).times(world.value(c)).times(world.value(matrix[g][q]).conjugate()));
      }
    }
    return sum.abs();
  }
}
