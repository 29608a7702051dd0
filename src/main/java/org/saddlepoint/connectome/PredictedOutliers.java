package org.saddlepoint.connectome;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.numeric.cloud.Boundary;
import org.saddlepoint.numeric.cloud.MeanTerm;
import org.saddlepoint.numeric.cloud.Outliers;
import org.saddlepoint.simulate.Linearisation;
import org.saddlepoint.simulate.MeanCouplings;

/**
 * Single eigenvalues that the means of couplings put outside the cloud.
 *
 * @param re real parts, @param im imaginary parts, not negative: the conjugate of a complex one is not listed
 * @param unknown why there is no prediction; empty if there is one
 */
public record PredictedOutliers(double[] re, double[] im, String unknown) {
  /** Nothing to predict. */
  public static final PredictedOutliers NONE = new PredictedOutliers(new double[0], new double[0], "");

  /** How far outliers may lie apart that are predicted with and without what the inputs of a fluctuating state say, in units of the extent. */
  private static final double AGREE = 0.02;
  /** How far out an eigenvalue of the network calls for a prediction. */
  private static final double FAR = 0.1;

  /** @param rest whether the state does not move, @param starts eigenvalues outside, to begin the search with */
  static PredictedOutliers of(Linearisation l, boolean rest, Boundary boundary, List<double[]> starts) {
    MeanCouplings means = l.means();
    if (!means.given().isEmpty()) {
      return unknown("the means of given matrices are not known");
    }
    if (boundary.lost()) {
      return unknown("the line of the cloud is not known");
    }
    if (means.plain().isEmpty() && !rest) {
      return NONE;
    }
    if (means.conditioned().isEmpty()) {
      return unknown("the correlation of the state with its couplings is not known");
    }
    // With correlated opposite elements the conditional mean is not all: what the inputs leave undetermined is then correlated with the state as well.
    boolean exact = means.conditioned().get().isEmpty() || rest && l.system().opposite().isEmpty();
    List<double[]> plain = exact ? List.of() : Outliers.of(l.system(), means.plain(), boundary, starts);
    List<MeanTerm> all = new ArrayList<>(means.plain());
    all.addAll(means.conditioned().get());
    List<double[]> found = Outliers.of(l.system(), all, boundary, starts);
    // A moving state is correlated with its couplings through its whole past. Where its present does not matter, by symmetry, the past does not either.
    if (!exact && (!agree(plain, found, AGREE * boundary.extent()) || found.isEmpty() && starts.stream().anyMatch(s -> boundary.isOutside(s[0], s[1], FAR)))) {
      return unknown("the state is correlated with its couplings");
    }
    return new PredictedOutliers(found.stream().mapToDouble(z -> z[0]).toArray(), found.stream().mapToDouble(z -> z[1]).toArray(), "");
  }

  private static PredictedOutliers unknown(String why) {
    return new PredictedOutliers(new double[0], new double[0], why);
  }

  private static boolean agree(List<double[]> one, List<double[]> other, double distance) {
    return one.size() == other.size()
        && one.stream().allMatch(a -> other.stream().anyMatch(b -> Math.hypot(a[0] - b[0], a[1] - b[1]) < distance));
  }
}
