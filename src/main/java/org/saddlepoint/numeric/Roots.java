package org.saddlepoint.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/** Roots of functions of one variable. */
public final class Roots {
    private static final int MOST_EVALUATIONS = 500;

    /**
     * An interval at whose ends a function has opposite signs (or is zero).
     *
     * @param low  lower end
     * @param high upper end
     */
    public record Bracket(double low, double high) {}

    private Roots() {}

    /**
     * The root in a bracket (Brent's method of fifth order).
     *
     * @param tolerance absolute, in the argument; the error returned is the width of the last bracket
     * @throws NumericalFailure if f has the same sign at both ends, is not a number somewhere, or the bracket does not shrink
     */
    public static Estimate in(DoubleUnaryOperator f, double low, double high, double tolerance) {
        double atLow = f.applyAsDouble(low);
        double atHigh = f.applyAsDouble(high);
        if (atLow == 0) {
            return Estimate.exact(low);
        }
        if (atHigh == 0) {
            return Estimate.exact(high);
        }
        if (!(atLow * Math.signum(atHigh) < 0)) {
            throw new NumericalFailure("no root is bracketed: the function is " + atLow + " at " + low + " and " + atHigh + " at " + high);
        }
        try {
            double smallest = Math.max(tolerance, 2 * Math.ulp(Math.max(Math.abs(low), Math.abs(high))));
            BracketingNthOrderBrentSolver solver = new BracketingNthOrderBrentSolver(1e-15, smallest, 1e-300, 5);
            BracketedUnivariateSolver.Interval found = solver.solveInterval(MOST_EVALUATIONS, x -> {
                double value = f.applyAsDouble(x);
                if (Double.isNaN(value)) {
                    throw new NumericalFailure("the function whose root is wanted is not a number at " + x);
                }
                return value;
            }, low, high, 0.5 * (low + high));
            double root = found.getSide(AllowedSolution.ANY_SIDE);
            return new Estimate(root, Math.max(Math.abs(found.getRightAbscissa() - found.getLeftAbscissa()), Math.ulp(root)));
        } catch (MathRuntimeException e) {
            throw new NumericalFailure("the root between " + low + " and " + high + " was not found: " + e.getMessage());
        }
    }

    /** The root in a bracket. */
    public static Estimate in(DoubleUnaryOperator f, Bracket bracket, double tolerance) {
        return in(f, bracket.low, bracket.high, tolerance);
    }

    /**
     * Walks from {@code start} by steps that grow by half each time until f changes sign; empty if it does not before {@code end}
     * or f is not a number. The direction is that of the end.
     */
    public static Optional<Bracket> walk(DoubleUnaryOperator f, double start, double end, double firstStep) {
        if (!(firstStep > 0)) {
            throw new IllegalArgumentException("a walk needs a positive first step, got " + firstStep);
        }
        double direction = Math.signum(end - start);
        double x = start;
        double value = f.applyAsDouble(x);
        double step = firstStep;
        while (direction != 0 && (end - x) * direction > 0) {
            double next = (end - x) * direction <= step ? end : x + direction * step;
            double there = f.applyAsDouble(next);
            if (Double.isNaN(there) || Double.isNaN(value)) {
                return Optional.empty();
            }
            if (value == 0 || Math.signum(value) != Math.signum(there)) {
                return Optional.of(new Bracket(Math.min(x, next), Math.max(x, next)));
            }
            x = next;
            value = there;
            step *= 1.5;
        }
        return Optional.empty();
    }

    /** All roots at which f changes sign between consecutive points of a uniform grid of so many intervals; closer pairs are missed. */
    public static List<Estimate> scan(DoubleUnaryOperator f, double low, double high, int intervals, double tolerance) {
        List<Estimate> roots = new ArrayList<>();
        double x = low;
        double value = f.applyAsDouble(x);
        for (int i = 1; i <= intervals; i++) {
            double next = i == intervals ? high : low + i * (high - low) / intervals;
            double there = f.applyAsDouble(next);
            if (value == 0) {
                roots.add(Estimate.exact(x));
            } else if (value * Math.signum(there) < 0) {
                roots.add(in(f, x, next, tolerance));
            }
            x = next;
            value = there;
        }
        if (value == 0) {
            roots.add(Estimate.exact(x));
        }
        return roots;
    }
}
