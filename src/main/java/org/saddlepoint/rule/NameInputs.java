package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.action.AffineForm;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;

/**
 * Gives every input that stands inside a function an algebraic field of its own: r' = −r + φ(sum(J, r) + ξ) becomes
 * r' = −r + φ(h), h = sum(J, r) + ξ. Afterwards every equation is affine in inputs and noises.
 */
public final class NameInputs implements Rule<Equations, Equations> {
  @Override
  public String name() {
    return "name_inputs";
  }

  @Override
  public Equations apply(Equations before) {
    Network network = before.network();
    Set<String> noises = new LinkedHashSet<>();
    network.noises().stream().map(Noise::name).forEach(noises::add);
    List<Field> fields = new ArrayList<>();
    List<Field> added = new ArrayList<>();
    for (Field field : network.fields()) {
      Naming naming = new Naming(network, field, noises, added);
      Expr rightHandSide = naming.affine(field.rightHandSide());
      fields.add(new Field(field.name(), field.species(), field.kind(), field.order(), rightHandSide, field.initial()));
    }
    if (added.isEmpty()) {
      return before;
    }
    fields.addAll(added);
    return new Equations(withFields(network, fields));
  }

  /** Putting the new fields back where they came from must give the old equations. */
  @Override
  public Verdict check(Equations before, Equations after) {
    Set<String> known = new LinkedHashSet<>();
    before.network().fields().forEach(f -> known.add(f.name()));
    Map<String, Expr> inserted = new LinkedHashMap<>();
    after.network().fields().stream().filter(f -> !known.contains(f.name())).forEach(f -> inserted.put(f.name(), f.rightHandSide()));
    for (Field old : before.network().fields()) {
      Expr restored = after.network().field(old.name()).rightHandSide();
      for (Map.Entry<String, Expr> entry : inserted.entrySet()) {
        restored = restored.substitute(entry.getKey(), entry.getValue());
      }
      if (!restored.equals(old.rightHandSide())) {
        return Verdict.refuted("substitution", "the equation of " + old.name() + " becomes " + restored + " instead of " + old.rightHandSide());
      }
    }
    return Verdict.exact("substitution");
  }

  static Network withFields(Network n, List<Field> fields) {
    return new Network(
        n.title(), n.citations(), n.time(), n.species(), List.copyOf(fields), n.couplings(), n.covariances(), n.noises(), n.functions(), n.observables(),
        n.parameters(), n.criticalParameter(), n.source());
  }

  /** Rewrites one right-hand side, adding fields as needed. */
  private record Naming(Network network, Field field, Set<String> noises, List<Field> added) {
    Expr affine(Expr e) {
      if (!random(e) || AffineForm.of(e, noises).isPresent()) {
        return e;
      }
      if (e instanceof Sum || e instanceof Product) {
        return e.withChildren(e.children().stream().map(this::affine).toList());
      }
      return e.withChildren(e.children().stream().map(this::named).toList());
    }

    private Expr named(Expr argument) {
      if (!random(argument)) {
        return argument;
      }
      if (AffineForm.of(argument, noises).isEmpty()) {
        return affine(argument);
      }
      Optional<Field> same = added.stream().filter(f -> f.species().equals(field.species()) && f.rightHandSide().equals(argument)).findFirst();
      if (same.isPresent()) {
        return new Symbol(same.get().name());
      }
      Field fresh = new Field(freshName(), field.species(), Field.Kind.ALGEBRAIC, 0, argument, Optional.empty());
      added.add(fresh);
      return new Symbol(fresh.name());
    }

    private boolean random(Expr e) {
      return !AffineForm.inputsIn(e).isEmpty() || noises.stream().anyMatch(e::contains);
    }

    private String freshName() {
      String name = "h";
      for (int k = 1; taken(name); k++) {
        name = "h_" + k;
      }
      return name;
    }

    private boolean taken(String name) {
      return network.source().positions().containsKey(name)
          || network.findField(name).isPresent()
          || added.stream().anyMatch(f -> f.name().equals(name))
          || network.parameter(name).isPresent()
          || network.function(name).isPresent()
          || network.couplings().stream().anyMatch(c -> c.name().equals(name))
          || network.species().stream().anyMatch(s -> s.name().equals(name) || s.parameters().stream().anyMatch(p -> p.name().equals(name)))
          || network.observables().stream().anyMatch(o -> o.name().equals(name))
          || noises.contains(name);
    }
  }

  /** The inputs of a field's equation, with their coefficients; the equation must be affine. */
  static AffineForm affine(Network network, Field field) {
    Set<String> noises = new LinkedHashSet<>();
    network.noises().stream().map(Noise::name).forEach(noises::add);
    return AffineForm.of(field.rightHandSide(), noises)
        .orElseThrow(() -> new IllegalStateException("the equation of " + field.name() + " is not affine in its inputs: " + field.rightHandSide()));
  }

  /** The argument e of an input sum(J, e). */
  static Expr source(Apply input) {
    return input.arguments().get(1);
  }

  static String coupling(Apply input) {
    return ((Symbol) input.arguments().get(0)).name();
  }
}
