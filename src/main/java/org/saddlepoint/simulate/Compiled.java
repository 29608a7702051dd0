package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program with its formulas compiled and its slots numbered; independent of sizes and draws, safe to share between threads. */
final class Compiled {
  private final Program program;
  private final SlotTable table;
  private final List<Step> steps = new ArrayList<>();
  private final List<FrameFormula> rates = new ArrayList<>();
  private final int[] stateSlot;
  private final int firstProduct;
  private final Map<String, Integer> couplingIndex = new LinkedHashMap<>();
  private final Map<Double, RungeKuttaStages> stages = new HashMap<>();

  /** One operation: a formula into {@code target}, or a product with a coupling. */
  private sealed interface Step {
    record Evaluate(int target, int species, FrameFormula formula) implements Step {}

    record Transmit(int target, int source, int coupling) implements Step {}
  }

  Compiled(Program program) {
    this.program = program;
    table = new SlotTable(program);
    program.network().couplings().forEach(c -> couplingIndex.put(c.name(), couplingIndex.size()));
    for (Operation operation : program.operations()) {
      int target = table.indexOf(operation.target());
      if (operation instanceof Operation.Input input) {
        steps.add(new Step.Transmit(target, table.indexOf(input.source()), couplingIndex.get(input.coupling())));
      } else {
        steps.add(new Step.Evaluate(target, operation.target().species(), table.compile(((Operation.Local) operation).formula())));
      }
    }
    int local = 0;
    while (local < steps.size() && steps.get(local) instanceof Step.Evaluate) {
      local++;
    }
    firstProduct = local;
    program.states().forEach(s -> rates.add(table.compile(s.rate())));
    stateSlot = program.states().stream().mapToInt(s -> table.indexOf(s.slot())).toArray();
  }

  Program program() {
    return program;
  }

  SlotTable table() {
    return table;
  }

  int stateCount() {
    return stateSlot.length;
  }

  int stateSlot(int state) {
    return stateSlot[state];
  }

  int stateSpecies(int state) {
    return program.states().get(state).slot().species();
  }

  /** Whether a state is the logarithm of a field that is kept positive. */
  boolean isLogarithm(int state) {
    return program.logarithms().containsKey(program.states().get(state).slot().name());
  }

  /** Fills every slot that follows from the states and noises in the frame. */
  void complete(Frame frame) {
    fill(frame, steps);
  }

  /** Fills the slots from the first product on. */
  void fromProducts(Frame frame) {
    fill(frame, steps.subList(firstProduct, steps.size()));
  }

  private static void fill(Frame frame, List<Step> some) {
    for (Step step : some) {
      if (step instanceof Step.Evaluate e) {
        e.formula().apply(frame.arrays(), frame.array(e.target()), frame.count(e.species()));
      } else {
        Step.Transmit t = (Step.Transmit) step;
        frame.transmit(t.coupling(), t.source(), t.target());
      }
    }
  }

  /** The rate of a state in a frame that is complete. */
  void rate(int state, Frame frame, double[] out) {
    rates.get(state).apply(frame.arrays(), out, frame.count(stateSpecies(state)));
  }

  /** The stages of Runge–Kutta steps, compiled when they are first needed: it takes a while until their loops are fast. */
  synchronized RungeKuttaStages stages(double timeStep) {
    return stages.computeIfAbsent(timeStep, dt -> new RungeKuttaStages(program, table, dt));
  }
}
