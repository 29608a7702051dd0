package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Values of a smooth function f of a standard Gaussian variable z at the nodes j h, h halved from 1/4 until the trapezoid rule has converged for
 * E f, E f² and E z f on this grid and on an incommensurate one (|x| has a smooth square, an odd f a vanishing mean). Every value is
 * computed once and serves all averages and the Hermite coefficients; the Gaussian weights of the usual nodes are tabulated.
 */
final class SmoothSamples {
    private static final double FIRST_STEP = 0.25;
    private static final int MOST_HALVINGS = 7;
    private static final double OTHER = 0.7861;
    private static final double OFFSET = 0.4519;
    private static final double AGREEMENT = 1.5e-14;
    /** Averages are better than the Hermite series by this factor. */
    private static final double SHARE = 1e-3;
    /** Sums over h and 2h that differ more than this cannot have converged at h, where exponential convergence squares the error. */
    private static final double UNLIKELY = 1e-5;
    /** Where so little is wanted, two nested grids are enough. */
    private static final double ROUGH = 1e-8;
    private static final double NEGLIGIBLE = 1e-19;
    /** The same relative to what averages are wanted to; their weight is the square of the one that decides. */
    private static final double FAINT = 1e-4;
    /** Order up to which the nodes that are known are used. */
    private static final int SHORT = 63;
    private static final int QUIET_STEPS = 8;
    /** In first steps: where a function must be looked at, and where weights underflow. */
    private static final int INNER = 32;
    private static final int LIMIT = 152;
    private static final int BUNCH = 24;
    /** Weights exp(−z²/4) are tabulated for |z| up to this, for the first levels. */
    private static final int TABLE_END = 20;
    private static final int TABLE_LEVELS = 3;
    private static final double[] NESTED = new double[(TABLE_END << TABLE_LEVELS + 2) + 1];
    private static final double[][] BESIDE = new double[TABLE_LEVELS + 1][];

    static {
        for (int j = 0; j < NESTED.length; j++) {
            NESTED[j] = root(j * FIRST_STEP / (1 << TABLE_LEVELS));
        }
        for (int level = 0; level <= TABLE_LEVELS; level++) {
            double step = OTHER * FIRST_STEP / (1 << level);
            int end = (int) Math.ceil(TABLE_END / step);
            BESIDE[level] = new double[2 * end + 1];
            for (int j = -end; j <= end; j++) {
                BESIDE[level][j + end] = root((j + OFFSET) * step);
            }
        }
    }

    private final ArrayFunction f;
    /** In first steps. */
    private final int low;
    private final int high;
    private int level;
    private double[] value;
    /** Wavenumber beyond which f(z) exp(−z²/4) has no content. */
    private double band;
    private Estimate average = Estimate.exact(0);
    private Estimate meanSquare = Estimate.exact(0);

    private SmoothSamples(ArrayFunction f, int low, int high, double[] value) {
        this.f = f;
        this.low = low;
        this.high = high;
        this.value = value;
    }

    /**
     * The samples of a function; empty if it is not smooth, vanishes, or has no averages.
     *
     * @param tolerance what may be missing of Hermite series, relative to E f²
     */
    static Optional<SmoothSamples> of(ArrayFunction f, double tolerance) {
        double[] around = new double[2 * LIMIT + 1];
        double top = 0;
        int place = 0;
        evaluate(f, -INNER, 2 * INNER + 1, around);
        for (int j = -INNER; j <= INNER; j++) {
            double size = Math.abs(around[j + LIMIT]) * nested(j, 0);
            place = size > top ? j : place;
            top = Math.max(top, size);
        }
        double agreement = Math.max(AGREEMENT, SHARE * tolerance);
        double negligible = Math.max(NEGLIGIBLE, FAINT * agreement);
        int high = reach(f, around, 1, top, Math.max(0, place) + 4, negligible);
        int low = reach(f, around, -1, top, Math.max(0, -place) + 4, negligible);
        if (high < 0 || low < 0 || top == 0) {
            return Optional.empty();
        }
        SmoothSamples samples = new SmoothSamples(f, -low, high, Arrays.copyOfRange(around, LIMIT - low, LIMIT + high + 1));
        return samples.converge(agreement) ? Optional.of(samples) : Optional.empty();
    }

    /** Values at the first nodes from {@code first} on. */
    private static void evaluate(ArrayFunction f, int first, int count, double[] around) {
        double[] z = new double[count];
        for (int j = 0; j < count; j++) {
            z[j] = (first + j) * FIRST_STEP;
        }
        f.apply(z, z, count);
        System.arraycopy(z, 0, around, first + LIMIT, count);
    }

    /** Steps to one side beyond which |f| exp(−z²/4) is negligible; −1 if it does not decay or is not finite. */
    private static int reach(ArrayFunction f, double[] around, int side, double inner, int least, double negligible) {
        double top = inner;
        int quiet = 0;
        for (int j = 0; j <= LIMIT; j++) {
            int at = side * j + LIMIT;
            if (j > INNER && (j - INNER) % BUNCH == 1) {
                int last = Math.min(LIMIT, j + BUNCH - 1);
                evaluate(f, side > 0 ? j : -last, last - j + 1, around);
            }
            double size = Math.abs(around[at]) * nested(j, 0);
            if (!(size < Double.POSITIVE_INFINITY)) {
                return -1;
            }
            top = Math.max(top, size);
            quiet = size < negligible * top ? quiet + 1 : 0;
            if (quiet >= QUIET_STEPS && j > least) {
                return j - (QUIET_STEPS - 1);
            }
        }
        return -1;
    }

    /** exp(−z²/4), whose square is the weight. */
    private static double root(double z) {
        return Math.exp(-0.25 * z * z);
    }

    private static double nested(int j, int level) {
        int at = level <= TABLE_LEVELS ? Math.abs(j) << TABLE_LEVELS - level : NESTED.length;
        return at < NESTED.length ? NESTED[at] : root(j * FIRST_STEP / (1 << level));
    }

    private static double beside(int j, int level, double step) {
        if (level <= TABLE_LEVELS) {
            int at = j + BESIDE[level].length / 2;
            if (at >= 0 && at < BESIDE[level].length) {
                return BESIDE[level][at];
            }
        }
        return root((j + OFFSET) * step);
    }

    private boolean converge(double agreement) {
        double[] before = sums(2);
        while (true) {
            double[] here = sums(1);
            if (agree(before, here, Math.max(UNLIKELY, Math.sqrt(agreement)))) {
                double[] other = agreement > ROUGH ? before : sumsBeside();
                if (agree(other, here, agreement)) {
                    double root = Math.sqrt(here[1]);
                    average = new Estimate(here[0], Math.abs(here[0] - other[0]) + 2e-16 * root);
                    band = 2 * Math.PI / step();
                    meanSquare = new Estimate(here[1], Math.abs(here[1] - other[1]) + 2e-16 * here[1]);
                    return true;
                }
            }
            if (level == MOST_HALVINGS) {
                return false;
            }
            before = here;
            halve();
        }
    }

    private static boolean agree(double[] one, double[] other, double tolerance) {
        double root = Math.sqrt(other[1]);
        return Math.abs(one[0] - other[0]) <= tolerance * root && Math.abs(one[1] - other[1]) <= tolerance * other[1] && Math.abs(one[2] - other[2]) <= tolerance * root;
    }

    private void halve() {
        level++;
        double step = step();
        double[] finer = new double[2 * value.length - 1];
        double[] between = new double[value.length - 1];
        for (int j = 0; j < between.length; j++) {
            between[j] = (2 * j + 1 + first()) * step;
        }
        f.apply(between, between, between.length);
        for (int j = 0; j < value.length; j++) {
            finer[2 * j] = value[j];
        }
        for (int j = 0; j < between.length; j++) {
            finer[2 * j + 1] = between[j];
        }
        value = finer;
    }

    private double step() {
        return FIRST_STEP / (1 << level);
    }

    private int first() {
        return low << level;
    }

    /** E f, E f² and E z f from every stride-th node, counted from zero. */
    private double[] sums(int stride) {
        Sums sums = new Sums();
        int first = first();
        for (int j = Math.floorMod(-first, stride); j < value.length; j += stride) {
            sums.add((first + j) * step(), value[j], nested(first + j, level));
        }
        return sums.times(stride * step());
    }

    private double[] sumsBeside() {
        Sums sums = new Sums();
        double step = OTHER * step();
        int last = (int) Math.floor(high * FIRST_STEP / step - OFFSET);
        int begin = (int) Math.ceil(low * FIRST_STEP / step - OFFSET);
        double[] there = new double[last - begin + 1];
        for (int j = begin; j <= last; j++) {
            there[j - begin] = (j + OFFSET) * step;
        }
        f.apply(there, there, there.length);
        for (int j = begin; j <= last; j++) {
            sums.add((j + OFFSET) * step, there[j - begin], beside(j, level, step));
        }
        return sums.times(step);
    }

    private static final class Sums {
        private final CompensatedSum mean = new CompensatedSum();
        private final CompensatedSum square = new CompensatedSum();
        private double first;

        void add(double z, double value, double root) {
            double weighted = value * root * root;
            mean.add(weighted);
            square.add(value * weighted);
            first += z * weighted;
        }

        double[] times(double step) {
            double factor = step / Math.sqrt(2 * Math.PI);
            return new double[] {factor * mean.value(), factor * square.value(), factor * first};
        }
    }

    /** E f. */
    Estimate average() {
        return average;
    }

    /** E f². */
    Estimate meanSquare() {
        return meanSquare;
    }

    double low() {
        return low * FIRST_STEP;
    }

    double high() {
        return high * FIRST_STEP;
    }

    /** The largest step of the nested nodes that does not exceed one. */
    private int levelFor(double step) {
        int finer = 0;
        while (FIRST_STEP / (1 << finer) > step) {
            finer++;
        }
        return finer;
    }

    /** Nodes for Hermite coefficients up to an order; of an odd or even function only those at z ≥ 0. */
    HermiteGrid grid(int order) {
        double widest = HermiteGrid.step(band, order);
        if (order > SHORT) {
            return gridOf(widest);
        }
        int wanted = levelFor(widest);
        while (level < wanted) {
            halve();
        }
        int stride = 1 << level - wanted;
        int first = low << wanted;
        int last = high << wanted;
        int parity = parity();
        int begin = parity == 0 ? first : 0;
        double step = FIRST_STEP / (1 << wanted);
        double[] node = new double[last - begin + 1];
        double[] root = new double[node.length];
        double[] weighted = new double[node.length];
        double factor = step / Math.sqrt(2 * Math.PI);
        for (int j = begin; j <= last; j++) {
            int at = j - begin;
            node[at] = j * step;
            root[at] = nested(j, wanted);
            weighted[at] = (parity == 0 || j == 0 ? factor : 2 * factor) * root[at] * value[(j - first) * stride];
        }
        return new HermiteGrid(node, root, weighted, parity);
    }

    /** Nodes of any step: new values cost less than more nodes in a long recursion. */
    private HermiteGrid gridOf(double step) {
        int parity = parity();
        int first = parity == 0 ? (int) Math.ceil(low() / step) : 0;
        int last = (int) Math.floor(high() / step);
        double[] node = new double[last - first + 1];
        double[] root = new double[node.length];
        double[] weighted = new double[node.length];
        double factor = step / Math.sqrt(2 * Math.PI);
        for (int i = 0; i < node.length; i++) {
            node[i] = (first + i) * step;
        }
        f.apply(node, weighted, node.length);
        for (int i = 0; i < node.length; i++) {
            root[i] = root(node[i]);
            weighted[i] *= (parity == 0 || node[i] == 0 ? factor : 2 * factor) * root[i];
        }
        return new HermiteGrid(node, root, weighted, parity);
    }

    /** −1 or 1 for an odd or even function, 0 for others; as far as the nodes show, of which there are enough to tell. */
    private int parity() {
        boolean odd = low == -high;
        boolean even = low == -high;
        for (int i = 0, j = value.length - 1; i <= j && (odd || even); i++, j--) {
            odd &= value[i] == -value[j];
            even &= value[i] == value[j];
        }
        return odd ? -1 : even ? 1 : 0;
    }
}
