package org.saddlepoint.numeric;

/**
 * The arc cosine with the bits of {@link StrictMath#acos}, which leaves the virtual machine at every call and takes several times as long. The same rational
 * approximation of (arcsin √z − √z)/√z, |z| ≤ 1/4, and the same roundings. Source: Sun Microsystems' fdlibm, e_acos.c.
 */
public final class ArcCosine {
    private static final double HALF_PI = Math.PI / 2;
    private static final double HALF_PI_REST = 6.12323399573676603587e-17;
    private static final double SMALL = 0x1p-57;

    private ArcCosine() {}

    /** arccos x in [0, π]; NaN outside of [−1, 1]. */
    public static double of(double x) {
        if (!(Math.abs(x) < 1)) {
            return x == 1 ? 0 : x == -1 ? Math.PI : Double.NaN;
        }
        if (Math.abs(x) < 0.5) {
            return Math.abs(x) <= SMALL ? HALF_PI + HALF_PI_REST : HALF_PI - (x - (HALF_PI_REST - x * excess(x * x)));
        }
        double z = 0.5 * (1 - Math.abs(x));
        double root = Math.sqrt(z);
        if (x < 0) {
            return Math.PI - 2 * (root + (excess(z) * root - HALF_PI_REST));
        }
        // The square of the root's upper half is exact, and so is what the root lacks.
        double upper = Double.longBitsToDouble(Double.doubleToRawLongBits(root) & 0xFFFFFFFF00000000L);
        double lower = (z - upper * upper) / (root + upper);
        return 2 * (upper + (excess(z) * root + lower));
    }

    private static double excess(double z) {
        double above = z * (1.66666666666666657415e-01 + z * (-3.25565818622400915405e-01 + z * (2.01212532134862925881e-01
                + z * (-4.00555345006794114027e-02 + z * (7.91534994289814532176e-04 + z * 3.47933107596021167570e-05)))));
        double below = 1 + z * (-2.40339491173441421878e+00 + z * (2.02094576023350569471e+00
                + z * (-6.88283971605453293030e-01 + z * 7.70381505559019352791e-02)));
        return above / below;
    }
}
