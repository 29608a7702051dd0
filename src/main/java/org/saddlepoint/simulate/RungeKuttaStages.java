package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.lower.Lowered.Definition;

/**
 * The stages of Runge–Kutta steps of one length as loops over the sites and trajectories of a species: rates, their sum, the next states and what follows from
 * these before any product with a coupling, so that nothing in between goes through memory.
 */
final class RungeKuttaStages {
  /** What a stage does with the rates r, from the states y at the start of the step. */
  enum Stage {
    /** Sum = r, and to y + dt r/2. */
    FIRST,
    /** Adds 2r to the sum, and to y + dt r/2. */
    SECOND,
    /** Adds 2r to the sum, and to y + dt r. */
    THIRD,
    /** To y + dt (sum + r)/6. */
    LAST
  }

  private static final String AHEAD = "time ahead";

  private final Program program;
  /** Of the arrays by name: those of the frame, then the states at the start of a step and the sums of the rates by state. */
  private final Map<String, Integer> position = new HashMap<>();
  private final List<List<Loop>> loops;

  /** A loop of one species. @param read arrays that it reads, @param written and that it writes, by position */
  private record Loop(int species, CompiledFunction function, int[] read, int[] written) {
    void run(double[][] arrays, int count) {
      function.apply(pick(arrays, read), pick(arrays, written), 0, count);
    }

    private static double[][] pick(double[][] arrays, int[] which) {
      double[][] picked = new double[which.length][];
      for (int k = 0; k < which.length; k++) {
        picked[k] = arrays[which[k]];
      }
      return picked;
    }
  }

  RungeKuttaStages(Program program, SlotTable table, double timeStep) {
    this.program = program;
    table.slots().forEach(s -> position.put(s.name(), position.size()));
    IntStream.range(0, program.states().size()).forEach(k -> position.put(start(k), position.size()));
    IntStream.range(0, program.states().size()).forEach(k -> position.put(sum(k), position.size()));
    List<Optional<Formula>> first = formulas(Stage.FIRST);
    List<Optional<Formula>> middle = formulas(Stage.SECOND);
    List<Optional<Formula>> last = formulas(Stage.LAST);
    loops = List.of(bound(first, timeStep / 2), bound(middle, timeStep / 2), bound(middle, timeStep), bound(last, timeStep / 6));
  }

  /** Runs the loops of a stage. @param start states at the start of the step by state, @param sum of the rates so far */
  void run(Stage stage, Frame frame, double[][] start, double[][] sum) {
    double[][] slots = frame.arrays();
    double[][] arrays = Arrays.copyOf(slots, slots.length + start.length + sum.length);
    System.arraycopy(start, 0, arrays, slots.length, start.length);
    System.arraycopy(sum, 0, arrays, slots.length + start.length, sum.length);
    for (Loop loop : loops.get(stage.ordinal())) {
      loop.run(arrays, frame.count(loop.species()));
    }
  }

  private record Formula(int species, Lowered code, int[] read, int[] written) {}

  private static List<Loop> bound(List<Optional<Formula>> formulas, double ahead) {
    return formulas.stream().flatMap(Optional::stream).map(f -> new Loop(f.species(), f.code().bind(ahead), f.read(), f.written())).toList();
  }

  private List<Optional<Formula>> formulas(Stage stage) {
    return IntStream.range(0, program.speciesCount()).mapToObj(s -> formula(stage, s)).toList();
  }

  /** None for a species that has neither states nor outputs. */
  private Optional<Formula> formula(Stage stage, int species) {
    List<Definition> definitions = new ArrayList<>();
    Set<String> results = new LinkedHashSet<>();
    List<Integer> states = IntStream.range(0, program.states().size()).filter(k -> program.states().get(k).slot().species() == species).boxed().toList();
    for (int k : states) {
      definitions.add(new Definition(rate(k), program.states().get(k).rate()));
    }
    for (int k : states) {
      String state = program.states().get(k).slot().name();
      if (stage == Stage.FIRST) {
        definitions.add(new Definition(start(k), Expr.sym(state)));
        definitions.add(new Definition(sum(k), Expr.sym(rate(k))));
        results.add(start(k));
      } else {
        definitions.add(new Definition(sum(k), Expr.add(Expr.sym(sum(k)), Expr.mul(Expr.num(stage == Stage.LAST ? 1 : 2), Expr.sym(rate(k))))));
      }
      if (stage != Stage.LAST) {
        results.add(sum(k));
      }
      definitions.add(new Definition(state, Expr.add(Expr.sym(start(k)), Expr.mul(Expr.sym(AHEAD), Expr.sym(stage == Stage.LAST ? sum(k) : rate(k))))));
      results.add(state);
    }
    program.operations().stream().takeWhile(o -> o instanceof Operation.Local).filter(o -> o.target().species() == species).forEach(o -> {
      definitions.add(new Definition(o.target().name(), ((Operation.Local) o).formula()));
      results.add(o.target().name());
    });
    if (results.isEmpty()) {
      return Optional.empty();
    }
    List<String> read = arguments(definitions);
    Lowered code = Lowered.sequence(definitions, List.copyOf(results), read, List.of(AHEAD));
    return Optional.of(new Formula(species, code, arrays(read), arrays(results)));
  }

  /** What the definitions use and none before has defined. */
  private static List<String> arguments(List<Definition> definitions) {
    Set<String> defined = new LinkedHashSet<>(Set.of(AHEAD));
    Set<String> used = new LinkedHashSet<>();
    for (Definition definition : definitions) {
      definition.value().freeSymbols().stream().filter(name -> !defined.contains(name)).forEach(used::add);
      defined.add(definition.name());
    }
    return List.copyOf(used);
  }

  // Names with spaces, which no field or parameter has.
  private static String rate(int state) {
    return "rate of state " + state;
  }

  private static String start(int state) {
    return "start of state " + state;
  }

  private static String sum(int state) {
    return "sum of state " + state;
  }

  private int[] arrays(Collection<String> names) {
    return names.stream().mapToInt(position::get).toArray();
  }
}
