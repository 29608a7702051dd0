package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Steps;
import org.saddlepoint.expr.Symbol;

/**
 * A right-hand side F + Σ_k A_k·input_k + Σ_n B_n·noise_n with F, A, B local to the site: the drift, and the coefficient of
 * every distinct input {@code sum(J, e)} and of every noise.
 */
public record AffineForm(Expr drift, Map<Apply, Expr> inputs, Map<String, Expr> noises) {

  /** The affine form of an expression, empty if an input or a noise stands inside a function or in a product with another. */
  public static Optional<AffineForm> of(Expr expr, Set<String> noiseNames) {
    Map<Apply, Symbol> places = new LinkedHashMap<>();
    for (Apply input : inputsIn(expr)) {
      places.put(input, new Symbol("input#" + places.size()));
    }
    Expr flat = replaceInputs(expr, places);
    List<String> random = new ArrayList<>();
    places.values().forEach(s -> random.add(s.name()));
    noiseNames.stream().filter(flat::contains).forEach(random::add);
    if (Steps.by(flat, random::contains)) {
      return Optional.empty();
    }
    Map<String, Expr> coefficients = new LinkedHashMap<>();
    Expr drift = flat;
    for (String name : random) {
      Expr coefficient = flat.derivative(name);
      if (random.stream().anyMatch(coefficient::contains)) {
        return Optional.empty();
      }
      coefficients.put(name, coefficient);
      drift = drift.substitute(name, Expr.ZERO);
    }
    Map<Apply, Expr> inputs = new LinkedHashMap<>();
    places.forEach((input, place) -> inputs.put(input, coefficients.get(place.name())));
    Map<String, Expr> noises = new LinkedHashMap<>();
    noiseNames.stream().filter(coefficients::containsKey).forEach(n -> noises.put(n, coefficients.get(n)));
    return Optional.of(new AffineForm(drift, inputs, noises));
  }

  /** The distinct inputs in an expression, in the order of reading. */
  public static Set<Apply> inputsIn(Expr expr) {
    Set<Apply> found = new LinkedHashSet<>();
    collect(expr, found);
    return found;
  }

  private static void collect(Expr expr, Set<Apply> found) {
    if (expr instanceof Apply a && a.isInput()) {
      found.add(a);
    } else {
      expr.children().forEach(c -> collect(c, found));
    }
  }

  private static Expr replaceInputs(Expr expr, Map<Apply, Symbol> places) {
    if (expr instanceof Apply a && places.containsKey(a)) {
      return places.get(a);
    }
    List<Expr> children = expr.children();
    return children.isEmpty() ? expr : expr.withChildren(children.stream().map(c -> replaceInputs(c, places)).toList());
  }
}
