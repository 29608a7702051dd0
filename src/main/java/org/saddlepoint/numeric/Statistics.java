package org.saddlepoint.numeric;

import java.util.function.ToDoubleFunction;

/** Means with standard errors. */
public final class Statistics {
    private Statistics() {}

    /** Mean; NaN elements are an error. */
    public static double mean(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("a mean needs at least one value");
        }
        CompensatedSum sum = new CompensatedSum();
        for (double x : sample) {
            sum.add(x);
        }
        return sum.value() / sample.length;
    }

    /** Unbiased variance Σ(x − x̄)²/(n − 1). @throws IllegalArgumentException for fewer than two values */
    public static double variance(double[] sample) {
        if (sample.length < 2) {
            throw new IllegalArgumentException("a variance needs at least two values, got " + sample.length);
        }
        double mean = mean(sample);
        CompensatedSum sum = new CompensatedSum();
        for (double x : sample) {
            sum.add((x - mean) * (x - mean));
        }
        return sum.value() / (sample.length - 1);
    }

    /** Mean and its standard error √(variance/n) for independent values. @throws IllegalArgumentException for fewer than two values */
    public static Estimate meanAndError(double[] sample) {
        return new Estimate(mean(sample), Math.sqrt(variance(sample) / sample.length));
    }

    /**
     * Jackknife of a function of the sample mean of vectors: bias-corrected value and standard error.
     * With θ the function at the full mean and θ_(i) at the mean without observation i:
     * value nθ − (n − 1) mean θ_(i), error² = (n − 1)/n Σ (θ_(i) − mean θ_(i))². Source: Efron, The Jackknife (SIAM 1982).
     *
     * @param observations independent vectors of equal length, at least two
     * @param function     smooth function of the mean vector
     */
    public static Estimate jackknife(double[][] observations, ToDoubleFunction<double[]> function) {
        int n = observations.length;
        if (n < 2) {
            throw new IllegalArgumentException("a jackknife needs at least two observations, got " + n);
        }
        int d = observations[0].length;
        double[] sum = new double[d];
        for (int k = 0; k < d; k++) {
            CompensatedSum total = new CompensatedSum();
            for (double[] observation : observations) {
                total.add(observation[k]);
            }
            sum[k] = total.value();
        }
        double[] mean = new double[d];
        double[] without = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                mean[k] = (sum[k] - observations[i][k]) / (n - 1);
            }
            without[i] = function.applyAsDouble(mean);
        }
        for (int k = 0; k < d; k++) {
            mean[k] = sum[k] / n;
        }
        double full = function.applyAsDouble(mean);
        double centre = mean(without);
        return new Estimate(n * full - (n - 1) * centre, Math.sqrt((n - 1.0) * (n - 1) / n * variance(without)));
    }

    /** Jackknife of a function of the mean of one quantity. */
    public static Estimate jackknife(double[] sample, java.util.function.DoubleUnaryOperator function) {
        double[][] observations = new double[sample.length][];
        for (int i = 0; i < sample.length; i++) {
            observations[i] = new double[] {sample[i]};
        }
        return jackknife(observations, mean -> function.applyAsDouble(mean[0]));
    }
}
