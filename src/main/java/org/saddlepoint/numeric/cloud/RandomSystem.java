package org.saddlepoint.numeric.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.numeric.MatrixRows;
import org.saddlepoint.numeric.SparseMatrix;

/**
 * A linear network of sites joined by random couplings, as far as its eigenvalues depend on it for large N. Every input u = Σ_j J_ij v_j of a
 * group of sites carries the sources v of another through a coupling J, and λ is an eigenvalue where u = J H(λ) u has a solution.
 * Pairs of elements J_ij and K_ji may be correlated, all others are independent. Fields without time derivatives are groups of their own:
 * modes L D R are neurons and modes with the couplings L and R, so that their overlaps E[L_ia R_ai] are correlations of opposite elements.
 *
 * @param groups of sites
 * @param inputs all inputs of all groups
 * @param same E[J_ij K_ij] of the couplings behind two inputs of one group from one other; of an input with itself, the variance
 * @param opposite E[J_ij K_ji] of the coupling behind one input with that of an input that leads back
 */
public record RandomSystem(List<LinearSites> groups, List<Input> inputs, List<Pair> same, List<Pair> opposite) {
    /** Up to this part of elements that are not zero the others are left out. */
    private static final double SPARSE = 0.15;
    /** Of the reciprocity, in units of its standard deviation without any: below, the products are noise. */
    private static final double CERTAIN = 4;

    /**
     * Where an input arrives and what it carries.
     *
     * @param to group, @param place number of the input there, @param from group, @param source number of the source there
     */
    public record Input(int to, int place, int from, int source) {}

    /** A statistic of the couplings behind two inputs; rows belong to the sites where the first arrives. */
    public record Pair(int first, int second, Profile profile) {}

    /** Of a real n × n matrix by rows: its diagonal belongs to the sites, squares and products of the single elements stand for their means. */
    public static RandomSystem of(double[] matrix, int n) {
        double[] diagonal = new double[n];
        double[] rest = matrix.clone();
        for (int i = 0; i < n; i++) {
            diagonal[i] = -matrix[i * n + i];
            rest[i * n + i] = 0;
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        List<Pair> opposite = new ArrayList<>();
        products(rest, rest, n, n).ifPresent(p -> opposite.add(new Pair(0, 0, p)));
        return new RandomSystem(List.of(LinearSites.scalar(diagonal, ones)), List.of(new Input(0, 0, 0, 0)), List.of(new Pair(0, 0, squares(rest, n, n))), opposite);
    }

    /** J_ij² of a matrix by rows. */
    public static Profile squares(double[] elements, int rows, int columns) {
        return profile(Arrays.stream(elements).map(v -> v * v).toArray(), rows, columns);
    }

    /** J_ij K_ji, unless their sum is no larger than chance makes it. @param forth by rows, rows × columns, @param back columns × rows */
    public static Optional<Profile> products(double[] forth, double[] back, int rows, int columns) {
        double[] product = new double[forth.length];
        double sum = 0;
        double fourth = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double element = forth[i * columns + j] * back[j * rows + i];
                product[i * columns + j] = element;
                sum += element;
                fourth += element * element;
            }
        }
        // Of a matrix with itself every pair stands twice in both sums.
        double chance = Math.sqrt(forth == back ? 2 * fourth : fourth);
        return Math.abs(sum) > CERTAIN * chance ? Optional.of(profile(product, rows, columns)) : Optional.empty();
    }

    private static Profile profile(double[] elements, int rows, int columns) {
        long filled = Arrays.stream(elements).filter(v -> v != 0).count();
        return filled > SPARSE * elements.length ? new Profile.Dense(elements, columns)
            : new Profile.Sparse(SparseMatrix.of(MatrixRows.of(elements, columns), rows, columns));
    }

    /** The eigenvalues of single sites in the upper half plane, as {re, im}; there are clouds around them where couplings close loops. */
    public List<double[]> poles() {
        return groups.stream().flatMap(g -> g.poles().stream()).toList();
    }
}
