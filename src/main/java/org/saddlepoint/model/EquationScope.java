package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.expr.Syntax;

/** What names mean in the equation of a field and, on the other species, inside {@code sum(J, …)}. */
final class EquationScope extends ModelScope {
  /** The symbol of x[t+1] while an equation is being solved for it. */
  static final String NEXT = "[t+1]";

  private final Reading reading;
  private final FieldDraft owner;
  private final Map<String, FieldDraft> fields;
  private final Map<String, Coupling> couplings;
  private final String species;
  private final Optional<Coupling> inside;

  EquationScope(Reading reading, FieldDraft owner, List<FieldDraft> fields, List<Coupling> couplings) {
    this(reading, owner, byName(fields), couplingsByName(couplings), owner.species(), Optional.empty());
  }

  private EquationScope(Reading reading, FieldDraft owner, Map<String, FieldDraft> fields, Map<String, Coupling> couplings, String species, Optional<Coupling> inside) {
    super(reading.names(), reading.functions(), inside.isPresent() ? "a sum" : "an equation", Set.of(), Set.of(species));
    this.reading = reading;
    this.owner = owner;
    this.fields = fields;
    this.couplings = couplings;
    this.species = species;
    this.inside = inside;
  }

  private static Map<String, FieldDraft> byName(List<FieldDraft> fields) {
    Map<String, FieldDraft> map = new LinkedHashMap<>();
    fields.forEach(f -> map.put(f.name(), f));
    return map;
  }

  private static Map<String, Coupling> couplingsByName(List<Coupling> couplings) {
    Map<String, Coupling> map = new LinkedHashMap<>();
    couplings.forEach(c -> map.put(c.name(), c));
    return map;
  }

  @Override
  public Expr name(Syntax.Name name, FormulaText formula) {
    FieldDraft field = fields.get(name.name());
    if (field == null || !names().is(name.name(), Names.Kind.FIELD)) {
      if (!name.bare() && names().find(name.name()).isPresent()) {
        throw formula.error(name, "'" + name.name() + "' is " + names().find(name.name()).get().kind().words() + " and does not change in time", "primes and [t+1] follow fields");
      }
      return super.name(name.bare() ? name : bare(name), formula);
    }
    if (!field.species().equals(species)) {
      throw wrongSpecies(field, name, formula);
    }
    return name.labels().isEmpty() ? atThisTime(field, name, formula) : stepped(field, name, formula);
  }

  private static Syntax.Name bare(Syntax.Name name) {
    return new Syntax.Name(name.start(), name.end(), name.name(), false, List.of(), List.of());
  }

  private InputException wrongSpecies(FieldDraft field, Syntax.Name name, FormulaText formula) {
    String wrong = "the field " + field.name() + " lives on the species " + field.species() + ", not on " + species;
    return inside.isPresent()
        ? formula.error(name, wrong, "the sum over " + inside.get().name() + " runs over " + species + ", from which that coupling comes")
        : formula.error(name, wrong, "other sites act through couplings, as in sum(J, " + field.name() + ")");
  }

  private Expr atThisTime(FieldDraft field, Syntax.Name name, FormulaText formula) {
    int primes = name.primes();
    boolean own = field == owner && inside.isEmpty();
    if (primes == 0 || primes < field.order() || own && primes == field.order()) {
      return Expr.sym(field.name() + "'".repeat(primes));
    }
    if (inside.isPresent()) {
      throw formula.error(name, "'" + formula.excerpt(name) + "' stands inside a sum", "only " + field.name() + " and derivatives below its order " + field.order() + " are states of the source sites");
    }
    if (field.order() == 0) {
      throw formula.error(
          name, "the equation of " + owner.name() + " contains '" + formula.excerpt(name) + "', which no equation determines", "the section [fields." + field.name() + "] holds the equation for it");
    }
    throw formula.error(
        name,
        "the equation of " + owner.name() + " contains '" + formula.excerpt(name) + "', which the equation of " + field.name() + " determines",
        "write the right-hand side of that equation instead");
  }

  private Expr stepped(FieldDraft field, Syntax.Name name, FormulaText formula) {
    if (name.primes() > 0) {
      throw formula.error(name, "'" + formula.excerpt(name) + "' mixes steps and derivatives", "write x' in continuous time, x[t+1] in discrete time");
    }
    if (TimeIndex.shift(name, formula) == 0) {
      return Expr.sym(field.name());
    }
    if (field == owner && inside.isEmpty()) {
      return Expr.sym(field.name() + NEXT);
    }
    throw formula.error(
        name, inside.isPresent() ? "'" + formula.excerpt(name) + "' stands inside a sum" : "the equation of " + owner.name() + " contains '" + formula.excerpt(name) + "'", "the right-hand side is taken at time t: write " + field.name());
  }

  @Override
  Expr defined(Names.Definition definition, Syntax.Name name, FormulaText formula) {
    return switch (definition.kind()) {
      case NOISE -> {
        if (inside.isPresent()) {
          throw formula.error(name, "the noise " + definition.name() + " stands inside a sum", "let it drive a field, and sum over that field");
        }
        yield Expr.sym(definition.name());
      }
      case COUPLING -> throw formula.error(name, "the coupling " + definition.name() + " stands alone", "write sum(" + definition.name() + ", …)");
      case OBSERVABLE -> throw formula.error(name, "'" + definition.name() + "' is an observable", "write its formula, or make it an algebraic field");
      case SPECIES -> throw formula.error(name, "'" + definition.name() + "' is a species", "write a field that lives on it");
      default -> super.defined(definition, name, formula);
    };
  }

  @Override
  List<String> candidates() {
    List<String> known = new ArrayList<>(super.candidates());
    fields.values().stream().filter(f -> f.species().equals(species)).forEach(f -> known.add(f.name()));
    if (inside.isEmpty()) {
      known.addAll(names().of(Names.Kind.NOISE));
    }
    return known;
  }

  @Override
  public Expr call(Syntax.Call call, Resolver resolver) {
    return call.isInput() ? input(call, resolver) : super.call(call, resolver);
  }

  private Expr input(Syntax.Call call, Resolver resolver) {
    if (inside.isPresent()) {
      throw resolver.error(call, "a sum stands inside a sum", "give the inner one a field of its own, as in h = sum(J, x)");
    }
    if (call.arguments().size() != 2) {
      throw resolver.wrongArity(call, "a coupling and an expression", "J, phi(x)");
    }
    Syntax first = call.arguments().get(0);
    if (!(first instanceof Syntax.Name name) || !name.bare() || !couplings.containsKey(name.name())) {
      throw notACoupling(first, resolver);
    }
    Coupling coupling = couplings.get(name.name());
    if (!coupling.to().equals(species)) {
      throw resolver.error(
          first, "the coupling " + coupling.name() + " goes to the species " + coupling.to() + ", and " + owner.name() + " lives on " + species, "set to = \"" + species + "\" under [couplings." + coupling.name() + "], or use another coupling");
    }
    Expr e = resolver.within(source(coupling)).resolve(call.arguments().get(1));
    return Apply.of(Apply.SUM, List.of(Expr.sym(coupling.name()), e));
  }

  private EquationScope source(Coupling coupling) {
    return new EquationScope(reading, owner, fields, couplings, coupling.from(), Optional.of(coupling));
  }

  /** The meaning of names in the second argument of an input whose first argument has been checked. */
  EquationScope source(Syntax.Call input) {
    return source(couplings.get(((Syntax.Name) input.arguments().get(0)).name()));
  }

  private InputException notACoupling(Syntax first, Resolver resolver) {
    String text = resolver.formula().excerpt(first);
    String known = couplings.isEmpty() ? "define one under [couplings." + (text.matches("\\w+") ? text : "J") + "]" : "the couplings are " + String.join(", ", couplings.keySet());
    return resolver.error(first, "'" + text + "' is not a coupling", "the first argument of sum is one; " + Spelling.nearest(text, couplings.keySet()).map(k -> "did you mean '" + k + "'?").orElse(known));
  }

  @Override
  InputException called(Names.Definition definition, Syntax.Call call, Resolver resolver) {
    if (definition.kind() != Names.Kind.FIELD) {
      return super.called(definition, call, resolver);
    }
    String name = definition.name();
    Syntax argument = call.arguments().get(0);
    boolean time = FieldDraft.names(argument).stream().anyMatch(n -> n.name().equals("t"));
    if (!time) {
      return super.called(definition, call, resolver);
    }
    return argument instanceof Syntax.Name
        ? resolver.error(call, "a field is written without its time", "write " + name)
        : resolver.error(call, "'" + resolver.formula().excerpt(call) + "' is a delay, and equations have no delays", "write a field that follows " + name + ", as in y' = (" + name + " - y)/tau_d");
  }

  @Override
  boolean isVariable(String symbol) {
    return names().is(symbol, Names.Kind.FIELD) || symbol.endsWith("'");
  }
}
