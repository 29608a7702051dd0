package org.saddlepoint.numeric;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * {@code C(ρ) = Σ_{k≥1} c_k ρ^k}, the covariance of two functions of Gaussian variables with correlation ρ in [−1, 1], with its
 * derivative and its integral from 0.
 *
 * <p>For |ρ| ≤ 1/2 the first terms are summed, which keeps full <em>relative</em> accuracy as ρ → 0. Beyond, C is interpolated in
 * θ = arccos ρ, in which it stays smooth at ρ = ±1 even for functions with kinks (ReLU and sign give polynomials in θ and sin θ); the
 * interpolant is built at first use. Where the series has not converged, the nodes are computed by direct two-dimensional quadrature.
 */
public final class CovarianceFunction implements ArrayFunction {
    private static final int SHORT = 64;
    private static final int SMALL_TERMS = 72;
    /** Arguments that are worked on together. */
    private static final int BLOCK = 256;
    private static final double SERIES_TOLERANCE = 2e-14;
    private static final double QUADRATURE_TOLERANCE = 3e-13;
    private static final double SPLIT = 0.5;
    private static final double NOTHING = Math.log(1e-24);
    /** Smallest angle at which −(dC/dθ)/sin θ is still accurate to 1e-5. */
    private static final double NEAREST = 1e-6;

    private final double[] c;
    /** c_k/(k + 1) and k c_k. */
    private final double[] integrated;
    private final double[] differentiated;
    private final double scale;
    private final double tail;
    private final DoubleUnaryOperator direct;
    /** +1 if C is even, −1 if it is odd, 0 if neither: halves the interpolation. */
    private final int parity;
    private final Lazy<Branch> positive = new Lazy<>(() -> new Branch(0, ArcCosine.of(SPLIT)));
    private final Lazy<Branch> negative = new Lazy<>(() -> new Branch(ArcCosine.of(-SPLIT), Math.PI));

    private CovarianceFunction(double[] c, double scale, double tail, DoubleUnaryOperator direct) {
        this.c = c;
        this.scale = scale;
        this.tail = tail;
        this.direct = direct;
        this.parity = parity(c);
        this.integrated = new double[c.length];
        this.differentiated = new double[c.length];
        for (int k = 1; k < c.length; k++) {
            integrated[k] = c[k] / (k + 1);
            differentiated[k] = k * c[k];
        }
    }

    private static int parity(double[] c) {
        double even = 0;
        double odd = 0;
        for (int k = 1; k < c.length; k++) {
            even += k % 2 == 0 ? Math.abs(c[k]) : 0;
            odd += k % 2 == 1 ? Math.abs(c[k]) : 0;
        }
        return odd <= 1e-14 * even ? 1 : even <= 1e-14 * odd ? -1 : 0;
    }

    /** A series that is complete to rounding; scale is √(E f² E h²), against which errors are measured. */
    static CovarianceFunction series(double[] c, double scale) {
        int n = c.length;
        // Trailing coefficients that cannot change a digit only cost time.
        while (n > 2 && Math.abs(c[n - 1]) * n * n < 1e-30 * scale) {
            n--;
        }
        double[] kept = java.util.Arrays.copyOf(c, n);
        return new CovarianceFunction(kept, scale, 0, theta -> sum(kept, Math.cos(theta)));
    }

    /** The function on the straight line from this one (0) to another (1), also beyond; empty where direct quadrature is needed. */
    public Optional<CovarianceFunction> towards(CovarianceFunction other, double share) {
        if (tail > 0 || other.tail > 0) {
            return Optional.empty();
        }
        double[] sum = new double[Math.max(c.length, other.c.length)];
        for (int k = 0; k < sum.length; k++) {
            double here = k < c.length ? c[k] : 0;
            double there = k < other.c.length ? other.c[k] : 0;
            sum[k] = here + share * (there - here);
        }
        return Optional.of(series(sum, scale + share * (other.scale - scale)));
    }

    /** A series whose missing terms are at most tail·|ρ|^n in sum; {@code direct} gives C(cos θ). */
    static CovarianceFunction withTail(double[] c, double scale, double tail, DoubleUnaryOperator direct) {
        return new CovarianceFunction(c, scale, tail, direct);
    }

    /**
     * C(ρ).
     *
     * @throws IllegalArgumentException if |ρ| exceeds one by more than 1e-9; rounding beyond one counts as one
     */
    public double at(double rho) {
        double r = checked(rho);
        if (Math.abs(r) <= SPLIT) {
            return small(r, 0);
        }
        if (isShort()) {
            return horner(c, r, c.length, parity) * r;
        }
        return r < 0 && parity != 0 ? parity * at(-r) : branch(r).value.applyAsDouble(ArcCosine.of(r));
    }

    /** C on an array: {@code out[i] = C(rho[i])}, i &lt; n, with the bits of {@link #at}. */
    @Override
    public void apply(double[] rho, double[] out, int n) {
        Lanes series = new Lanes(n);
        Lanes above = new Lanes(n);
        Lanes below = new Lanes(n);
        for (int i = 0; i < n; i++) {
            double r = checked(rho[i]);
            if (Math.abs(r) <= SPLIT || isShort()) {
                series.add(i, r);
            } else if (r > 0 || parity != 0) {
                above.add(r < 0 ? -i - 1 : i, ArcCosine.of(Math.abs(r)));
            } else {
                below.add(i, ArcCosine.of(r));
            }
        }
        double[] result = new double[n];
        horner(c, series.argument, result, series.count, Math.min(c.length, SMALL_TERMS), parity);
        for (int k = 0; k < series.count; k++) {
            out[series.place[k]] = result[k] * series.argument[k];
        }
        if (above.count > 0) {
            branch(1).value.apply(above.argument, result, above.count);
            above.scatter(result, parity, out);
        }
        if (below.count > 0) {
            branch(-1).value.apply(below.argument, result, below.count);
            below.scatter(result, 1, out);
        }
    }

    /** Arguments that are treated alike, with their places in the array they come from. */
    private static final class Lanes {
        final double[] argument;
        final int[] place;
        int count;

        Lanes(int most) {
            argument = new double[most];
            place = new int[most];
        }

        /** @param at the place; −1 − place where a function with parity is asked at the mirrored argument */
        void add(int at, double x) {
            place[count] = at;
            argument[count++] = x;
        }

        void scatter(double[] value, int sign, double[] out) {
            for (int k = 0; k < count; k++) {
                boolean mirrored = place[k] < 0;
                out[mirrored ? -place[k] - 1 : place[k]] = mirrored ? sign * value[k] : value[k];
            }
        }
    }

    /** C(1), to full accuracy. */
    public double atOne() {
        return tail > 0 ? direct.applyAsDouble(0) : sum(c, 1);
    }

    /** {@code ∫_0^ρ C(r) dr = Σ c_k ρ^{k+1}/(k+1)}. */
    public double integral(double rho) {
        double r = checked(rho);
        if (Math.abs(r) <= SPLIT) {
            return small(r, -1);
        }
        if (isShort()) {
            return horner(integrated, r, c.length, parity) * r * r;
        }
        if (r < 0 && parity != 0) {
            return -parity * integral(-r);
        }
        Branch branch = branch(r);
        PiecewiseChebyshev integral = branch.integral.get();
        double edge = r > 0 ? SPLIT : -SPLIT;
        // dρ = −sin θ dθ.
        return small(edge, -1) + integral.applyAsDouble(ArcCosine.of(edge)) - integral.applyAsDouble(ArcCosine.of(r));
    }

    /** The integral on an array, i &lt; n. */
    public void integrals(double[] rho, double[] out, int n) {
        if (!isShort()) {
            for (int i = 0; i < n; i++) {
                out[i] = integral(rho[i]);
            }
            return;
        }
        double[] r = new double[n];
        for (int i = 0; i < n; i++) {
            r[i] = checked(rho[i]);
        }
        double[] result = new double[n];
        horner(integrated, r, result, n, c.length, parity);
        for (int i = 0; i < n; i++) {
            out[i] = result[i] * r[i] * r[i];
        }
    }

    /**
     * {@code C'(ρ) = Σ k c_k ρ^{k−1}}; times √(v v') it is the covariance of the slopes, {@code E f'(x) h'(y)} times the deviations (Price's theorem).
     * For functions with kinks about 1e-9 of the scale, 1e-5 next to |ρ| = 1.
     *
     * @throws NumericalFailure at |ρ| = 1 if the functions jump, so that the slope is infinite
     */
    public double derivative(double rho) {
        double r = checked(rho);
        if (Math.abs(r) <= SPLIT) {
            return small(r, 1);
        }
        if (isShort()) {
            return horner(differentiated, r, c.length, parity);
        }
        if (r < 0 && parity != 0) {
            return -parity * derivative(-r);
        }
        Branch branch = branch(r);
        double theta = ArcCosine.of(r);
        if (tail == 0) {
            return branch.slope.get().applyAsDouble(theta);
        }
        if (Math.sin(theta) >= NEAREST) {
            return quotient(branch, theta);
        }
        // Both limits of 0/0: the same number twice if the slope is finite, growing without bound if the function jumps.
        double value = quotient(branch, r > 0 ? NEAREST : Math.PI - NEAREST);
        double farther = quotient(branch, r > 0 ? 100 * NEAREST : Math.PI - 100 * NEAREST);
        if (Math.abs(value) > 1.5 * Math.abs(farther) + 1e-3 * scale) {
            throw new NumericalFailure("the mean product of the slopes diverges at correlation " + r + ": the functions jump or rise too steeply");
        }
        return value;
    }

    private static double quotient(Branch branch, double theta) {
        return -branch.slope.get().applyAsDouble(theta) / Math.sin(theta);
    }

    /** Estimated absolute error of {@link #at(double)}. */
    public double error() {
        double interpolation = isShort() ? 0 : positive.get().value.error();
        return interpolation + (tail > 0 ? QUADRATURE_TOLERANCE : SERIES_TOLERANCE) * scale;
    }

    private boolean isShort() {
        return c.length <= SHORT && tail == 0;
    }

    private Branch branch(double r) {
        return r > 0 ? positive.get() : negative.get();
    }

    private static double checked(double rho) {
        if (!(Math.abs(rho) <= 1 + 1e-9)) {
            throw new IllegalArgumentException("a correlation lies between -1 and 1, got " + rho);
        }
        return Math.max(-1, Math.min(1, rho));
    }

    /** Few-term sum of c_k ρ^k (power 0), of the derivative (1) or of the integral (−1). */
    private double small(double r, int power) {
        int n = Math.min(c.length, SMALL_TERMS);
        return power == 0 ? horner(c, r, n, parity) * r : power < 0 ? horner(integrated, r, n, parity) * r * r : horner(differentiated, r, n, parity);
    }

    private static double sum(double[] c, double r) {
        return horner(c, r, c.length, 0) * r;
    }

    /** Σ_{1 ≤ k < n} c_k r^{k−1}, in two chains of powers of r², of which a function with parity has only one. */
    private static double horner(double[] c, double r, int n, int parity) {
        double square = r * r;
        double odd = 0;
        double even = 0;
        if (parity <= 0) {
            for (int k = (n - 1) % 2 == 1 ? n - 1 : n - 2; k >= 1; k -= 2) {
                odd = odd * square + c[k];
            }
        }
        if (parity >= 0) {
            for (int k = (n - 1) % 2 == 0 ? n - 1 : n - 2; k >= 2; k -= 2) {
                even = even * square + c[k];
            }
        }
        return odd + even * r;
    }

    /** The same for many arguments, in loops that become vector instructions. */
    private static void horner(double[] c, double[] r, double[] out, int count, int n, int parity) {
        double[] square = new double[Math.min(count, BLOCK)];
        double[] odd = new double[square.length];
        double[] even = new double[square.length];
        for (int start = 0; start < count; start += BLOCK) {
            int length = Math.min(BLOCK, count - start);
            for (int i = 0; i < length; i++) {
                square[i] = r[start + i] * r[start + i];
                odd[i] = 0;
                even[i] = 0;
            }
            if (parity <= 0) {
                chain(c, (n - 1) % 2 == 1 ? n - 1 : n - 2, 1, square, odd, length);
            }
            if (parity >= 0) {
                chain(c, (n - 1) % 2 == 0 ? n - 1 : n - 2, 2, square, even, length);
            }
            for (int i = 0; i < length; i++) {
                out[start + i] = odd[i] + even[i] * r[start + i];
            }
        }
    }

    /** Every second coefficient from the highest to the lowest. */
    private static void chain(double[] c, int highest, int lowest, double[] square, double[] sum, int count) {
        int terms = highest < lowest ? 0 : (highest - lowest) / 2 + 1;
        int k = highest;
        for (; terms % 4 != 0; terms--) {
            double next = c[k];
            for (int i = 0; i < count; i++) {
                sum[i] = sum[i] * square[i] + next;
            }
            k -= 2;
        }
        for (; terms > 0; terms -= 4) {
            four(c[k], c[k - 2], c[k - 4], c[k - 6], square, sum, count);
            k -= 8;
        }
    }

    private static void four(double first, double second, double third, double fourth, double[] square, double[] sum, int count) {
        for (int i = 0; i < count; i++) {
            double s = square[i];
            sum[i] = (((sum[i] * s + first) * s + second) * s + third) * s + fourth;
        }
    }

    /** C(cos θ) at a node: the series where its tail is negligible, quadrature elsewhere. */
    private double node(double theta) {
        double r = Math.cos(theta);
        boolean converged = tail == 0 || tail * Math.pow(Math.abs(r), c.length) <= 1e-15 * scale;
        return converged ? horner(c, r, terms(r), parity) * r : direct.applyAsDouble(theta);
    }

    /** The same at many angles of a series without a tail. */
    private void nodes(double[] theta, double[] out, int n) {
        double[] r = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            r[i] = Math.cos(theta[i]);
            largest = Math.max(largest, Math.abs(r[i]));
        }
        horner(c, r, out, n, terms(largest), parity);
        for (int i = 0; i < n; i++) {
            out[i] *= r[i];
        }
    }

    /** How many terms it takes until r^k is nothing. */
    private int terms(double r) {
        double size = Math.abs(r);
        return size < 1 ? (int) Math.min(c.length, SMALL_TERMS + NOTHING / Math.log(size)) : c.length;
    }

    private final class Branch {
        final PiecewiseChebyshev value;
        final Lazy<PiecewiseChebyshev> integral;
        final Lazy<PiecewiseChebyshev> slope;

        Branch(double low, double high) {
            double tolerance = (tail == 0 ? SERIES_TOLERANCE : QUADRATURE_TOLERANCE) * scale;
            value = PiecewiseChebyshev.of(tail == 0 ? CovarianceFunction.this::nodes : ArrayFunction.of(CovarianceFunction.this::node), low, high, tolerance);
            integral = new Lazy<>(() -> PiecewiseChebyshev.of(t -> value.applyAsDouble(t) * Math.sin(t), low, high, tolerance).antiderivative());
            slope = new Lazy<>(() -> tail > 0 ? value.derivative()
                    : PiecewiseChebyshev.of(t -> horner(differentiated, Math.cos(t), terms(Math.cos(t)), parity), low, high, 20 * tolerance));
        }
    }
}
