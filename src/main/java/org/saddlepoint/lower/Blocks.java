package org.saddlepoint.lower;

/** Moves numbers between arrays of single and blocks of double precision. */
final class Blocks {
  private Blocks() {}

  static void widen(float[] in, int start, double[] block, int length) {
    for (int i = 0; i < length; i++) {
      block[i] = in[start + i];
    }
  }

  static void round(double[] block, float[] out, int start, int length) {
    for (int i = 0; i < length; i++) {
      out[start + i] = (float) block[i];
    }
  }
}
