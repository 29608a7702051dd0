package org.saddlepoint.solve;

import java.util.Arrays;

/** One complex number for every pair of frequencies that {@link CopyLadder} works on together; its loops become vector instructions. */
final class Lane {
  /** Stands for an element that is zero at every pair of frequencies; never written. */
  static final Lane EMPTY = new Lane();

  final double[] re = new double[CopyLadder.LANES];
  final double[] im = new double[CopyLadder.LANES];

  /** New ones where there is something, and {@link #EMPTY} elsewhere. */
  static Lane[] where(boolean[] some) {
    Lane[] lanes = new Lane[some.length];
    for (int i = 0; i < some.length; i++) {
      lanes[i] = some[i] ? new Lane() : EMPTY;
    }
    return lanes;
  }

  void clear(int count) {
    Arrays.fill(re, 0, count, 0);
    Arrays.fill(im, 0, count, 0);
  }

  void copy(Lane from, int count) {
    System.arraycopy(from.re, 0, re, 0, count);
    System.arraycopy(from.im, 0, im, 0, count);
  }

  /** out += Re xy. */
  static void addRealProduct(Lane x, Lane y, double[] out, int count) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    for (int l = 0; l < count; l++) {
      out[l] += xr[l] * yr[l] - xi[l] * yi[l];
    }
  }

  /** to += weight·xy. */
  static void addProduct(double weight, Lane x, Lane y, Lane to, int count) {
    if (x == EMPTY || y == EMPTY) {
      return;
    }
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    double[] tr = to.re;
    double[] ti = to.im;
    for (int l = 0; l < count; l++) {
      tr[l] += weight * (xr[l] * yr[l] - xi[l] * yi[l]);
      ti[l] += weight * (xr[l] * yi[l] + xi[l] * yr[l]);
    }
  }

  /** to −= xy. */
  static void subtractProduct(Lane x, Lane y, Lane to, int count) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    double[] tr = to.re;
    double[] ti = to.im;
    for (int l = 0; l < count; l++) {
      tr[l] -= xr[l] * yr[l] - xi[l] * yi[l];
      ti[l] -= xr[l] * yi[l] + xi[l] * yr[l];
    }
  }

  /** to += weight·x. */
  static void addScaled(double weight, Lane x, Lane to, int count) {
    if (weight == 0) {
      return;
    }
    double[] xr = x.re;
    double[] xi = x.im;
    double[] tr = to.re;
    double[] ti = to.im;
    for (int l = 0; l < count; l++) {
      tr[l] += weight * xr[l];
      ti[l] += weight * xi[l];
    }
  }

  /** x becomes xy. */
  static void multiply(Lane x, Lane y, int count) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    for (int l = 0; l < count; l++) {
      double r = xr[l] * yr[l] - xi[l] * yi[l];
      xi[l] = xr[l] * yi[l] + xi[l] * yr[l];
      xr[l] = r;
    }
  }

  /** x becomes 1/x. */
  static void invert(Lane x, int count) {
    double[] xr = x.re;
    double[] xi = x.im;
    for (int l = 0; l < count; l++) {
      double norm = 1 / (xr[l] * xr[l] + xi[l] * xi[l]);
      xr[l] = xr[l] * norm;
      xi[l] = -xi[l] * norm;
    }
  }

  /** size += |Re x| + |Im x|. */
  static void addSize(Lane x, double[] size, int count) {
    double[] xr = x.re;
    double[] xi = x.im;
    for (int l = 0; l < count; l++) {
      size[l] += Math.abs(xr[l]) + Math.abs(xi[l]);
    }
  }
}
