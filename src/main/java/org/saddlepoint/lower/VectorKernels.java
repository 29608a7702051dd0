package org.saddlepoint.lower;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementary} for as many numbers at a time as the processor takes: the same steps, therefore the same bits. Loaded only where
 * the module {@code jdk.incubator.vector} is present ({@link ArrayKernels#ofVectors}).
 *
 * <p>Each loop is one method without calls to others of ours and with its polynomial written out: only then does the compiler keep
 * every vector in a register. Helper methods, or loops over coefficients, make it box them, which is slower than one number at a time.
 */
final class VectorKernels implements ArrayKernels {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int LANES = DOUBLES.length();
  private static final int BLOCK = 512;

  private static final long MANTISSA = 0x000fffffffffffffL;
  private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;
  private static final long ONE_BITS = 0x3ff0000000000000L;

  private static final double[] E = Elementary.exponentialSeries();
  private static final double[] S = Elementary.sineSeries();
  private static final double[] C = Elementary.cosineSeries();
  private static final double[] L = Elementary.artanhSeries();
  private static final double[] A = Elementary.arctanSeries();
  private static final double[] F = Elementary.errorSeries();
  private static final double[] G = Elementary.scaledErfcSeries();

  /** Instantiated by name, so that nothing of this class is looked at where the module is missing. */
  VectorKernels() {}

  /** Does whole blocks and the whole vectors of the last one with {@code vectors}, the rest with the portable kernel. */
  private static void blocks(Operation operation, Block vectors, double[] in, int from, double[] out, int to, int count) {
    int whole = count - count % LANES;
    if (from == 0 && to == 0 && in != out && whole <= BLOCK) {
      // One block that starts both arrays, as between stages: nothing to copy.
      if (!vectors.apply(in, out, new double[whole], whole)) {
        ScalarKernels.INSTANCE.apply(operation, in, 0, out, 0, whole);
      }
      ScalarKernels.INSTANCE.apply(operation, in, whole, out, whole, count - whole);
      return;
    }
    double[] x = new double[Math.min(BLOCK, whole)];
    double[] y = new double[x.length];
    double[] z = new double[x.length];
    for (int start = 0; start < whole; start += BLOCK) {
      int length = Math.min(BLOCK, whole - start);
      System.arraycopy(in, from + start, x, 0, length);
      boolean within = vectors.apply(x, y, z, length);
      if (within) {
        System.arraycopy(y, 0, out, to + start, length);
      } else {
        ScalarKernels.INSTANCE.apply(operation, x, 0, out, to + start, length);
      }
    }
    ScalarKernels.INSTANCE.apply(operation, in, from + whole, out, to + whole, count - whole);
  }

  /** y = f(x) for whole vectors, z is free; false if some x is outside the range of the algorithm, y being worthless then. */
  private interface Block {
    boolean apply(double[] x, double[] y, double[] z, int length);
  }

  @Override
  public void exp(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.EXP, VectorKernels::expBlock, in, from, out, to, count);
  }

  @Override
  public void tanh(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.TANH, VectorKernels::tanhBlock, in, from, out, to, count);
  }

  @Override
  public void erf(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.ERF, VectorKernels::erfBlock, in, from, out, to, count);
  }

  @Override
  public void log(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.LOG, VectorKernels::logBlock, in, from, out, to, count);
  }

  @Override
  public void log1p(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.LOG1P, VectorKernels::log1pBlock, in, from, out, to, count);
  }

  @Override
  public void sin(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.SIN, (x, y, z, n) -> circularBlock(x, y, z, n, 0), in, from, out, to, count);
  }

  @Override
  public void cos(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.COS, (x, y, z, n) -> circularBlock(x, y, z, n, 1), in, from, out, to, count);
  }

  @Override
  public void atan(double[] in, int from, double[] out, int to, int count) {
    blocks(Operation.ATAN, VectorKernels::atanBlock, in, from, out, to, count);
  }

  private static boolean expBlock(double[] x, double[] y, double[] z, int length) {
    return exponential(x, y, length) <= Double.doubleToRawLongBits(Elementary.EXP_RANGE);
  }

  /** y = exp(x), if the largest |x| is within range; returns the bits of |x| at its largest, which are in the order of the numbers. */
  private static long exponential(double[] x, double[] y, int length) {
    LongVector largest = LongVector.zero(LONGS);
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, x, i);
      largest = largest.max(v.reinterpretAsLongs().and(Long.MAX_VALUE));
      DoubleVector shifted = v.fma(Elementary.LOG2_E, Elementary.ROUNDER);
      DoubleVector n = shifted.sub(Elementary.ROUNDER);
      DoubleVector head = n.fma(DoubleVector.broadcast(DOUBLES, -Elementary.LN2_HIGH), v);
      DoubleVector r = n.fma(DoubleVector.broadcast(DOUBLES, -Elementary.LN2_LOW), head);
      DoubleVector q = r.mul(r);
      DoubleVector even = q.fma(E[10], E[8]).fma(q, DoubleVector.broadcast(DOUBLES, E[6])).fma(q, DoubleVector.broadcast(DOUBLES, E[4]))
          .fma(q, DoubleVector.broadcast(DOUBLES, E[2])).fma(q, DoubleVector.broadcast(DOUBLES, E[0]));
      DoubleVector odd = q.fma(E[11], E[9]).fma(q, DoubleVector.broadcast(DOUBLES, E[7])).fma(q, DoubleVector.broadcast(DOUBLES, E[5]))
          .fma(q, DoubleVector.broadcast(DOUBLES, E[3])).fma(q, DoubleVector.broadcast(DOUBLES, E[1]));
      DoubleVector p = q.fma(r.fma(odd, even), r);
      DoubleVector scale = shifted.reinterpretAsLongs().add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      scale.fma(p, scale).intoArray(y, i);
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  /** (e − 1)/(e + 1) with e = exp(2|x|), computed as above. */
  private static boolean tanhBlock(double[] x, double[] y, double[] z, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector signed = DoubleVector.fromArray(DOUBLES, x, i);
      DoubleVector v = signed.abs().min(Elementary.TANH_SATURATED).mul(2);
      DoubleVector shifted = v.fma(Elementary.LOG2_E, Elementary.ROUNDER);
      DoubleVector n = shifted.sub(Elementary.ROUNDER);
      DoubleVector head = n.fma(DoubleVector.broadcast(DOUBLES, -Elementary.LN2_HIGH), v);
      DoubleVector r = n.fma(DoubleVector.broadcast(DOUBLES, -Elementary.LN2_LOW), head);
      DoubleVector q = r.mul(r);
      DoubleVector even = q.fma(E[10], E[8]).fma(q, DoubleVector.broadcast(DOUBLES, E[6])).fma(q, DoubleVector.broadcast(DOUBLES, E[4]))
          .fma(q, DoubleVector.broadcast(DOUBLES, E[2])).fma(q, DoubleVector.broadcast(DOUBLES, E[0]));
      DoubleVector odd = q.fma(E[11], E[9]).fma(q, DoubleVector.broadcast(DOUBLES, E[7])).fma(q, DoubleVector.broadcast(DOUBLES, E[5]))
          .fma(q, DoubleVector.broadcast(DOUBLES, E[3])).fma(q, DoubleVector.broadcast(DOUBLES, E[1]));
      DoubleVector p = q.fma(r.fma(odd, even), r);
      DoubleVector scale = shifted.reinterpretAsLongs().add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector e = scale.fma(p, scale.sub(1));
      LongVector sign = signed.reinterpretAsLongs().and(Long.MIN_VALUE);
      e.div(e.add(2)).reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(y, i);
    }
    return true;
  }

  private static boolean erfBlock(double[] x, double[] y, double[] z, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(DOUBLES, x, i).abs().min(Elementary.ERF_SATURATED);
      size.mul(size).neg().intoArray(y, i);
    }
    exponential(y, z, length);
    outerSeries(x, y, z, length);
    innerSeries(x, z, length);
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, x, i);
      LongVector outer = DoubleVector.fromArray(DOUBLES, y, i).reinterpretAsLongs().or(v.reinterpretAsLongs().and(Long.MIN_VALUE));
      VectorMask<Double> small = v.abs().compare(VectorOperators.LT, Elementary.ERF_JOINT);
      outer.reinterpretAsDoubles().blend(DoubleVector.fromArray(DOUBLES, z, i), small).intoArray(y, i);
    }
    return true;
  }

  /** y = 1 − z exp(x²) erfc(|x|), z = exp(−x²). */
  private static void outerSeries(double[] x, double[] y, double[] z, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(DOUBLES, x, i).abs().min(Elementary.ERF_SATURATED);
      DoubleVector t = DoubleVector.broadcast(DOUBLES, 9.6).div(size.add(2)).neg().add(2.2);
      DoubleVector series = t.mul(G[16]).add(G[15]).mul(t).add(G[14]).mul(t).add(G[13]).mul(t).add(G[12]).mul(t).add(G[11]).mul(t).add(G[10])
          .mul(t).add(G[9]).mul(t).add(G[8]).mul(t).add(G[7]).mul(t).add(G[6]).mul(t).add(G[5]).mul(t).add(G[4])
          .mul(t).add(G[3]).mul(t).add(G[2]).mul(t).add(G[1]).mul(t).add(G[0]);
      DoubleVector.fromArray(DOUBLES, z, i).mul(series).neg().add(1).intoArray(y, i);
    }
  }

  /** y = erf(x) for small |x|. */
  private static void innerSeries(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, x, i);
      DoubleVector q = v.mul(v);
      DoubleVector series = q.mul(F[20]).add(F[19]).mul(q).add(F[18]).mul(q).add(F[17]).mul(q).add(F[16]).mul(q).add(F[15]).mul(q).add(F[14])
          .mul(q).add(F[13]).mul(q).add(F[12]).mul(q).add(F[11]).mul(q).add(F[10]).mul(q).add(F[9]).mul(q).add(F[8]).mul(q).add(F[7])
          .mul(q).add(F[6]).mul(q).add(F[5]).mul(q).add(F[4]).mul(q).add(F[3]).mul(q).add(F[2]).mul(q).add(F[1]).mul(q).add(F[0]);
      v.add(v.mul(series)).intoArray(y, i);
    }
  }

  /** log(u) + c for u in {@code x}, c in {@code y}; the result in y. */
  private static void logarithm(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i += LANES) {
      LongVector raised = DoubleVector.fromArray(DOUBLES, x, i).reinterpretAsLongs().add(ONE_BITS - ROOT_HALF);
      DoubleVector k = raised.lanewise(VectorOperators.LSHR, 52).or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023);
      DoubleVector f = raised.and(MANTISSA).add(ROOT_HALF).reinterpretAsDoubles().sub(1);
      DoubleVector s = f.div(f.add(2));
      DoubleVector q = s.mul(s);
      DoubleVector series = q.mul(L[8]).add(L[7]).mul(q).add(L[6]).mul(q).add(L[5]).mul(q).add(L[4])
          .mul(q).add(L[3]).mul(q).add(L[2]).mul(q).add(L[1]).mul(q).add(L[0]);
      DoubleVector half = f.mul(0.5).mul(f);
      DoubleVector rest = q.mul(2).mul(series);
      DoubleVector low = k.mul(Elementary.LN2_LOW).add(DoubleVector.fromArray(DOUBLES, y, i));
      k.mul(Elementary.LN2_HIGH).sub(half.sub(s.mul(half.add(rest)).add(low)).sub(f)).intoArray(y, i);
    }
  }

  /** The largest x, or NaN if there is one. */
  private static double largest(double[] x, int length) {
    DoubleVector largest = DoubleVector.fromArray(DOUBLES, x, 0);
    for (int i = LANES; i < length; i += LANES) {
      largest = largest.max(DoubleVector.fromArray(DOUBLES, x, i));
    }
    return largest.reduceLanes(VectorOperators.MAX);
  }

  /** The least x, or NaN if there is one. */
  private static double least(double[] x, int length) {
    DoubleVector least = DoubleVector.fromArray(DOUBLES, x, 0);
    for (int i = LANES; i < length; i += LANES) {
      least = least.min(DoubleVector.fromArray(DOUBLES, x, i));
    }
    return least.reduceLanes(VectorOperators.MIN);
  }

  private static boolean logBlock(double[] x, double[] y, double[] z, int length) {
    Arrays.fill(y, 0, length, 0);
    logarithm(x, y, length);
    return least(x, length) >= Double.MIN_NORMAL && largest(x, length) <= Double.MAX_VALUE;
  }

  private static boolean log1pBlock(double[] x, double[] y, double[] z, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, x, i);
      DoubleVector u = v.add(1);
      DoubleVector back = u.sub(1);
      DoubleVector lost = u.sub(back).neg().add(1).add(v.sub(back));
      u.intoArray(z, i);
      lost.div(u).intoArray(y, i);
    }
    logarithm(z, y, length);
    return least(x, length) > -1 && largest(x, length) <= 0x1p52;
  }

  /** sin(x + quarters π/2). */
  private static boolean circularBlock(double[] x, double[] y, double[] z, int length, int quarters) {
    double[] low = new double[length];
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, x, i);
      DoubleVector n = v.mul(1 / (2 * Elementary.QUARTER_PI)).add(Elementary.ROUNDER).sub(Elementary.ROUNDER);
      DoubleVector head = v.sub(n.mul(Elementary.HALF_PI_1)).sub(n.mul(Elementary.HALF_PI_2));
      DoubleVector third = n.mul(Elementary.HALF_PI_3);
      DoubleVector r = head.sub(third);
      r.intoArray(z, i);
      head.sub(r).sub(third).intoArray(low, i);
    }
    sine(z, low, y, length);
    cosine(z, low, length);
    for (int i = 0; i < length; i += LANES) {
      DoubleVector shifted = DoubleVector.fromArray(DOUBLES, x, i).mul(1 / (2 * Elementary.QUARTER_PI)).add(Elementary.ROUNDER);
      LongVector turn = shifted.reinterpretAsLongs().add(quarters);
      LongVector odd = turn.and(1).neg();
      LongVector flip = turn.and(2).lanewise(VectorOperators.LSHL, 62);
      LongVector sine = DoubleVector.fromArray(DOUBLES, y, i).reinterpretAsLongs();
      LongVector difference = DoubleVector.fromArray(DOUBLES, low, i).reinterpretAsLongs().lanewise(VectorOperators.XOR, sine);
      sine.lanewise(VectorOperators.XOR, difference.and(odd)).lanewise(VectorOperators.XOR, flip).reinterpretAsDoubles().intoArray(y, i);
    }
    return largest(x, length) <= Elementary.ANGLE_RANGE && least(x, length) >= -Elementary.ANGLE_RANGE;
  }

  /** y = sin(r + low) for |r| ≤ π/4. */
  private static void sine(double[] r, double[] low, double[] y, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, r, i);
      DoubleVector q = v.mul(v);
      DoubleVector odd = q.mul(S[8]).add(S[7]).mul(q).add(S[6]).mul(q).add(S[5]).mul(q).add(S[4])
          .mul(q).add(S[3]).mul(q).add(S[2]).mul(q).add(S[1]).mul(q).add(S[0]);
      v.add(v.mul(q.mul(odd)).add(DoubleVector.fromArray(DOUBLES, low, i))).intoArray(y, i);
    }
  }

  /** cos(r + low) for |r| ≤ π/4, in the place of low. */
  private static void cosine(double[] r, double[] low, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, r, i);
      DoubleVector q = v.mul(v);
      DoubleVector even = q.mul(C[8]).add(C[7]).mul(q).add(C[6]).mul(q).add(C[5]).mul(q).add(C[4])
          .mul(q).add(C[3]).mul(q).add(C[2]).mul(q).add(C[1]).mul(q).add(C[0]);
      DoubleVector half = q.mul(0.5);
      DoubleVector whole = half.neg().add(1);
      DoubleVector rest = q.mul(q).mul(even.neg()).sub(v.mul(DoubleVector.fromArray(DOUBLES, low, i)));
      whole.add(whole.neg().add(1).sub(half).add(rest)).intoArray(low, i);
    }
  }

  private static boolean atanBlock(double[] x, double[] y, double[] z, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(DOUBLES, x, i).abs();
      DoubleVector inside = size.min(DoubleVector.broadcast(DOUBLES, 1).div(size));
      inside.intoArray(z, i);
      VectorMask<Double> upper = inside.compare(VectorOperators.GT, Elementary.TAN_EIGHTH);
      inside.blend(inside.sub(1).div(inside.add(1)), upper).intoArray(y, i);
    }
    arctangent(y, length);
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, x, i);
      DoubleVector small = DoubleVector.fromArray(DOUBLES, y, i);
      VectorMask<Double> upper = DoubleVector.fromArray(DOUBLES, z, i).compare(VectorOperators.GT, Elementary.TAN_EIGHTH);
      DoubleVector angle = small.blend(small.add(Elementary.QUARTER_PI), upper);
      DoubleVector all = angle.blend(angle.neg().add(2 * Elementary.QUARTER_PI), v.abs().compare(VectorOperators.GT, 1.0));
      all.reinterpretAsLongs().or(v.reinterpretAsLongs().and(Long.MIN_VALUE)).reinterpretAsDoubles().intoArray(y, i);
    }
    return true;
  }

  /** arctan for |t| ≤ tan(π/8), in place. */
  private static void arctangent(double[] t, int length) {
    for (int i = 0; i < length; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(DOUBLES, t, i);
      DoubleVector q = v.mul(v);
      DoubleVector series = q.mul(A[20]).add(A[19]).mul(q).add(A[18]).mul(q).add(A[17]).mul(q).add(A[16]).mul(q).add(A[15]).mul(q).add(A[14])
          .mul(q).add(A[13]).mul(q).add(A[12]).mul(q).add(A[11]).mul(q).add(A[10]).mul(q).add(A[9]).mul(q).add(A[8]).mul(q).add(A[7])
          .mul(q).add(A[6]).mul(q).add(A[5]).mul(q).add(A[4]).mul(q).add(A[3]).mul(q).add(A[2]).mul(q).add(A[1]).mul(q).add(A[0]);
      v.add(v.mul(q.mul(series))).intoArray(t, i);
    }
  }
}
