package org.saddlepoint.lower;

import java.util.List;
import java.util.Optional;

/**
 * Executes a tape over blocks of 512 elements in stages: loops compiled to bytecode for everything the compiler turns into vector
 * instructions by itself (sums, products, quotients, roots), and kernels for elementary functions of whole arrays in between. Single
 * values, short arrays and the first calls go through the whole tape as one loop; all of it returns the same bits.
 */
final class StagedEngine implements Engine {
  private static final int BLOCK = 512;
  private static final int SHORT = 64;

  /** Vector kernels are slow until the virtual machine has compiled them, and save nanoseconds per element afterwards. */
  static final long WORTHWHILE = 1L << 24;

  private final Engine whole;
  private final Tape tape;
  private final ArrayKernels kernels;
  private final long worthwhile;
  private Cut cut;

  /** The plan and its compiled loops, one per stage, empty where a stage has kernels only. */
  private record Cut(StagePlan plan, List<Optional<Lowered>> loops) {
    List<Optional<CompiledFunction>> bind(double[] parameters) {
      return loops.stream().map(l -> l.map(some -> some.bind(parameters))).toList();
    }
  }

  StagedEngine(Tape tape, Engine whole, ArrayKernels kernels, long worthwhile) {
    this.whole = whole;
    this.kernels = kernels;
    this.worthwhile = worthwhile;
    this.tape = tape;
  }

  /** Made when it is first needed: most functions are called too seldom to pay for it. */
  private synchronized Cut cut() {
    if (cut == null) {
      StagePlan plan = StagePlan.of(tape);
      cut = new Cut(plan, plan.stages().stream().map(s -> s.loop().map(Lowered::of)).toList());
    }
    return cut;
  }

  @Override
  public CompiledFunction bind(double... parameters) {
    return new Bound(whole.bind(parameters), parameters.clone());
  }

  private final class Bound implements CompiledFunction {
    private final CompiledFunction single;
    private final double[] parameters;
    private Runner runner;

    /** Elements seen so far. Threads may lose a count among them, which only delays the change to other code with equal results. */
    private long seen;

    Bound(CompiledFunction single, double[] parameters) {
      this.single = single;
      this.parameters = parameters;
    }

    @Override
    public int arity() {
      return single.arity();
    }

    @Override
    public int results() {
      return single.results();
    }

    @Override
    public double value(double... arguments) {
      return single.value(arguments);
    }

    @Override
    public double applyAsDouble(double x) {
      return single.applyAsDouble(x);
    }

    @Override
    public void apply(double[][] inputs, double[][] outputs, int from, int to) {
      if (tooFew(to - from)) {
        single.apply(inputs, outputs, from, to);
        return;
      }
      blocks(from, to, (k, start, slot, length) -> System.arraycopy(inputs[k], start, slot, 0, length),
          (r, start, slot, length) -> System.arraycopy(slot, 0, outputs[r], start, length));
    }

    @Override
    public void apply(float[][] inputs, float[][] outputs, int from, int to) {
      if (tooFew(to - from)) {
        single.apply(inputs, outputs, from, to);
        return;
      }
      blocks(from, to, (k, start, slot, length) -> widen(inputs[k], start, slot, length), (r, start, slot, length) -> round(slot, outputs[r], start, length));
    }

    /** @param fetch puts a block of an argument into a slot, @param store a block of a result where the caller wants it */
    private void blocks(int from, int to, Transfer fetch, Transfer store) {
      Runner runner = runner();
      double[][] slots = runner.slots(to - from);
      for (int start = from; start < to; start += BLOCK) {
        int length = Math.min(BLOCK, to - start);
        for (int k = 0; k < arity(); k++) {
          fetch.move(k, start, slots[k], length);
        }
        runner.run(slots, length);
        for (int r = 0; r < results(); r++) {
          store.move(r, start, slots[runner.plan.results()[r]], length);
        }
      }
    }

    private boolean tooFew(int count) {
      if (count < SHORT) {
        return true;
      }
      if (seen >= worthwhile) {
        return false;
      }
      seen += count;
      return true;
    }

    private synchronized Runner runner() {
      if (runner == null) {
        runner = new Runner(cut().plan(), cut().bind(parameters), kernels);
      }
      return runner;
    }
  }

  /** Moves elements start … start + length − 1 of an argument or a result between the caller's array and a slot. */
  private interface Transfer {
    void move(int which, int start, double[] slot, int length);
  }

  private static void widen(float[] in, int start, double[] slot, int length) {
    for (int i = 0; i < length; i++) {
      slot[i] = in[start + i];
    }
  }

  private static void round(double[] slot, float[] out, int start, int length) {
    for (int i = 0; i < length; i++) {
      out[start + i] = (float) slot[i];
    }
  }

  /** The stages with their parameters bound. */
  private record Runner(StagePlan plan, List<Optional<CompiledFunction>> bodies, ArrayKernels kernels) {
    double[][] slots(int count) {
      return new double[plan.slots()][Math.min(BLOCK, count)];
    }

    /** All stages for one block whose arguments stand in the first slots. */
    void run(double[][] slots, int length) {
      for (int s = 0; s < bodies.size(); s++) {
        StagePlan.Stage stage = plan.stages().get(s);
        if (bodies.get(s).isPresent()) {
          bodies.get(s).get().apply(pick(slots, stage.read()), pick(slots, stage.written()), 0, length);
        }
        for (StagePlan.Call call : stage.calls()) {
          kernels.apply(call.operation(), slots[call.from()], 0, slots[call.to()], 0, length);
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
