package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.EffectiveProcess;
import org.saddlepoint.action.Feedback;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Persistence;

/**
 * Eliminates the species whose fields are algebraic and linear, such as the modes of a coupling of low rank: their two-point
 * functions are inserted into the drives and the feedback of the species with dynamics. At one frequency a mode is
 * z = M^{-1}(its inputs), so that its response and its spectrum are averages of M^{-1} and M^{-1} Q M^{-†}.
 */
public final class EffectiveProcessRule implements Rule<MeanFieldEquations, EffectiveProcess> {
  private static final Expr OMEGA = Expr.sym("omega");
  private static final double TOLERANCE = 1e-9;

  @Override
  public String name() {
    return "effective_process";
  }

  @Override
  public EffectiveProcess apply(MeanFieldEquations before) {
    List<EffectiveProcess.Site> sites = new ArrayList<>();
    for (SiteProcess process : before.processes()) {
      if (isAlgebraic(process)) {
        continue;
      }
      List<EffectiveProcess.Input> inputs = new ArrayList<>();
      for (Drive d : process.drives()) {
        quenched(d.persistence());
        Expr spectrum = Expr.mul(d.multiplicity(), Expr.TWO, d.weight(), overlap(before, d.covariance()));
        inputs.add(new EffectiveProcess.Input(d.left(), d.right(), d.left().equals(d.right()) ? spectrum : Expr.mul(Expr.HALF, spectrum)));
      }
      List<EffectiveProcess.Memory> memories = new ArrayList<>();
      for (Feedback f : process.feedbacks()) {
        quenched(f.persistence());
        Expr kernel = Expr.mul(f.weight(), overlap(before, f.response()));
        Expr atOnce = kernel.rewrite(e -> e instanceof Kernel k && k.head().equals(TwoPoint.RESPONSE) ? Expr.ZERO : e);
        memories.add(new EffectiveProcess.Memory(f.into(), f.from(), kernel, atOnce.contains("omega") ? Expr.ZERO : atOnce));
      }
      sites.add(new EffectiveProcess.Site(process, inputs, memories));
    }
    return new EffectiveProcess(before, List.copyOf(sites));
  }

  private static void quenched(Persistence persistence) {
    if (!(persistence instanceof Persistence.Quenched)) {
      throw new NotApplicableException("a coupling changes in time, and a memory in time is no product of spectra", "read the effective process from the saddle point itself");
    }
  }

  private static boolean isAlgebraic(SiteProcess process) {
    return process.local().stream().allMatch(l -> l.kind() == Field.Kind.ALGEBRAIC);
  }

  /** The overlap at one frequency: written out where its species is algebraic and linear. */
  private static Expr overlap(MeanFieldEquations before, Overlap o) {
    SiteProcess source = before.process(o.species());
    Propagator site = new Propagator(before.network(), source);
    if (!isAlgebraic(source) || !site.solvable()) {
      return Kernel.of(o.kind() == Overlap.Kind.RESPONSE ? TwoPoint.RESPONSE : TwoPoint.CORRELATION, List.of(o.left().local(), o.right().local()), List.of(OMEGA));
    }
    Network network = before.network();
    return Expr.mul(network.species(o.species()).ratio(), new SiteAverage(network.species(o.species())).of(site.between(o.left(), o.right(), OMEGA)));
  }

  /** The functions of the eliminated sites solve their own equations, at random values of what remains. */
  @Override
  public Verdict check(MeanFieldEquations before, EffectiveProcess after) {
    double worst = 0;
    String detail = "";
    for (SiteProcess process : before.processes()) {
      Propagator site = new Propagator(before.network(), process);
      if (isAlgebraic(process) && site.solvable()) {
        double distance = SpectraCheck.ofSite(before.network(), process, site);
        if (!(distance <= worst)) {
          worst = distance;
          detail = "the functions of " + process.species() + " miss their equations by " + (float) distance;
        }
      }
    }
    return Verdict.numeric("random spectra", SpectraCheck.POINTS, TOLERANCE, worst, detail);
  }
}
