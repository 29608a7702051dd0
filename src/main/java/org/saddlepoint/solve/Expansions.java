package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.ArrayFunction;
import org.saddlepoint.numeric.CovarianceFunction;
import org.saddlepoint.numeric.GaussianAverage;
import org.saddlepoint.numeric.HermiteExpansion;

/**
 * Gaussian averages of the cores of readouts at given mean and variance of their arguments, each computed once per instance; an
 * instance serves one evaluation of the mean-field equations.
 */
final class Expansions {
  /** Below this share of the product of the means covariances have lost digits to rounding. */
  private static final double NEARLY_FLAT = 1e-6;
  private static final double FLAT = 1e-9;

  private static final double REACH = 9;
  private static final double STEP = 0.02;
  private static final double COARSE_STEP = 0.15;

  private final Map<PairKey, ArrayFunction> slices = new HashMap<>();
  private final Map<Key, Double> averages = new HashMap<>();
  private final Map<Key, Double> gains = new HashMap<>();
  private final Map<PairKey, CovarianceFunction> covariances = new HashMap<>();
  private final Map<ProductKey, Double> products = new HashMap<>();

  private final Optional<CovarianceTables> tables;
  private final Optional<AverageTables> tabulatedAverages;

  private Expansions(Optional<CovarianceTables> tables, Optional<AverageTables> tabulatedAverages) {
    this.tables = tables;
    this.tabulatedAverages = tabulatedAverages;
  }

  /** For a few correlations per variance. */
  static Expansions exact() {
    return new Expansions(Optional.empty(), Optional.empty());
  }

  /** For correlations at many lags and iterations over variances. */
  static Expansions tabulated(CovarianceTables tables) {
    return new Expansions(Optional.of(tables), Optional.empty());
  }

  /** For one of thousands of static states. */
  static Expansions scanning(SharedFunctions shared) {
    return new Expansions(Optional.of(shared.covariances()), Optional.of(shared.averages()));
  }

  /** An average of mean zero from a table, where there is one; as it is, otherwise. */
  private double tabulated(AverageTables.Kind kind, ScalarFunction f, ScalarFunction h, double variance, double mean, DoubleUnaryOperator exact) {
    boolean here = tabulatedAverages.isPresent() && mean == 0 && variance > 0;
    return here ? tabulatedAverages.get().at(kind, f, h, variance, exact) : exact.applyAsDouble(variance);
  }

  /** Whether covariance functions of mean zero come from tables. */
  boolean isTabulated() {
    return tables.isPresent();
  }

  private record Key(DoubleUnaryOperator core, double variance, double mean) {}

  private record PairKey(Key left, Key right) {}

  private record ProductKey(DoubleUnaryOperator left, DoubleUnaryOperator right, double variance, double mean) {}

  private static Key key(ScalarFunction f, double variance, double mean) {
    return new Key(f.core(), variance, mean);
  }

  /** ⟨core(m + √v z)⟩. */
  double average(ScalarFunction f, double variance, double mean) {
    return averages.computeIfAbsent(key(f, variance, mean), k -> tabulated(AverageTables.Kind.MEAN, f, f, variance, mean, v -> GaussianAverage.of(f.core(), v, mean, f.breaks()).value()));
  }

  /** ⟨core'(m + √v z)⟩, jumps included (Stein's lemma); the slope itself at variance zero. */
  double gain(ScalarFunction f, double variance, double mean) {
    if (variance == 0) {
      return 0.5 * (f.beside(mean, -1) + f.beside(mean, 1));
    }
    return gains.computeIfAbsent(
        key(f, variance, mean),
        k -> tabulated(AverageTables.Kind.GAIN, f, f, variance, mean, v -> MeanSlope.of(f, v, mean)));
  }

  /** Covariance of core(u) and other core(u) of the same Gaussian variable. */
  double covarianceAtOne(ScalarFunction f, ScalarFunction h, double variance, double mean) {
    if (variance == 0) {
      return 0;
    }
    // Looked up before the products, whose map must not change while it computes a value.
    double f0 = tabulatedAverages.isPresent() ? 0 : average(f, variance, mean);
    double h0 = tabulatedAverages.isPresent() ? 0 : average(h, variance, mean);
    return products.computeIfAbsent(
        new ProductKey(f.core(), h.core(), variance, mean),
        k -> tabulatedAverages.isPresent() ? tabulated(AverageTables.Kind.PRODUCT, f, h, variance, mean, v -> centredProduct(f, h, v, mean)) : centredProduct(f, f0, h, h0, variance, mean));
  }

  private static double trapezoid(DoubleUnaryOperator f, double variance, double mean, double step) {
    double sum = 0;
    double deviation = Math.sqrt(variance);
    for (double z = -REACH; z <= REACH; z += step) {
      sum += f.applyAsDouble(mean + deviation * z) * Math.exp(-0.5 * z * z);
    }
    return sum * step / Math.sqrt(2 * Math.PI);
  }

  /** ⟨core'(u) other core'(u)⟩ of the same Gaussian variable; infinite where both jump. */
  double slopesAtOne(ScalarFunction f, ScalarFunction h, double variance, double mean) {
    return products.computeIfAbsent(
        new ProductKey(f.slope(), h.slope(), variance, mean),
        k -> tabulated(AverageTables.Kind.SLOPES, f, h, variance, mean, v -> SlopeAverage.of(f, h, v, mean)));
  }

  private static double centredProduct(ScalarFunction f, ScalarFunction h, double variance, double mean) {
    double f0 = GaussianAverage.of(f.core(), variance, mean, f.breaks()).value();
    double h0 = f.core() == h.core() ? f0 : GaussianAverage.of(h.core(), variance, mean, h.breaks()).value();
    return centredProduct(f, f0, h, h0, variance, mean);
  }

  private static double centredProduct(ScalarFunction f, double f0, ScalarFunction h, double h0, double variance, double mean) {
    boolean same = f.core() == h.core() && f0 == h0;
    DoubleUnaryOperator product =
        u -> {
          double left = f.core().applyAsDouble(u) - f0;
          return left * (same ? left : h.core().applyAsDouble(u) - h0);
        };
    double[] breaks = same ? f.breaks() : joined(f.breaks(), h.breaks());
    // Where the functions are nearly constant their differences are rounded, and no adaptive rule resolves that.
    if (breaks.length == 0 && Math.abs(trapezoid(product, variance, mean, COARSE_STEP)) <= 2 * FLAT * Math.abs(f0 * h0)) {
      double plain = trapezoid(product, variance, mean, STEP);
      if (Math.abs(plain) <= FLAT * Math.abs(f0 * h0)) {
        return plain;
      }
    }
    // The same for those that vary little: relative to the constant the rounding is small.
    double constant = NEARLY_FLAT * Math.abs(f0 * h0);
    return GaussianAverage.of(u -> product.applyAsDouble(u) + constant, variance, mean, breaks).value() - constant;
  }

  /**
   * The covariance of core(u) and other core(u') as a function of the correlation of u and u'.
   *
   * @param tolerance what may be missing of the mean squares, relative
   */
  CovarianceFunction covariance(ScalarFunction f, double variance, double mean, ScalarFunction h, double otherVariance, double otherMean, double tolerance) {
    return covariances.computeIfAbsent(
        new PairKey(key(f, variance, mean), key(h, otherVariance, otherMean)),
        k -> {
          HermiteExpansion left = HermiteExpansion.of(f.core(), variance, mean, f.breaks(), tolerance);
          averages.putIfAbsent(k.left, left.average().value());
          boolean same = k.left.equals(k.right);
          return same ? left.covariance() : left.covariance(HermiteExpansion.of(h.core(), otherVariance, otherMean, h.breaks(), tolerance));
        });
  }

  /** The same for equal variances and means of zero, from a table. */
  ArrayFunction slice(ScalarFunction f, ScalarFunction h, double variance, double tolerance) {
    return slices.computeIfAbsent(new PairKey(key(f, variance, 0), key(h, variance, 0)), k -> tables.orElseThrow().of(f, h, tolerance).at(variance));
  }

  static double[] joined(double[] a, double[] b) {
    double[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
