package org.saddlepoint.lower;

import java.util.Arrays;

/**
 * Executes a tape over long arrays as one loop over vectors ({@link VectorLoop}); everything else, and blocks in which an argument of
 * an elementary function is out of the range of its short algorithm, through the whole tape element by element. All of it returns the same bits.
 */
final class FusedEngine extends ArrayEngine<VectorLoop.Factory> {
  private static final int BLOCK = 512;

  private final Tape tape;

  FusedEngine(Tape tape, BytecodeEngine whole, long worthwhile) {
    super(whole, worthwhile);
    this.tape = tape;
  }

  @Override
  VectorLoop.Factory prepare() {
    return VectorLoop.of(tape);
  }

  @Override
  ArrayCode code(VectorLoop.Factory prepared, GeneratedFunction single, double[] parameters) {
    return new Loops(single, prepared.bind(parameters), VectorLoop.lanes());
  }

  private record Loops(GeneratedFunction single, VectorLoop loop, int lanes) implements ArrayCode {
    @Override
    public void apply(double[][] inputs, double[][] outputs, int from, int to) {
      // What a block of results takes the place of is kept until its arguments are known to be in range.
      boolean[] lost = overwritten(inputs, outputs);
      double[][] kept = new double[single.arity()][];
      for (int k = 0; k < kept.length; k++) {
        kept[k] = new double[lost[k] ? Math.min(BLOCK, to - from) : 0];
      }
      long[] flags = new long[lanes];
      for (int start = from; start < to; start += BLOCK) {
        int end = Math.min(start + BLOCK, to);
        for (int k = 0; k < kept.length; k++) {
          System.arraycopy(inputs[k], start, kept[k], 0, lost[k] ? end - start : 0);
        }
        if (!vectors(inputs, outputs, flags, start, end)) {
          for (int k = 0; k < kept.length; k++) {
            System.arraycopy(kept[k], 0, inputs[k], start, lost[k] ? end - start : 0);
          }
          single.generated(inputs, outputs, start, end);
        }
      }
    }

    private static boolean[] overwritten(double[][] inputs, double[][] outputs) {
      boolean[] found = new boolean[inputs.length];
      for (double[] out : outputs) {
        for (int k = 0; k < inputs.length; k++) {
          found[k] |= inputs[k] == out;
        }
      }
      return found;
    }

    /** Whether all arguments were in range; if not, what now stands in the outputs is worthless. */
    private boolean vectors(double[][] inputs, double[][] outputs, long[] flags, int start, int end) {
      Arrays.fill(flags, -1);
      int rest = end - (end - start) % lanes;
      loop.run(inputs, outputs, flags, start, rest);
      for (long flag : flags) {
        if (flag >= 0) {
          return false;
        }
      }
      if (rest < end) {
        single.generated(inputs, outputs, rest, end);
      }
      return true;
    }

    @Override
    public void apply(float[][] inputs, float[][] outputs, int from, int to) {
      int longest = Math.min(BLOCK, to - from);
      double[][] in = new double[single.arity()][longest];
      double[][] out = new double[single.results()][longest];
      long[] flags = new long[lanes];
      for (int start = from; start < to; start += BLOCK) {
        int length = Math.min(BLOCK, to - start);
        for (int k = 0; k < in.length; k++) {
          Blocks.widen(inputs[k], start, in[k], length);
        }
        if (!vectors(in, out, flags, 0, length)) {
          single.generated(in, out, 0, length);
        }
        for (int r = 0; r < out.length; r++) {
          Blocks.round(out[r], outputs[r], start, length);
        }
      }
    }
  }
}
