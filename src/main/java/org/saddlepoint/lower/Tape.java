package org.saddlepoint.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A straight-line program: instructions in order, each a function of earlier ones, no two alike, and which of them are the
 * results. Every engine executes the same tape.
 */
final class Tape {
  private final List<Instruction> instructions;
  private final List<Integer> results;
  private final int arguments;
  private final int parameters;

  private Tape(List<Instruction> instructions, List<Integer> results, int arguments, int parameters) {
    this.instructions = instructions;
    this.results = results;
    this.arguments = arguments;
    this.parameters = parameters;
  }

  List<Instruction> instructions() {
    return instructions;
  }

  /** Positions of the instructions whose values are returned. */
  List<Integer> results() {
    return results;
  }

  int arguments() {
    return arguments;
  }

  int parameters() {
    return parameters;
  }

  /** Which instructions depend on an argument. */
  boolean[] dependence() {
    boolean[] depends = new boolean[instructions.size()];
    for (int k = 0; k < depends.length; k++) {
      Instruction instruction = instructions.get(k);
      depends[k] = instruction.operation() == Operation.ARGUMENT || instruction.operands().stream().anyMatch(o -> depends[o]);
    }
    return depends;
  }

  /** Appends instructions, sharing equal ones and folding constants. */
  static final class Builder {
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Integer> known = new HashMap<>();

    int constant(double value) {
      return append(new Instruction(Operation.CONSTANT, List.of(), 0, value));
    }

    int argument(int index) {
      return append(new Instruction(Operation.ARGUMENT, List.of(), index, 0));
    }

    int parameter(int index) {
      return append(new Instruction(Operation.PARAMETER, List.of(), index, 0));
    }

    int apply(Operation operation, int... operands) {
      if (operands.length != operation.operands()) {
        throw new IllegalArgumentException(operation + " takes " + operation.operands() + " operands, got " + operands.length);
      }
      List<Integer> positions = new ArrayList<>();
      boolean allConstant = true;
      for (int operand : operands) {
        positions.add(operand);
        allConstant &= isConstant(operand);
      }
      if (allConstant) {
        double[] values = new double[4];
        for (int k = 0; k < operands.length; k++) {
          values[k] = instructions.get(operands[k]).constant();
        }
        return constant(operation.apply(values[0], values[1], values[2], values[3]));
      }
      if (operation == Operation.MULTIPLY && equals(operands[0], 1)) {
        return operands[1];
      }
      if ((operation == Operation.MULTIPLY || operation == Operation.DIVIDE) && equals(operands[1], 1)) {
        return operands[0];
      }
      if (operation == Operation.MULTIPLY && equals(operands[0], -1)) {
        return apply(Operation.NEGATE, operands[1]);
      }
      return append(new Instruction(operation, List.copyOf(positions), 0, 0));
    }

    private boolean isConstant(int position) {
      return instructions.get(position).operation() == Operation.CONSTANT;
    }

    private boolean equals(int position, double value) {
      return isConstant(position) && instructions.get(position).constant() == value;
    }

    private int append(Instruction instruction) {
      Integer position = known.get(instruction);
      if (position == null) {
        position = instructions.size();
        instructions.add(instruction);
        known.put(instruction, position);
      }
      return position;
    }

    /** The tape of the given results without the instructions that none of them needs. */
    Tape build(List<Integer> results, int arguments, int parameters) {
      boolean[] needed = new boolean[instructions.size()];
      results.forEach(r -> needed[r] = true);
      for (int k = instructions.size() - 1; k >= 0; k--) {
        if (needed[k]) {
          instructions.get(k).operands().forEach(o -> needed[o] = true);
        }
      }
      int[] moved = new int[instructions.size()];
      List<Instruction> kept = new ArrayList<>();
      for (int k = 0; k < instructions.size(); k++) {
        if (needed[k]) {
          Instruction old = instructions.get(k);
          moved[k] = kept.size();
          kept.add(new Instruction(old.operation(), old.operands().stream().map(o -> moved[o]).toList(), old.index(), old.constant()));
        }
      }
      return new Tape(List.copyOf(kept), results.stream().map(r -> moved[r]).toList(), arguments, parameters);
    }
  }
}
