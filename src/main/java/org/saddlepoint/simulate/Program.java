package org.saddlepoint.simulate;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Species;

/**
 * A network made ready to run, for any size and any draw: every formula has its functions written out and its parameters replaced
 * by numbers; what remains are slots and site parameters. Compiled once, drawn and integrated many times.
 *
 * @param network the network as written
 * @param states what is carried from one instant to the next
 * @param operations what follows at once from the states, noises and site parameters, in an order in which it can be computed
 * @param noises the noises by slot
 * @param logarithms for a field that is integrated in its logarithm, the name of the field by the name of the logarithm's slot
 * @param observables what is measured, as formulas of slots
 */
record Program(
    Network network,
    List<StateVariable> states,
    List<Operation> operations,
    List<NoiseSlot> noises,
    Map<String, String> logarithms,
    List<ProgramObservable> observables) {

  /** @param slope formula of the slope whose mean is the gain, for automatic observables */
  record ProgramObservable(Measured measured, int species, Expr formula, Optional<Expr> slope) {}

  Species species(int index) {
    return network.species().get(index);
  }

  int speciesCount() {
    return network.species().size();
  }

  static int speciesIndex(Network network, String name) {
    for (int s = 0; s < network.species().size(); s++) {
      if (network.species().get(s).name().equals(name)) {
        return s;
      }
    }
    throw new NoSuchElementException("species " + name);
  }

  /** The slots that a formula may name, other than site parameters: states, noises and targets of operations. */
  List<Slot> slots() {
    java.util.ArrayList<Slot> slots = new java.util.ArrayList<>();
    states.forEach(s -> slots.add(s.slot()));
    noises.forEach(n -> slots.add(n.slot()));
    operations.forEach(o -> slots.add(o.target()));
    return List.copyOf(slots);
  }

  Slot slot(String name) {
    return slots().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new NoSuchElementException("slot " + name));
  }
}
