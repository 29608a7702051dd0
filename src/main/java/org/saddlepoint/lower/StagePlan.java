package org.saddlepoint.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tape cut at its elementary functions. Values that one stage hands to a later one live in numbered slots; the arguments are the
 * first slots.
 *
 * @param stages in the order of execution
 * @param slots how many there are
 * @param results the slots of the tape's results
 */
record StagePlan(List<Stage> stages, int slots, int[] results) {
  /**
   * A loop over elements, then the kernels whose operands are known after it.
   *
   * @param loop what the loop computes, empty if only kernels run; its arguments are the slots {@code read}, its results go to the slots {@code written}
   */
  record Stage(Optional<Tape> loop, int[] read, int[] written, List<Call> calls) {}

  /** {@code slot[to] = operation(slot[from])}. */
  record Call(Operation operation, int from, int to) {}

  /** Whether a tape has a function of its arguments that kernels know. */
  static boolean pays(Tape tape) {
    boolean[] depends = tape.dependence();
    for (int k = 0; k < depends.length; k++) {
      if (depends[k] && VectorFunctions.have(tape.instructions().get(k).operation())) {
        return true;
      }
    }
    return false;
  }

  static StagePlan of(Tape tape) {
    return new Planner(tape).plan();
  }

  private static final class Planner {
    private final Tape tape;
    private final List<Instruction> instructions;
    private final boolean[] depends;

    /** The stage whose loop computes an instruction, or before which a kernel has computed it. */
    private final int[] stage;

    private final Map<Integer, Integer> slots = new LinkedHashMap<>();
    private int count;

    Planner(Tape tape) {
      this.tape = tape;
      this.instructions = tape.instructions();
      this.depends = tape.dependence();
      this.stage = new int[instructions.size()];
      this.count = tape.arguments();
      for (int k = 0; k < stage.length; k++) {
        for (int operand : instructions.get(k).operands()) {
          stage[k] = Math.max(stage[k], stage[operand]);
        }
        if (isKernel(k)) {
          stage[k]++;
        }
      }
    }

    private boolean isKernel(int k) {
      return depends[k] && VectorFunctions.have(instructions.get(k).operation());
    }

    /** Arguments and what kernels return are in slots by themselves; constants and parameters are computed wherever they are needed. */
    private boolean isGiven(int k) {
      return instructions.get(k).operation() == Operation.ARGUMENT || isKernel(k);
    }

    private int slot(int k) {
      return instructions.get(k).operation() == Operation.ARGUMENT ? instructions.get(k).index() : slots.computeIfAbsent(k, key -> count++);
    }

    StagePlan plan() {
      boolean[] handedOn = new boolean[stage.length];
      for (int k = 0; k < stage.length; k++) {
        for (int operand : instructions.get(k).operands()) {
          handedOn[operand] |= depends[operand] && (isKernel(k) || stage[operand] < stage[k]);
        }
      }
      tape.results().forEach(r -> handedOn[r] = true);
      int last = 0;
      for (int s : stage) {
        last = Math.max(last, s);
      }
      List<Stage> stages = new ArrayList<>();
      for (int s = 0; s <= last; s++) {
        stages.add(stage(s, handedOn));
      }
      int[] results = tape.results().stream().mapToInt(this::slot).toArray();
      return new StagePlan(List.copyOf(stages), count, results);
    }

    private Stage stage(int s, boolean[] handedOn) {
      Tape.Builder builder = new Tape.Builder();
      Map<Integer, Integer> moved = new HashMap<>();
      List<Integer> read = new ArrayList<>();
      List<Integer> results = new ArrayList<>();
      List<Integer> written = new ArrayList<>();
      List<Call> calls = new ArrayList<>();
      for (int k = 0; k < stage.length; k++) {
        if (isKernel(k) && stage[k] == s + 1) {
          calls.add(new Call(instructions.get(k).operation(), slot(instructions.get(k).operands().get(0)), slot(k)));
        }
        boolean here = handedOn[k] && !isGiven(k) && (depends[k] ? stage[k] == s : s == 0);
        if (here) {
          results.add(write(k, s, builder, moved, read));
          written.add(slot(k));
        }
      }
      Optional<Tape> loop = results.isEmpty() ? Optional.empty() : Optional.of(builder.build(results, read.size(), tape.parameters()));
      return new Stage(loop, ints(read), ints(written), List.copyOf(calls));
    }

    /** The position of an instruction in the loop of stage s, reading from a slot what is known before it. */
    private int write(int k, int s, Tape.Builder builder, Map<Integer, Integer> moved, List<Integer> read) {
      Integer known = moved.get(k);
      if (known != null) {
        return known;
      }
      Instruction instruction = instructions.get(k);
      int position;
      if (depends[k] && (isGiven(k) || stage[k] < s)) {
        position = builder.argument(read.size());
        read.add(slot(k));
      } else {
        position = switch (instruction.operation()) {
          case CONSTANT -> builder.constant(instruction.constant());
          case PARAMETER -> builder.parameter(instruction.index());
          default -> builder.apply(
              instruction.operation(),
              instruction.operands().stream().mapToInt(o -> write(o, s, builder, moved, read)).toArray());
        };
      }
      moved.put(k, position);
      return position;
    }

    private static int[] ints(List<Integer> list) {
      return list.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
