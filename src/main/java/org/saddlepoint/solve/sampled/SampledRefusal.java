package org.saddlepoint.solve.sampled;

/** A model that the sampled closure does not handle; the message says why, as the part of a sentence after a colon. */
final class SampledRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SampledRefusal(String reason) {
    super(reason);
  }
}
