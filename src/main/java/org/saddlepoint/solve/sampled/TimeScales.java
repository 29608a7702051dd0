package org.saddlepoint.solve.sampled;

import java.math.BigDecimal;
import java.math.MathContext;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.model.Noise;
import org.saddlepoint.numeric.Fourier;

/** Chooses the first periodic grid and the unit of time from how fast the processes forget: the diagonal of the linearised flow at the first states. */
final class TimeScales {
  private static final int TRIAL = 256;
  private static final double STEP = 0.2;
  private static final double ROUGH_STEP = 0.1;
  private static final double DURATION = 200;
  private static final int SHORTEST = 512;
  private static final int LONGEST = 4096;
  /** A mean rate relative to the largest that is none. */
  private static final double NO_RATE = 1e-6;
  /** Rates that all differ from that of a membrane constant by more than this factor have a unit of their own. */
  private static final double MANY = 4;
  private static final int DIGITS = 3;
  /** How many times steeper first states are than zero where they are too steep. */
  private static final double STEEP = 100;

  private TimeScales() {}

  static Periodic grid(SampledSystem system) {
    if (system.discrete()) {
      return new Periodic(1024, 1, true);
    }
    double fastest = 0;
    double slowest = Double.POSITIVE_INFINITY;
    double usual = 0;
    for (int s = 0; s < system.sites().size(); s++) {
      if (LinearSite.of(system, s).isPresent()) {
        continue;
      }
      double[][] first = InitialStates.of(system, s, TRIAL, 1);
      double[][] rates = rates(system, s, first);
      for (int j = 0; j < rates[0].length; j++) {
        fastest = Math.max(fastest, rates[1][j]);
        usual = Math.max(usual, rates[0][j]);
        slowest = rates[0][j] > NO_RATE * rates[1][j] ? Math.min(slowest, rates[0][j]) : slowest;
      }
    }
    slowest = Double.isFinite(slowest) ? slowest : 1;
    double unit = slowest > MANY ? rounded(1 / slowest) : usual > 0 && usual < 1 / MANY ? rounded(1 / usual) : 1;
    double step = STEP / Math.max(fastest, 1 / unit);
    for (SampledSystem.Site site : system.sites()) {
      for (var noise : site.formulas().noises()) {
        if (noise.noise().law() instanceof Noise.OrnsteinUhlenbeck ou) {
          step = Math.min(step, system.numbers().value(ou.time()) * ROUGH_STEP);
        } else if (!(noise.noise().law() instanceof Noise.Quenched)) {
          step = Math.min(step, ROUGH_STEP * unit);
        }
      }
    }
    refuseStates(system, step);
    double duration = DURATION / Math.min(slowest, 1 / step);
    int n = Math.max(SHORTEST, Math.min(LONGEST, Fourier.lengthFor((int) Math.ceil(duration / step))));
    return new Periodic(n, step, false, unit);
  }

  /** @throws SampledRefusal where first states are so steep that no run in steps that follow them lasts as long as a site at zero remembers */
  private static void refuseStates(SampledSystem system, double step) {
    for (int s = 0; s < system.sites().size(); s++) {
      if (LinearSite.of(system, s).isEmpty()) {
        double[][] first = InitialStates.of(system, s, TRIAL, 1);
        double[][] rates = rates(system, s, first);
        double[][] atZero = rates(system, s, new double[first.length][TRIAL]);
        for (int j = 0; j < first.length; j++) {
          double rest = atZero[0][j];
          if (rates[0][j] > STEEP * rest && rest > 0 && SampledRun.LONGEST * step * rest < 1) {
            throw new SampledRefusal("first states of species " + system.sites().get(s).species() + " lie so far out on a steep leak that steps which follow them"
                + " never get to where it is at home; give its fields an initial law of the size of its states, as in initial = { distribution = \"normal\", mu = 0, sigma = 0.01 }");
          }
        }
      }
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
  }

  /** Mean and largest |∂rate/∂state| of every state of a species. */
  private static double[][] rates(SampledSystem system, int s, double[][] initial) {
    SiteProgram program = new SiteProgram(system, s);
    SampledSystem.Site site = system.sites().get(s);
    double[][] arguments = new double[program.arguments()][TRIAL];
    System.arraycopy(initial, 0, arguments, 0, initial.length);
    for (int k = 0; k < site.nodes().names().size(); k++) {
      for (int i = 0; i < TRIAL; i++) {
        arguments[initial.length + program.inputs() + k][i] = site.nodes().value()[i % site.nodes().count()][k];
      }
    }
    double[][] values = new double[program.flow().outputs()][TRIAL];
    CompiledFunction flow = program.flow(new double[site.feedbacks().size()]);
    flow.apply(arguments, values, 0, TRIAL);
    double[] mean = new double[initial.length];
    double[] largest = new double[initial.length];
    for (Linearised.Entry e : program.flow().entries()) {
      for (int i = 0; e.row() == e.column() && i < TRIAL; i++) {
        mean[e.row()] += Math.abs(values[e.output()][i]) / TRIAL;
        largest[e.row()] = Math.max(largest[e.row()], Math.abs(values[e.output()][i]));
      }
    }
    return new double[][] {mean, largest};
  }
}
