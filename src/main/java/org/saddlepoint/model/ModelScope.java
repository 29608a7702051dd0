package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Scope;
import org.saddlepoint.expr.Syntax;
import org.saddlepoint.expr.UnknownName;

/**
 * What names mean in the formulas of a model file: parameters, functions, the site parameters of some species and some of the
 * reserved names. Equations and function bodies know more.
 */
class ModelScope implements Scope {
  private final Names names;
  private final FunctionTable functions;
  private final String place;
  private final Set<String> reserved;
  private final Set<String> species;

  /**
   * @param place what the formula is, for messages: "a variance"
   * @param reserved the reserved names with a meaning there
   * @param species whose site parameters have a meaning there
   */
  ModelScope(Names names, FunctionTable functions, String place, Set<String> reserved, Set<String> species) {
    this.names = names;
    this.functions = functions;
    this.place = place;
    this.reserved = Set.copyOf(reserved);
    this.species = Set.copyOf(species);
  }

  Names names() {
    return names;
  }

  FunctionTable functions() {
    return functions;
  }

  @Override
  public Expr name(Syntax.Name name, FormulaText formula) {
    if (!name.bare()) {
      throw formula.error(name, "'" + formula.excerpt(name) + "' is a variable at a time, which has no meaning in " + place, "write it in the equation of a field");
    }
    String text = name.name();
    if (reserved.contains(text)) {
      return Expr.sym(text);
    }
    if (Names.RESERVED.contains(text)) {
      throw reserved(name, formula);
    }
    return names.find(text).map(d -> defined(d, name, formula)).orElseThrow(() -> unknown(name, formula));
  }

  /** The meaning of a name that the file defines. */
  Expr defined(Names.Definition definition, Syntax.Name name, FormulaText formula) {
    return switch (definition.kind()) {
      case PARAMETER -> Expr.sym(definition.name());
      case SITE_PARAMETER -> siteParameter(definition, name, formula);
      case FUNCTION -> throw formula.error(name, definition.name() + " is a function and has no argument here", "write " + definition.name() + "(…)");
      default -> throw misplaced(definition, name, formula);
    };
  }

  private Expr siteParameter(Names.Definition definition, Syntax.Name name, FormulaText formula) {
    if (species.contains(definition.species())) {
      return Expr.sym(definition.name());
    }
    if (species.isEmpty()) {
      throw formula.error(name, "'" + definition.name() + "' varies from site to site and has no meaning in " + place, advice(definition));
    }
    throw formula.error(
        name, "'" + definition.name() + "' belongs to the species " + definition.species() + ", not to " + String.join(" or ", species), "use a site parameter of the right species");
  }

  private String advice(Names.Definition definition) {
    return place.startsWith("a function") ? "pass it as an argument, as in \"phi(x, " + definition.name() + ")\"" : "multiply by it in the equation instead";
  }

  InputException misplaced(Names.Definition definition, Syntax.Name name, FormulaText formula) {
    String right = definition.kind() == Names.Kind.COUPLING ? "it stands in equations, as in sum(" + definition.name() + ", …)" : "use parameters and functions there";
    return formula.error(name, "'" + definition.name() + "' is " + definition.kind().words() + " and has no meaning in " + place, right);
  }

  /** The error for a reserved name that has no meaning here. */
  InputException reserved(Syntax.Name name, FormulaText formula) {
    String right =
        switch (name.name()) {
          case "N" -> "N stands in the statistics of couplings and the sizes of species";
          case "t" -> "explicit time is not available; drive the network by a noise or by another field";
          case "tau" -> "tau stands in the memory of a coupling; choose another name for a time constant, as in tau_m";
          case "omega" -> "omega stands in the spectrum of a noise; choose another name for a frequency";
          default -> name.name() + " is a function, as in " + name.name() + "(…)";
        };
    return formula.error(name, "'" + name.name() + "' is reserved and has no meaning in " + place, right);
  }

  private InputException unknown(Syntax.Name name, FormulaText formula) {
    return UnknownName.name(name, formula, candidates(), "give it a value under [parameters], as in " + name.name() + " = 1.0");
  }

  /** The names that could stand here, for the question what was meant. */
  List<String> candidates() {
    List<String> known = new ArrayList<>(names.of(Names.Kind.PARAMETER, Names.Kind.FUNCTION));
    species.forEach(s -> known.addAll(names.siteParameters(s)));
    known.addAll(reserved);
    return known;
  }

  @Override
  public Expr call(Syntax.Call call, Resolver resolver) {
    String name = call.name();
    if (names.is(name, Names.Kind.FUNCTION)) {
      functions.checkArity(call, resolver);
      return Apply.of(name, call.arguments().stream().map(resolver::resolve).toList());
    }
    if (name.equals(Apply.SUM) || name.equals("average")) {
      throw resolver.error(
          call, name + "(…) has no meaning in " + place, name.equals(Apply.SUM) ? "sum(J, …) stands in the equations of fields" : "average(…) stands in the laws of site parameters");
    }
    if (Names.RESERVED.contains(name)) {
      throw resolver.error(call, "'" + name + "' is not a function", "write " + name + "*(…) if a product is meant");
    }
    if (names.find(name).isPresent()) {
      throw called(names.find(name).get(), call, resolver);
    }
    throw UnknownName.function(call, resolver.formula(), names.of(Names.Kind.FUNCTION));
  }

  /** The error for something other than a function that is applied to arguments. */
  InputException called(Names.Definition definition, Syntax.Call call, Resolver resolver) {
    String name = definition.name();
    String right = definition.kind() == Names.Kind.COUPLING ? "write sum(" + name + ", …)" : "write " + name + "*(…) if a product is meant";
    return resolver.error(call, "'" + name + "' is " + definition.kind().words() + ", not a function", right);
  }

  @Override
  public PadeTarget pade(Syntax.Call call, Expr function, Resolver resolver) {
    List<String> variables = function.freeSymbols().stream().filter(this::isVariable).toList();
    if (variables.size() != 1) {
      throw resolver.error(
          call, "pade does not know in which variable to expand", "write it as a function of one argument, as in phi = \"pade(tanh(x), 3, 2)\"");
    }
    return new PadeTarget(functions.expand(function), variables.get(0));
  }

  /** Whether a symbol varies, so that a Padé approximant may be in it. */
  boolean isVariable(String symbol) {
    return !names.is(symbol, Names.Kind.PARAMETER);
  }
}
