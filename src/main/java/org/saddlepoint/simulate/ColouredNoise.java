package org.saddlepoint.simulate;

import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.Fourier;
import org.saddlepoint.numeric.RandomStream;

/**
 * Stationary Gaussian noise of a given two-sided spectrum S(ω), sampled every dt: white noise filtered by the symmetric kernel whose
 * transform is the square root of the sampled process's spectrum Σ_m S((θ + 2πm)/dt)/dt, by overlapping blocks of fast Fourier
 * transforms. The autocovariance at the samples is that of the continuous process up to lags of half a block.
 */
final class ColouredNoise {
  private static final int SHORTEST = 64;
  private static final int LONGEST = 1 << 14;
  /** Images of the spectrum beyond the sampling frequency that are folded back. */
  private static final int IMAGES = 500;
  private static final double FORGOTTEN = 1e-5;

  private final RandomStream stream;
  private final int block;
  private final Fourier transform;
  private final double[] kernelRe;
  private final double[] kernelIm;
  private final double[][] white;
  private final double[][] noise;
  private int position;

  private ColouredNoise(double[] kernel, int count, RandomStream stream) {
    this.stream = stream;
    block = kernel.length;
    transform = new Fourier(2 * block);
    kernelRe = java.util.Arrays.copyOf(kernel, 2 * block);
    kernelIm = new double[2 * block];
    transform.forward(kernelRe, kernelIm);
    white = new double[count][block];
    noise = new double[count][block];
    for (double[] w : white) {
      stream.fillGaussian(w, 1);
    }
    position = block;
  }

  /** @param spectrum S(ω), @param count number of independent processes */
  static ColouredNoise ofSpectrum(DoubleUnaryOperator spectrum, double timeStep, int count, RandomStream stream) {
    return new ColouredNoise(kernel(length -> folded(spectrum, timeStep, length)), count, stream);
  }

  /** @param autocovariance C(τ), @param count number of independent processes */
  static ColouredNoise ofAutocovariance(DoubleUnaryOperator autocovariance, double timeStep, int count, RandomStream stream) {
    return new ColouredNoise(kernel(length -> transformed(autocovariance, timeStep, length)), count, stream);
  }

  private interface SampledSpectrum {
    /** The spectrum of the samples at the frequencies 2πk/length. */
    double[] of(int length);
  }

  private static double[] folded(DoubleUnaryOperator spectrum, double timeStep, int length) {
    double[] folded = new double[length];
    for (int k = 0; k <= length / 2; k++) {
      double sum = 0;
      for (int image = -IMAGES; image <= IMAGES; image++) {
        sum += spectrum.applyAsDouble(2 * Math.PI * ((double) k / length + image) / timeStep);
      }
      folded[k] = sum / timeStep;
      folded[(length - k) % length] = folded[k];
    }
    return folded;
  }

  private static double[] transformed(DoubleUnaryOperator autocovariance, double timeStep, int length) {
    double[] re = new double[length];
    double[] im = new double[length];
    for (int k = 0; k < length; k++) {
      re[k] = autocovariance.applyAsDouble(Math.min(k, length - k) * timeStep);
    }
    new Fourier(length).forward(re, im);
    for (int k = 0; k < length; k++) {
      re[k] = Math.max(0, re[k]);
    }
    return re;
  }

  /** The kernel, shortest power of two at whose ends the autocovariance is forgotten, centred in the middle. */
  private static double[] kernel(SampledSpectrum spectrum) {
    for (int length = SHORTEST; ; length *= 2) {
      double[] re = spectrum.of(length);
      double[] root = new double[length];
      for (int k = 0; k < length; k++) {
        root[k] = Math.sqrt(re[k]);
      }
      double[] im = new double[length];
      Fourier fourier = new Fourier(length);
      fourier.backward(re, im);
      if (Math.abs(re[length / 2]) < FORGOTTEN * re[0] && Math.abs(re[length / 4]) < 100 * FORGOTTEN * re[0] || length == LONGEST) {
        java.util.Arrays.fill(im, 0);
        fourier.backward(root, im);
        double[] kernel = new double[length];
        for (int k = 0; k < length; k++) {
          kernel[(k + length / 2) % length] = root[k] / length;
        }
        return kernel;
      }
    }
  }

  /** The next sample of every process. */
  void next(double[] out) {
    if (position == block) {
      refill();
      position = 0;
    }
    for (int i = 0; i < noise.length; i++) {
      out[i] = noise[i][position];
    }
    position++;
  }

  private void refill() {
    int length = 2 * block;
    double[] re = new double[length];
    double[] im = new double[length];
    for (int i = 0; i < white.length; i += 2) {
      boolean pair = i + 1 < white.length;
      load(white[i], re);
      if (pair) {
        load(white[i + 1], im);
      } else {
        java.util.Arrays.fill(im, 0);
      }
      transform.forward(re, im);
      for (int k = 0; k < length; k++) {
        double r = re[k] * kernelRe[k] - im[k] * kernelIm[k];
        im[k] = re[k] * kernelIm[k] + im[k] * kernelRe[k];
        re[k] = r;
      }
      transform.backward(re, im);
      for (int k = 0; k < block; k++) {
        noise[i][k] = re[block + k] / length;
        if (pair) {
          noise[i + 1][k] = im[block + k] / length;
        }
      }
    }
  }

  /** The last block of white numbers followed by a fresh one, which is kept. */
  private void load(double[] kept, double[] into) {
    System.arraycopy(kept, 0, into, 0, block);
    stream.fillGaussian(kept, 1);
    System.arraycopy(kept, 0, into, block, block);
  }
}
