package org.saddlepoint.numeric;

import java.util.List;

/**
 * Result of an iterative solver: always says how it ended.
 *
 * @param solution   the best point found
 * @param residual   norm of the residual there
 * @param iterations iterations done (outer ones for Newton)
 * @param status     how the iteration ended
 * @param history    residual norm at the start and after each iteration
 */
public record Iteration(double[] solution, double residual, int iterations, Status status, List<Double> history) {
    /** How an iteration ended. */
    public enum Status {
        /** The residual is below the tolerance. */
        CONVERGED,
        /** No step reduces the residual any more. */
        STALLED,
        /** The allowed number of iterations was used up. */
        MAXIMUM_ITERATIONS,
        /** The residual at the start was not a finite number. */
        NOT_FINITE
    }

    public Iteration {
        history = List.copyOf(history);
    }

    public boolean converged() {
        return status == Status.CONVERGED;
    }

    /** The solution, or a failure that names the problem, the status and the residual. */
    public double[] solutionOf(String problem) {
        if (!converged()) {
            throw new NumericalFailure(problem + " did not converge: " + status.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " after "
                    + iterations + " iterations with residual " + residual);
        }
        return solution;
    }
}
