package org.saddlepoint.solve;

/** The response of sites with memory has no solution that weak couplings lead to: the network is beyond its transition. */
final class UnsettledResponse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsettledResponse(double omega) {
    super("the response of a site with memory has no stable solution at angular frequency " + omega + ": the activity grows without bound; weaken the couplings");
  }
}
