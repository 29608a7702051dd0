package org.saddlepoint.model;

/** How a computation about a network ended. */
public enum Status {
  /** Every reported number is honest within its error. */
  CONVERGED("converged"),
  /** Nothing varies, neither in time nor over sites or draws. */
  QUIESCENT("quiescent"),
  /** The numerics did not converge; the message names the residual and what to change. */
  NOT_CONVERGED("not-converged"),
  /** A valid model that the command does not handle. */
  DECLINED("declined"),
  /** The theory does not hold at these parameters. */
  OUTSIDE_VALIDITY("outside-validity");

  private final String spelling;

  Status(String spelling) {
    this.spelling = spelling;
  }

  /** The word that JSON and tables print. */
  public String spelling() {
    return spelling;
  }
}
