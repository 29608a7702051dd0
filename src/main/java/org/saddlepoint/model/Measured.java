package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;

/**
 * A local quantity that theory and simulation report: a field, a named observable, or an automatic observable, which is a function
 * of the model as it stands in the equations. A function applied to exactly one argument gives its own name ({@code phi}), applied
 * to several one name for each ({@code phi(xE)}, {@code phi(xI)}).
 *
 * @param name what stands for h in {@code C_h(0)}
 * @param species the species of its sites
 * @param expr the formula, in the names of the model
 * @param kind what it is
 * @param output whether it is an automatic observable that stands inside a {@code sum}, by itself or in a formula
 * @param slope the derivative of an automatic observable with respect to its first argument, whose mean is {@code gain_h}
 */
public record Measured(String name, String species, Expr expr, Kind kind, boolean output, Optional<Expr> slope) {
  /** Where the quantity comes from. */
  public enum Kind {
    FIELD,
    OBSERVABLE,
    AUTOMATIC
  }

  /** All of them, fields first, in file order; a name given in the file is not given again. */
  public static List<Measured> of(Network network) {
    List<Measured> all = new ArrayList<>();
    network.fields().forEach(f -> all.add(new Measured(f.name(), f.species(), Expr.sym(f.name()), Kind.FIELD, false, Optional.empty())));
    network.observables().forEach(o -> all.add(new Measured(o.name(), o.species(), o.expr(), Kind.OBSERVABLE, false, Optional.empty())));
    Set<String> taken = new LinkedHashSet<>();
    all.forEach(m -> taken.add(m.name()));
    Map<Apply, Place> places = new LinkedHashMap<>();
    network.fields().forEach(f -> collect(f.rightHandSide(), f.species(), false, network, places));
    places.forEach((application, place) -> {
      Optional<Measured> automatic = automatic(application, place, places.keySet());
      automatic.filter(m -> taken.add(m.name())).ifPresent(all::add);
    });
    return List.copyOf(all);
  }

  /** The species a function is evaluated on, and whether a coupling transmits it. */
  private record Place(String species, boolean output) {}

  private static void collect(Expr expr, String species, boolean inside, Network network, Map<Apply, Place> places) {
    if (expr instanceof Apply input && input.isInput()) {
      collect(input.arguments().get(1), network.coupling(input.arguments().get(0).toString()).from(), true, network, places);
      return;
    }
    if (expr instanceof Apply a && a.totalOrder() == 0 && network.function(a.function()).isPresent()) {
      places.merge(a, new Place(species, inside), (old, now) -> new Place(old.species(), old.output() || now.output()));
    }
    expr.children().forEach(child -> collect(child, species, inside, network, places));
  }

  private static Optional<Measured> automatic(Apply application, Place place, Set<Apply> all) {
    if (application.arguments().stream().allMatch(argument -> argument.freeSymbols().isEmpty())) {
      return Optional.empty();
    }
    long uses = all.stream().filter(other -> other.function().equals(application.function())).count();
    String name = uses == 1 ? application.function() : application.toString();
    return Optional.of(new Measured(name, place.species(), application, Kind.AUTOMATIC, place.output(), Optional.of(application.differentiatedIn(0))));
  }
}
