package org.saddlepoint.simulate;

/** Discrete time: every state becomes its right-hand side, all at once; then the noises of the next instant are drawn. */
final class DiscreteMap implements Scheme {
  private final Compiled compiled;
  private final NoiseProcesses noises;
  private final double[][] next;

  DiscreteMap(Compiled compiled, Frame frame, NoiseProcesses noises) {
    this.compiled = compiled;
    this.noises = noises;
    next = RungeKutta.buffers(compiled, frame);
  }

  @Override
  public void step(Frame frame) {
    for (int k = 0; k < next.length; k++) {
      compiled.rate(k, frame, next[k]);
    }
    for (int k = 0; k < next.length; k++) {
      System.arraycopy(next[k], 0, frame.array(compiled.stateSlot(k)), 0, next[k].length);
    }
    noises.advance(frame);
    frame.advanceCouplings();
    compiled.complete(frame);
  }
}
