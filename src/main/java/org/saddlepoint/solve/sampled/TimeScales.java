package org.saddlepoint.solve.sampled;

import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.model.Noise;
import org.saddlepoint.numeric.Fourier;

/** Chooses the first periodic grid from how fast the processes forget: the diagonal of the linearised flow at the first states. */
final class TimeScales {
  private static final int TRIAL = 256;
  private static final double STEP = 0.2;
  private static final double ROUGH_STEP = 0.1;
  private static final double DURATION = 200;
  private static final int SHORTEST = 512;
  private static final int LONGEST = 4096;

  private TimeScales() {}

  static Periodic grid(SampledSystem system) {
    if (system.discrete()) {
      return new Periodic(1024, 1, true);
    }
    double fastest = 1e-3;
    double slowest = 1e3;
    double limit = STEP;
    for (int s = 0; s < system.sites().size(); s++) {
      for (var noise : system.sites().get(s).formulas().noises()) {
        if (noise.noise().law() instanceof Noise.OrnsteinUhlenbeck ou) {
          limit = Math.min(limit, system.numbers().value(ou.time()) * ROUGH_STEP);
        } else if (!(noise.noise().law() instanceof Noise.Quenched)) {
          limit = Math.min(limit, ROUGH_STEP);
        }
      }
      if (LinearSite.of(system, s).isPresent()) {
        continue;
      }
      double[][] rates = rates(system, s);
      for (int j = 0; j < rates[0].length; j++) {
        fastest = Math.max(fastest, rates[1][j]);
        slowest = rates[0][j] > 1e-6 ? Math.min(slowest, rates[0][j]) : slowest;
      }
    }
    double step = Math.min(limit, STEP / fastest);
    double duration = DURATION / Math.min(slowest, 1 / step);
    int n = Math.max(SHORTEST, Math.min(LONGEST, Fourier.lengthFor((int) Math.ceil(duration / step))));
    return new Periodic(n, step, false);
  }

  /** Mean and largest |∂rate/∂state| of every state of a species. */
  private static double[][] rates(SampledSystem system, int s) {
    SiteProgram program = new SiteProgram(system, s);
    SampledSystem.Site site = system.sites().get(s);
    double[][] initial = InitialStates.of(system, s, TRIAL, 1);
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
