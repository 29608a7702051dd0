package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.cloud.LinearSites;
import org.saddlepoint.numeric.cloud.RandomSystem;

/**
 * What a site does by itself, linearised: the derivatives of the rates of its states and of what it sends, by its states and by its inputs. Algebraic
 * fields are written out down to states and inputs, so that an input that passes through a site without delay stays one of that site.
 */
final class SiteResponses {
  private final Compiled compiled;
  private final List<RandomSystem.Input> inputs = new ArrayList<>();
  private final List<Operation.Input> operations = new ArrayList<>();
  private final List<Species> species = new ArrayList<>();

  /** The slots of one species by number, and the derivatives of rates and sources. */
  private record Species(List<String> states, List<String> inputs, List<String> sources, FrameFormula[] a, FrameFormula[] b, FrameFormula[] c, FrameFormula[] e) {}

  SiteResponses(Compiled compiled) {
    this.compiled = compiled;
    Program program = compiled.program();
    Map<String, Expr> formulas = new LinkedHashMap<>();
    for (Operation operation : program.operations()) {
      if (operation instanceof Operation.Input input) {
        operations.add(input);
      } else {
        formulas.put(operation.target().name(), ((Operation.Local) operation).formula());
      }
    }
    for (int s = 0; s < program.speciesCount(); s++) {
      species.add(species(s, formulas));
    }
    for (Operation.Input o : operations) {
      int to = o.target().species();
      int from = o.source().species();
      inputs.add(new RandomSystem.Input(to, species.get(to).inputs().indexOf(o.target().name()), from, species.get(from).sources().indexOf(o.source().name())));
    }
  }

  private Species species(int index, Map<String, Expr> formulas) {
    List<StateVariable> states = compiled.program().states().stream().filter(s -> s.slot().species() == index).toList();
    List<String> names = states.stream().map(s -> s.slot().name()).toList();
    List<String> arriving = operations.stream().filter(o -> o.target().species() == index).map(o -> o.target().name()).toList();
    List<String> sources = operations.stream().filter(o -> o.source().species() == index).map(o -> o.source().name()).distinct().toList();
    List<Expr> rates = states.stream().map(s -> expanded(s.rate(), formulas)).toList();
    List<Expr> sent = sources.stream().map(s -> expanded(Expr.sym(s), formulas)).toList();
    return new Species(names, arriving, sources, derivatives(rates, names), derivatives(rates, arriving), derivatives(sent, names), derivatives(sent, arriving));
  }

  private FrameFormula[] derivatives(List<Expr> formulas, List<String> variables) {
    return formulas.stream().flatMap(f -> variables.stream().map(f::derivative)).map(compiled.table()::compile).toArray(FrameFormula[]::new);
  }

  private static Expr expanded(Expr expr, Map<String, Expr> formulas) {
    Expr result = expr;
    for (String name : List.copyOf(result.freeSymbols())) {
      if (formulas.containsKey(name)) {
        result = result.substitute(name, expanded(formulas.get(name), formulas));
      }
    }
    return result;
  }

  /** All inputs, in the order of {@link #operations}. */
  List<RandomSystem.Input> inputs() {
    return List.copyOf(inputs);
  }

  /** The sums over couplings, which say the coupling and the slots. */
  List<Operation.Input> operations() {
    return List.copyOf(operations);
  }

  /** The derivatives at the state of the first trajectory of a complete frame, by species. */
  List<LinearSites> at(Frame frame) {
    List<LinearSites> groups = new ArrayList<>();
    for (int s = 0; s < species.size(); s++) {
      Species d = species.get(s);
      int count = frame.sites(s);
      groups.add(new LinearSites(count, d.states().size(), d.inputs().size(), d.sources().size(), values(d.a(), frame, count), values(d.b(), frame, count), values(d.c(), frame, count),
          values(d.e(), frame, count)));
    }
    return List.copyOf(groups);
  }

  /** Site by site. */
  private static double[] values(FrameFormula[] formulas, Frame frame, int count) {
    double[] all = new double[formulas.length * count];
    double[] one = new double[count];
    for (int k = 0; k < formulas.length; k++) {
      formulas[k].apply(frame.arrays(), one, count);
      for (int i = 0; i < count; i++) {
        all[i * formulas.length + k] = one[i];
      }
    }
    return all;
  }
}
