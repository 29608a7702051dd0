package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;

/**
 * The process of a species compiled: rates of the states and readouts with their derivatives by states and inputs. A feedback whose
 * source follows from the states alone stands in the rates with the strength of its instantaneous part, bound anew whenever the
 * responses change; the others act through the stored history only.
 */
final class SiteProgram {
  private final SampledSystem.Site site;
  private final int states;
  private final int inputs;
  private final Linearised flow;
  private final Linearised read;
  private final boolean[] immediate;
  private final boolean[] instant;

  SiteProgram(SampledSystem system, int s) {
    this.site = system.sites().get(s);
    SiteFormulas formulas = site.formulas();
    this.states = formulas.states().size();
    this.inputs = site.posts() + formulas.noises().size();
    List<Expr> readouts = site.readouts().stream().map(formulas::written).toList();
    List<Expr> strengths = new ArrayList<>();
    this.immediate = new boolean[site.feedbacks().size()];
    List<Expr> shifts = new ArrayList<>();
    for (int k = 0; k < site.posts(); k++) {
      shifts.add(Expr.ZERO);
    }
    for (int f = 0; f < immediate.length; f++) {
      SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
      Expr from = readouts.get(term.from());
      immediate[f] = !SiteFormulas.instant(from);
      strengths.add(Expr.sym("k#" + f));
      if (immediate[f]) {
        shifts.set(term.post(), Expr.add(shifts.get(term.post()), Expr.mul(Expr.sym("k#" + f), from)));
      }
    }
    List<Expr> arguments = new ArrayList<>();
    formulas.states().forEach(name -> arguments.add(Expr.sym(name)));
    for (int k = 0; k < site.posts(); k++) {
      arguments.add(SiteFormulas.input(k));
    }
    for (int k = 0; k < formulas.noises().size(); k++) {
      arguments.add(SiteFormulas.noise(k));
    }
    site.nodes().names().forEach(name -> arguments.add(Expr.sym(name)));
    int directions = states + site.posts();
    this.flow = new Linearised(formulas.rates().stream().map(r -> shifted(r, shifts)).toList(), arguments, directions, strengths);
    this.read = new Linearised(readouts.stream().map(r -> shifted(r, shifts)).toList(), arguments, directions, strengths);
    this.instant = new boolean[readouts.size()];
    for (int b = 0; b < instant.length; b++) {
      instant[b] = SiteFormulas.instant(readouts.get(b));
    }
  }

  private static Expr shifted(Expr written, List<Expr> shifts) {
    Expr e = written;
    for (int k = 0; k < shifts.size(); k++) {
      if (!shifts.get(k).isZero() && e.contains("u#" + k)) {
        e = e.substitute("u#" + k, Expr.add(SiteFormulas.input(k), shifts.get(k)));
      }
    }
    return e;
  }

  int states() {
    return states;
  }

  /** Posts and noises. */
  int inputs() {
    return inputs;
  }

  int arguments() {
    return states + inputs + site.nodes().names().size();
  }

  Linearised flow() {
    return flow;
  }

  Linearised read() {
    return read;
  }

  /** Whether the instantaneous part of a feedback is in the rates. */
  boolean immediate(int feedback) {
    return immediate[feedback];
  }

  /** Whether a readout follows some input at the same instant. */
  boolean instant(int readout) {
    return instant[readout];
  }

  CompiledFunction flow(double[] strengths) {
    return flow.bind(strengths);
  }

  CompiledFunction read(double[] strengths) {
    return read.bind(strengths);
  }
}
