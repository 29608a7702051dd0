package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;

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
  private final Lowered beginnings;

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
    this.beginnings = Lowered.of(beginnings(formulas, readouts, shifts), arguments, strengths);
  }

  /** ∂b/∂u_k and Σ_j ∂b/∂s_j ∂ṡ_j/∂u_k of every readout b and input u_k. */
  private List<Expr> beginnings(SiteFormulas formulas, List<Expr> readouts, List<Expr> shifts) {
    List<Expr> all = new ArrayList<>();
    for (Expr written : readouts) {
      Expr b = shifted(written, shifts);
      for (int k = 0; k < site.posts(); k++) {
        String input = SiteFormulas.input(k).toString();
        Expr jump = Expr.ZERO;
        for (int j = 0; j < states; j++) {
          Expr slope = b.derivative(formulas.states().get(j));
          if (!slope.isZero()) {
            jump = Expr.add(jump, Expr.mul(slope, shifted(formulas.rates().get(j), shifts).derivative(input)));
          }
        }
        all.add(b.derivative(input));
        all.add(jump);
      }
    }
    return all.isEmpty() ? List.of(Expr.ZERO) : all;
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

  /** The place of ∂b/∂u_k among the {@link #beginnings}; what follows it is Σ_j ∂b/∂s_j ∂ṡ_j/∂u_k. */
  int beginning(int readout, int post) {
    return 2 * (readout * site.posts() + post);
  }

  /** How many numbers {@link #beginnings} gives. */
  int beginningCount() {
    return Math.max(1, 2 * site.readouts().size() * site.posts());
  }

  CompiledFunction beginnings(double[] strengths) {
    return beginnings.bind(strengths);
  }

  CompiledFunction flow(double[] strengths) {
    return flow.bind(strengths);
  }

  CompiledFunction read(double[] strengths) {
    return read.bind(strengths);
  }
}
