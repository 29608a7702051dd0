package org.saddlepoint.lower;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Executes a tape over blocks of 512 elements in stages: loops compiled to bytecode for everything the compiler turns into vector
 * instructions by itself (sums, products, quotients, roots), and one loop over vectors for each elementary function in between. For tapes with
 * operations that have no vector code, or too long for one loop ({@link FusedEngine}). All ways return the same bits.
 */
final class StagedEngine extends ArrayEngine<StagedEngine.Cut> {
  private static final int BLOCK = 512;

  private final Tape tape;

  /** The plan, its compiled loops, one per stage and empty where a stage has elementary functions only, and these functions. */
  record Cut(StagePlan plan, List<Optional<Lowered>> loops, Map<Operation, CompiledFunction> functions) {
    static Cut of(Tape tape) {
      StagePlan plan = StagePlan.of(tape);
      Map<Operation, CompiledFunction> functions = new EnumMap<>(Operation.class);
      plan.stages().forEach(s -> s.calls().forEach(call -> functions.computeIfAbsent(call.operation(), StagedEngine::function)));
      return new Cut(plan, plan.stages().stream().map(s -> s.loop().map(Lowered::of)).toList(), functions);
    }

    List<Optional<CompiledFunction>> bind(double[] parameters) {
      return loops.stream().map(l -> l.map(some -> some.bind(parameters))).toList();
    }
  }

  /** An elementary function of arrays, in vectors where there are any. */
  static CompiledFunction function(Operation operation) {
    Tape tape = VectorLoop.tapeOf(operation);
    BytecodeEngine single = new BytecodeEngine(tape);
    return (VectorLoop.available() ? new FusedEngine(tape, single, 0) : single).bind();
  }

  StagedEngine(Tape tape, BytecodeEngine whole, long worthwhile) {
    super(whole, worthwhile);
    this.tape = tape;
  }

  @Override
  Cut prepare() {
    return Cut.of(tape);
  }

  @Override
  ArrayCode code(Cut prepared, GeneratedFunction single, double[] parameters) {
    return new Stages(tape.arguments(), prepared.plan(), prepared.bind(parameters), prepared.functions());
  }

  /** Moves elements start … start + length − 1 of an argument or a result between the caller's array and a slot. */
  private interface Transfer {
    void move(int which, int start, double[] slot, int length);
  }

  /** The stages with their parameters bound. */
  private record Stages(int arity, StagePlan plan, List<Optional<CompiledFunction>> bodies, Map<Operation, CompiledFunction> functions) implements ArrayCode {
    @Override
    public void apply(double[][] inputs, double[][] outputs, int from, int to) {
      blocks(from, to, (k, start, slot, length) -> System.arraycopy(inputs[k], start, slot, 0, length),
          (r, start, slot, length) -> System.arraycopy(slot, 0, outputs[r], start, length));
    }

    @Override
    public void apply(float[][] inputs, float[][] outputs, int from, int to) {
      blocks(from, to, (k, start, slot, length) -> Blocks.widen(inputs[k], start, slot, length),
          (r, start, slot, length) -> Blocks.round(slot, outputs[r], start, length));
    }

    /** @param fetch puts a block of an argument into a slot, @param store a block of a result where the caller wants it */
    private void blocks(int from, int to, Transfer fetch, Transfer store) {
      double[][] slots = new double[plan.slots()][Math.min(BLOCK, to - from)];
      for (int start = from; start < to; start += BLOCK) {
        int length = Math.min(BLOCK, to - start);
        for (int k = 0; k < arity; k++) {
          fetch.move(k, start, slots[k], length);
        }
        run(slots, length);
        for (int r = 0; r < plan.results().length; r++) {
          store.move(r, start, slots[plan.results()[r]], length);
        }
      }
    }

    /** All stages for one block whose arguments stand in the first slots. */
    private void run(double[][] slots, int length) {
      for (int s = 0; s < bodies.size(); s++) {
        StagePlan.Stage stage = plan.stages().get(s);
        if (bodies.get(s).isPresent()) {
          bodies.get(s).get().apply(pick(slots, stage.read()), pick(slots, stage.written()), 0, length);
        }
        for (StagePlan.Call call : stage.calls()) {
          functions.get(call.operation()).apply(slots[call.from()], slots[call.to()], length);
        }
      }
    }

    private static double[][] pick(double[][] slots, int[] which) {
      double[][] picked = new double[which.length][];
      for (int k = 0; k < which.length; k++) {
        picked[k] = slots[which[k]];
      }
      return picked;
    }
  }
}
