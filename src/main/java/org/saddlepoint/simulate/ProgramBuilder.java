package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kinks;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.TimeKind;

/** Makes a {@link Program} of a network: names the inputs, orders the algebraic fields, lists the states. */
final class ProgramBuilder {
  private final Network network;
  private final Map<Input, Slot> inputs = new LinkedHashMap<>();
  private final List<Operation> available = new ArrayList<>();
  private final List<NoiseSlot> noises = new ArrayList<>();
  private final Map<String, String> logarithms = new LinkedHashMap<>();

  private record Input(String coupling, Expr source) {}

  private ProgramBuilder(Network network) {
    this.network = network;
  }

  static Program build(Network network) {
    return new ProgramBuilder(network).build();
  }

  private Program build() {
    Set<String> unknown = network.time() == TimeKind.STATIC ? AlgebraicOrder.unknowns(network) : Set.of();
    List<StateVariable> states = new ArrayList<>();
    for (Field field : network.fields()) {
      int species = Program.speciesIndex(network, field.species());
      if (field.kind() == Field.Kind.ALGEBRAIC && !unknown.contains(field.name())) {
        available.add(new Operation.Local(new Slot(field.name(), species), prepare(field.rightHandSide(), species)));
      } else {
        addStates(field, species, states);
      }
    }
    List<Program.ProgramObservable> observables = new ArrayList<>();
    for (Measured measured : Measured.of(network)) {
      int species = Program.speciesIndex(network, measured.species());
      Optional<Expr> slope = measured.slope().filter(s -> !jumps(measured.expr())).map(s -> prepare(s, species));
      observables.add(new Program.ProgramObservable(measured, species, prepare(measured.expr(), species), slope));
    }
    Set<String> ready = new LinkedHashSet<>();
    states.forEach(s -> ready.add(s.slot().name()));
    noises.forEach(n -> ready.add(n.slot().name()));
    network.species().forEach(s -> s.parameters().forEach(p -> ready.add(p.name())));
    return new Program(network, List.copyOf(states), ordered(ready), List.copyOf(noises), Map.copyOf(logarithms), List.copyOf(observables));
  }

  /** Whether a function of one field jumps: its mean slope has a part at the jump that no sample shows, and is not measured. */
  private boolean jumps(Expr observable) {
    Expr formula = network.withParameterValues(network.expandFunctions(observable));
    List<String> symbols = List.copyOf(formula.freeSymbols());
    return symbols.size() == 1 && Kinks.of(formula, symbols.get(0)).stream().anyMatch(k -> k.smoothness() < 0);
  }

  private void addStates(Field field, int species, List<StateVariable> states) {
    Expr right = prepare(field.rightHandSide(), species);
    switch (field.kind()) {
      case ALGEBRAIC -> states.add(new StateVariable(new Slot(field.name(), species), right.minus(Expr.sym(field.name()))));
      case IMPLICIT, DISCRETE -> states.add(new StateVariable(new Slot(field.name(), species), right));
      case DIFFERENTIAL -> {
        Optional<Expr> relative = PositiveField.relativeRate(field, right, e -> Evaluation.real(network.withParameterValues(network.expandFunctions(e))));
        if (relative.isPresent()) {
          String logarithm = "log#" + field.name();
          logarithms.put(logarithm, field.name());
          states.add(new StateVariable(new Slot(logarithm, species), relative.get()));
          available.add(new Operation.Local(new Slot(field.name(), species), Expr.apply("exp", Expr.sym(logarithm))));
        } else {
          for (int k = 0; k < field.order(); k++) {
            String name = field.name() + "'".repeat(k);
            Expr rate = k + 1 < field.order() ? Expr.sym(name + "'") : right;
            states.add(new StateVariable(new Slot(name, species), rate));
          }
        }
      }
    }
  }

  /** The formula with functions written out, parameters as numbers, and every input and noise as a slot. */
  private Expr prepare(Expr expr, int species) {
    Expr plain = network.withParameterValues(network.expandFunctions(expr));
    return replace(plain, species);
  }

  private Expr replace(Expr expr, int species) {
    if (expr instanceof Apply a && a.isInput()) {
      String coupling = a.arguments().get(0).toString();
      return Expr.sym(input(new Input(coupling, a.arguments().get(1)), species).name());
    }
    if (expr.children().isEmpty()) {
      Optional<Noise> noise = network.noise(expr.toString());
      return noise.isPresent() ? Expr.sym(noise(noise.get(), species).name()) : expr;
    }
    return expr.withChildren(expr.children().stream().map(child -> replace(child, species)).toList());
  }

  private Slot input(Input input, int species) {
    Slot known = inputs.get(input);
    if (known != null) {
      return known;
    }
    int number = inputs.size();
    Slot target = new Slot("input#" + number, species);
    inputs.put(input, target);
    int from = Program.speciesIndex(network, network.coupling(input.coupling()).from());
    Expr formula = replace(input.source(), from);
    Slot source = new Slot(formula instanceof Symbol s ? s.name() : "source#" + number, from);
    if (!(formula instanceof Symbol)) {
      available.add(new Operation.Local(source, formula));
    }
    available.add(new Operation.Input(target, input.coupling(), source));
    return target;
  }

  private Slot noise(Noise noise, int species) {
    String name = noise.name() + "#" + network.species().get(species).name();
    Optional<NoiseSlot> known = noises.stream().filter(n -> n.slot().name().equals(name)).findFirst();
    if (known.isPresent()) {
      return known.get().slot();
    }
    NoiseSlot added = new NoiseSlot(new Slot(name, species), noise.law());
    noises.add(added);
    return added.slot();
  }

  /** The operations sorted so that each finds what it reads. The reader has excluded loops, static ones are unknowns. */
  private List<Operation> ordered(Set<String> ready) {
    List<Operation> waiting = new ArrayList<>(available);
    List<Operation> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Operation next = waiting.stream().filter(o -> ready.containsAll(reads(o))).findFirst()
          .orElseThrow(() -> new IllegalStateException("an algebraic loop through " + waiting.get(0).target().name()));
      waiting.remove(next);
      ordered.add(next);
      ready.add(next.target().name());
    }
    return List.copyOf(ordered);
  }

  private static Set<String> reads(Operation operation) {
    if (operation instanceof Operation.Input input) {
      return Set.of(input.source().name());
    }
    return ((Operation.Local) operation).formula().freeSymbols();
  }
}
