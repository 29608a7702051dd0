package org.saddlepoint.numeric;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Weighted least-squares line y = intercept + slope·x with known standard errors of y.
 *
 * @param intercept  value at x = 0 and its standard error
 * @param slope      slope and its standard error
 * @param covariance of intercept and slope
 * @param chiSquared Σ ((y − fit)/error)²
 * @param freedom    number of points − 2
 */
public record LinearFit(Estimate intercept, Estimate slope, double covariance, double chiSquared, int freedom) {
    /**
     * Fits.
     *
     * @param x at least two different abscissas
     * @param y values with positive errors
     */
    public static LinearFit of(double[] x, Estimate[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException("a line needs at least two points and as many values, got " + x.length + " and " + y.length);
        }
        double s = 0;
        double sx = 0;
        double sy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!(y[i].error() > 0)) {
                throw new IllegalArgumentException("a weighted fit needs positive errors, got " + y[i].error() + " at x = " + x[i]);
            }
            double w = 1 / (y[i].error() * y[i].error());
            s += w;
            sx += w * x[i];
            sy += w * y[i].value();
        }
        double centre = sx / s;
        double spread = 0;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            double w = 1 / (y[i].error() * y[i].error());
            spread += w * (x[i] - centre) * (x[i] - centre);
            product += w * (x[i] - centre) * y[i].value();
        }
        if (!(spread > 0)) {
            throw new IllegalArgumentException("a line needs two different abscissas, all are " + x[0]);
        }
        double slope = product / spread;
        double intercept = sy / s - slope * centre;
        double chi = 0;
        for (int i = 0; i < x.length; i++) {
            double miss = (y[i].value() - intercept - slope * x[i]) / y[i].error();
            chi += miss * miss;
        }
        return new LinearFit(new Estimate(intercept, Math.sqrt(1 / s + centre * centre / spread)), new Estimate(slope, Math.sqrt(1 / spread)),
                -centre / spread, chi, x.length - 2);
    }

    /** Extrapolates values at several sizes N to N → ∞ as value + c/N; the slope is c. */
    public static LinearFit inSize(int[] sizes, Estimate[] values) {
        double[] x = new double[sizes.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1.0 / sizes[i];
        }
        return of(x, values);
    }

    /** Value of the line at x and its standard error. */
    public Estimate at(double x) {
        double variance = intercept.error() * intercept.error() + 2 * x * covariance + x * x * slope.error() * slope.error();
        return new Estimate(intercept.value() + slope.value() * x, Math.sqrt(Math.max(variance, 0)));
    }

    /** Probability of a larger χ² if the line and the errors are right; 1 if there are only two points. */
    public double probability() {
        return freedom == 0 ? 1 : RegularizedGamma.Q.value(freedom / 2.0, chiSquared / 2);
    }
}
