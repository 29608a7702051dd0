package org.saddlepoint.connectome;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.numeric.cloud.Boundary;
import org.saddlepoint.numeric.cloud.CloudBoundary;
import org.saddlepoint.numeric.cloud.RandomSystem;
import org.saddlepoint.simulate.Linearisation;

/**
 * Eigenvalues in the complex plane, the line where those of random couplings of the same statistics end, and those that means of couplings put
 * outside.
 *
 * @param re real parts, @param im imaginary parts
 * @param boundary of the random cloud
 * @param predicted outside it
 */
public record EigenvalueCloud(double[] re, double[] im, Boundary boundary, PredictedOutliers predicted) {
  private static final double START = 0.02;

  /** Of the matrix −leak·1 + J diag(slopes), by rows. */
  static EigenvalueCloud of(double[] coupling, double[] slopes, double leak) {
    int n = slopes.length;
    double[] matrix = new double[coupling.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = coupling[i * n + j] * slopes[j] - (i == j ? leak : 0);
      }
    }
    Spectra.Eigenvalues values = Spectra.real(matrix, n);
    return new EigenvalueCloud(values.re(), values.im(), CloudBoundary.of(RandomSystem.of(matrix, n)), PredictedOutliers.NONE);
  }

  /** Of a network about one of its states. @param rest whether the state does not move */
  public static EigenvalueCloud of(Linearisation l, boolean rest) {
    Spectra.Eigenvalues values = Spectra.real(l.elements(), l.size());
    Boundary boundary = CloudBoundary.of(l.system());
    List<double[]> starts = new ArrayList<>();
    for (int k = 0; k < l.size(); k++) {
      if (values.im()[k] >= 0 && boundary.isOutside(values.re()[k], values.im()[k], START) && starts.size() < 20) {
        starts.add(new double[] {values.re()[k], values.im()[k]});
      }
    }
    return new EigenvalueCloud(values.re(), values.im(), boundary, PredictedOutliers.of(l, rest, boundary, starts));
  }

  /** The largest real part. */
  public double edge() {
    return java.util.Arrays.stream(re).max().orElseThrow();
  }

  /** How many eigenvalues lie farther outside the boundary than a share of its extent. */
  public int outside(double share) {
    int count = 0;
    for (int k = 0; k < re.length; k++) {
      count += boundary.isOutside(re[k], im[k], share) ? 1 : 0;
    }
    return count;
  }

  /** The eigenvalue with an imaginary part that is not negative that is closest to a number, as {re, im}. */
  public double[] nearest(double x, double y) {
    int best = 0;
    for (int k = 0; k < re.length; k++) {
      best = im[k] >= 0 && Math.hypot(re[k] - x, im[k] - y) < Math.hypot(re[best] - x, im[best] - y) ? k : best;
    }
    return new double[] {re[best], Math.abs(im[best])};
  }
}
