package org.saddlepoint.simulate;

import java.util.List;
import java.util.Map;
import org.saddlepoint.numeric.RandomStream;

/**
 * Exponential integration of y' = L y + f(y, t) + B ξ: the linear part and the additive noise exactly, f held over a step (Euler) or
 * corrected once by its change over the step (Heun).
 *
 * <p>Euler costs one evaluation per step. Held inputs only come half a step late, which stationary statistics do not see unless the
 * input returns to its own source, so that for independent couplings its bias is of second order; it is the scheme that
 * the theory at a given time step describes. Heun costs two evaluations and is of weak order two for every network.
 */
final class ExponentialScheme implements Scheme {
  /** How f is treated within a step. */
  enum Order {
    EULER,
    HEUN
  }

  private final Compiled compiled;
  private final NoiseProcesses noises;
  private final RandomStream stream;
  private final Order order;
  private final List<SpeciesStep> species;

  /** Everything for one species; arrays by variable, then element. */
  private static final class SpeciesStep {
    private final int[] slots;
    private final FrameFormula[] remainder;
    private final SiteMatrices matrices;
    private final double[][] old;
    private final double[][] held;
    private final double[][] change;
    private final double[][] kick;

    SpeciesStep(LinearSystem system, Compiled compiled, Frame frame, Map<String, double[]> parameters, double dt) {
      slots = new int[system.size()];
      remainder = new FrameFormula[system.states().size()];
      for (int k = 0; k < slots.length; k++) {
        boolean state = k < remainder.length;
        slots[k] = state ? compiled.stateSlot(system.states().get(k)) : compiled.table().indexOf(system.coloured().get(k - remainder.length).slot());
        if (state) {
          remainder[k] = compiled.table().compile(system.remainder().get(k));
        }
      }
      matrices = new SiteMatrices(system, parameters, frame.sites(system.species()), dt);
      int count = frame.count(system.species());
      old = new double[slots.length][count];
      held = new double[remainder.length][count];
      change = new double[remainder.length][count];
      kick = new double[slots.length][count];
    }
  }

  ExponentialScheme(List<LinearSystem> systems, Compiled compiled, Frame frame, List<Map<String, double[]>> parameters, NoiseProcesses noises, RandomStream stream,
      double timeStep, Order order) {
    this.compiled = compiled;
    this.noises = noises;
    this.stream = stream;
    this.order = order;
    species = systems.stream().filter(s -> s.size() > 0).map(s -> new SpeciesStep(s, compiled, frame, parameters.get(s.species()), timeStep)).toList();
  }

  @Override
  public void step(Frame frame) {
    for (SpeciesStep s : species) {
      evaluate(s, frame, s.held);
    }
    for (SpeciesStep s : species) {
      for (int k = 0; k < s.slots.length; k++) {
        double[] y = frame.array(s.slots[k]);
        System.arraycopy(y, 0, s.old[k], 0, y.length);
      }
      s.matrices.kick(stream, s.kick);
      for (int k = 0; k < s.slots.length; k++) {
        double[] y = frame.array(s.slots[k]);
        System.arraycopy(s.kick[k], 0, y, 0, y.length);
        s.matrices.addDecay(k, s.old, y);
        s.matrices.addHold(k, s.held, y);
      }
    }
    noises.advance(frame);
    frame.advanceCouplings();
    compiled.complete(frame);
    if (order == Order.HEUN) {
      correct(frame);
    }
  }

  private void correct(Frame frame) {
    for (SpeciesStep s : species) {
      evaluate(s, frame, s.change);
      for (int k = 0; k < s.change.length; k++) {
        for (int i = 0; i < s.change[k].length; i++) {
          s.change[k][i] -= s.held[k][i];
        }
      }
    }
    for (SpeciesStep s : species) {
      for (int k = 0; k < s.slots.length; k++) {
        s.matrices.addRamp(k, s.change, frame.array(s.slots[k]));
      }
    }
    compiled.complete(frame);
  }

  private static void evaluate(SpeciesStep s, Frame frame, double[][] out) {
    for (int k = 0; k < s.remainder.length; k++) {
      s.remainder[k].apply(frame.arrays(), out[k], out[k].length);
    }
  }
}
