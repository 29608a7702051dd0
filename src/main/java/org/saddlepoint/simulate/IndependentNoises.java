package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Noise;
import org.saddlepoint.numeric.RandomStream;

/**
 * The noises that are drawn rather than integrated. Frozen ones once, those of discrete time at every step, those of a general
 * spectrum along their own time; white and Ornstein–Uhlenbeck noises only get their first, stationary value here.
 */
final class IndependentNoises implements NoiseProcesses {
  private final List<Source> sources = new ArrayList<>();

  private interface Source {
    void start(Frame frame);

    void advance(Frame frame);
  }

  IndependentNoises(Compiled compiled, Frame frame, List<Map<String, double[]>> parameters, Streams streams, double timeStep) {
    for (NoiseSlot noise : compiled.program().noises()) {
      int slot = compiled.table().indexOf(noise.slot());
      int species = noise.slot().species();
      RandomStream stream = streams.of("noise " + noise.slot().name());
      Noise.Law law = noise.law();
      if (law instanceof Noise.Quenched q) {
        sources.add(new Gaussian(slot, deviation(compiled, q.variance(), frame, species, parameters), stream, false));
      } else if (law instanceof Noise.Discrete d) {
        sources.add(new Gaussian(slot, deviation(compiled, d.variance(), frame, species, parameters), stream, true));
      } else if (law instanceof Noise.OrnsteinUhlenbeck o) {
        sources.add(new Gaussian(slot, deviation(compiled, o.variance(), frame, species, parameters), stream, false));
      } else if (law instanceof Noise.Coloured c) {
        Expr spectrum = compiled.program().network().withParameterValues(compiled.program().network().expandFunctions(c.spectrum()));
        sources.add(new Spectral(slot, ColouredNoise.ofSpectrum(w -> Evaluation.real(spectrum, "omega", w), timeStep, frame.count(species), stream)));
      }
    }
  }

  private static double[] deviation(Compiled compiled, Expr variance, Frame frame, int species, List<Map<String, double[]>> parameters) {
    int sites = frame.sites(species);
    double[] deviation = new double[sites];
    new ElementFormula(compiled.program().network().withParameterValues(variance), parameters.get(species), Map.of(), sites).column(0, deviation);
    for (int i = 0; i < sites; i++) {
      deviation[i] = Math.sqrt(deviation[i]);
    }
    return deviation;
  }

  @Override
  public void start(Frame frame) {
    sources.forEach(s -> s.start(frame));
  }

  @Override
  public void advance(Frame frame) {
    sources.forEach(s -> s.advance(frame));
  }

  /** Independent normals with a deviation per site, drawn once or at every step. */
  private record Gaussian(int slot, double[] deviation, RandomStream stream, boolean fresh) implements Source {
    @Override
    public void start(Frame frame) {
      double[] values = frame.array(slot);
      for (int i = 0; i < values.length; i++) {
        values[i] = deviation[i % deviation.length] * stream.nextGaussian();
      }
    }

    @Override
    public void advance(Frame frame) {
      if (fresh) {
        start(frame);
      }
    }
  }

  private record Spectral(int slot, ColouredNoise process) implements Source {
    @Override
    public void start(Frame frame) {
      process.next(frame.array(slot));
    }

    @Override
    public void advance(Frame frame) {
      process.next(frame.array(slot));
    }
  }
}
