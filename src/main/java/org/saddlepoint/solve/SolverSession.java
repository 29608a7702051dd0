package org.saddlepoint.solve;

import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;

/**
 * Solves networks one after the other that share functions, as those of a scan over parameters do: every function is compiled once. Results
 * are those of {@link Solver#solve(Network, SolveOptions)}. Not for several threads at once.
 */
public final class SolverSession {
  private final SharedFunctions shared = new SharedFunctions();

  /** The mean-field theory of a network. */
  public Result solve(Network network, SolveOptions options) {
    return Solver.solve(network, options, shared);
  }
}
