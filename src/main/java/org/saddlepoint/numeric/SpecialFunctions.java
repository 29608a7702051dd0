package org.saddlepoint.numeric;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogGamma;

/** Special functions of one real variable, accurate to about one unit in the last place. */
public final class SpecialFunctions {
    private SpecialFunctions() {}

    /** erf(x) = (2/√π) ∫₀ˣ exp(−t²) dt. */
    public static double erf(double x) {
        return Erf.value(x);
    }

    /** erfc(x) = 1 − erf(x), without cancellation for large x. */
    public static double erfc(double x) {
        return Erfc.value(x);
    }

    /** ln Γ(x) for x > 0. */
    public static double logGamma(double x) {
        return LogGamma.value(x);
    }
}
