package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Averages over x = m + s + √v y with a static part s of variance q and a fluctuating part of variance v, independent Gaussians:
 * moments at fixed s (over time, for one site) and averages of functions of those moments over s (over sites).
 * Second moments alone need no nesting: {@code E_s μ(s)² = C(ρ = q/(q + v)) + (E f)²} of {@link HermiteExpansion} at the total variance.
 *
 * @param f           the function
 * @param mean        m
 * @param fixed       q, variance of the static part, ≥ 0
 * @param variance    v, variance of the fluctuating part, ≥ 0
 * @param breakpoints arguments at which f or a derivative jumps
 */
public record TwoLevelAverage(DoubleUnaryOperator f, double mean, double fixed, double variance, double[] breakpoints) {
    public TwoLevelAverage {
        GaussianAverage.checked(fixed, mean);
        GaussianAverage.checked(variance, mean);
        breakpoints = breakpoints.clone();
    }

    /** {@code μ(s) = E_y f(m + s + √v y)}. */
    public Estimate conditionalMean(double s) {
        return GaussianAverage.of(f, variance, mean + s, breakpoints);
    }

    /** {@code Var_y f(m + s + √v y)}; centred before squaring, so that small variances keep their digits. */
    public Estimate conditionalVariance(double s) {
        double centre = conditionalMean(s).value();
        return GaussianAverage.of(x -> {
            double d = f.applyAsDouble(x) - centre;
            return d * d;
        }, variance, mean + s, breakpoints);
    }

    /** The expansion of f in the fluctuating part at fixed s, for conditional covariances at a lag. */
    public HermiteExpansion conditional(double s, double tolerance) {
        return HermiteExpansion.of(f, variance, mean + s, breakpoints, tolerance);
    }

    /** {@code E_s g(μ(s), Var(s))}. Cost: some hundred evaluations of f per evaluation of g, some hundred evaluations of g. */
    public Estimate outer(DoubleBinaryOperator g) {
        DoubleUnaryOperator inner = s -> g.applyAsDouble(conditionalMean(s).value(), conditionalVariance(s).value());
        // A fluctuating part smooths the kinks away; without it they stay where f has them.
        double[] kinks = variance > 0 ? new double[0] : Arrays.stream(breakpoints).map(b -> b - mean).toArray();
        return GaussianAverage.of(inner, fixed, 0, kinks);
    }
}
