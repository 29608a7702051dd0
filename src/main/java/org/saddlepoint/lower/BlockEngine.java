package org.saddlepoint.lower;

import java.util.Arrays;
import java.util.List;

/**
 * Executes a tape instruction by instruction over blocks of 512 elements: needs no code generation, serves as the reference for
 * the compiled form and for expressions too large to compile.
 */
final class BlockEngine implements Engine {
  private static final int BLOCK = 512;

  private final Tape tape;

  BlockEngine(Tape tape) {
    this.tape = tape;
  }

  @Override
  public CompiledFunction bind(double... parameters) {
    return new Bound(tape, parameters.clone());
  }

  private record Bound(Tape tape, double[] parameters) implements CompiledFunction {
    @Override
    public int arity() {
      return tape.arguments();
    }

    @Override
    public int results() {
      return tape.results().size();
    }

    @Override
    public double value(double... arguments) {
      double[][] inputs = new double[arity()][];
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = new double[] {arguments[k]};
      }
      return run(inputs, 0, 1)[tape.results().get(0)][0];
    }

    @Override
    public void apply(double[][] inputs, double[][] outputs, int from, int to) {
      for (int start = from; start < to; start += BLOCK) {
        int length = Math.min(BLOCK, to - start);
        double[][] values = run(inputs, start, length);
        for (int r = 0; r < results(); r++) {
          System.arraycopy(values[tape.results().get(r)], 0, outputs[r], start, length);
        }
      }
    }

    @Override
    public void apply(float[][] inputs, float[][] outputs, int from, int to) {
      for (int start = from; start < to; start += BLOCK) {
        int length = Math.min(BLOCK, to - start);
        double[][] wide = new double[arity()][length];
        for (int k = 0; k < arity(); k++) {
          for (int i = 0; i < length; i++) {
            wide[k][i] = inputs[k][start + i];
          }
        }
        double[][] values = run(wide, 0, length);
        for (int r = 0; r < results(); r++) {
          for (int i = 0; i < length; i++) {
            outputs[r][start + i] = (float) values[tape.results().get(r)][i];
          }
        }
      }
    }

    /** The values of all instructions for elements start … start + length − 1. */
    private double[][] run(double[][] inputs, int start, int length) {
      List<Instruction> instructions = tape.instructions();
      double[][] values = new double[instructions.size()][length];
      double[] unused = new double[length];
      for (int k = 0; k < values.length; k++) {
        Instruction instruction = instructions.get(k);
        double[] out = values[k];
        switch (instruction.operation()) {
          case CONSTANT -> Arrays.fill(out, instruction.constant());
          case PARAMETER -> Arrays.fill(out, parameters[instruction.index()]);
          case ARGUMENT -> System.arraycopy(inputs[instruction.index()], start, out, 0, length);
          default -> {
            double[][] in = {unused, unused, unused, unused};
            for (int j = 0; j < instruction.operands().size(); j++) {
              in[j] = values[instruction.operands().get(j)];
            }
            for (int i = 0; i < length; i++) {
              out[i] = instruction.operation().apply(in[0][i], in[1][i], in[2][i], in[3][i]);
            }
          }
        }
      }
      return values;
    }
  }
}
