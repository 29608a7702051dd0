package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Syntax;

/** The functions of a model file: {@code phi = "tanh(x)"} in the argument x, or {@code "phi(x, theta)" = "…"}. Definitions are not circular. */
final class FunctionTable {
  /** A function as it was written. */
  record Written(String name, List<String> arguments, FormulaText text, Syntax body) {}

  private final Names names;
  private final Map<String, Written> written = new LinkedHashMap<>();
  private final Map<String, FunctionDefinition> resolved = new LinkedHashMap<>();
  private final List<String> inProgress = new ArrayList<>();

  FunctionTable(Names names) {
    this.names = names;
  }

  /** Defines the names of the section; bodies are parsed, not yet understood. */
  void define(TomlValue.Section section) {
    for (TomlValue.Entry entry : section.entries()) {
      Syntax.Call head = FormulaParser.head(entry.keyFormula());
      List<String> arguments = new ArrayList<>();
      for (Syntax argument : head.arguments()) {
        addArgument(((Syntax.Name) argument).name(), argument, entry, arguments);
      }
      names.define(head.name(), Names.Kind.FUNCTION, entry.position(), "");
      FormulaText text = formula(entry);
      Syntax body = FormulaParser.expression(text, Dialect.MODEL);
      written.put(head.name(), new Written(head.name(), arguments.isEmpty() ? List.of("x") : List.copyOf(arguments), text, body));
    }
  }

  private static FormulaText formula(TomlValue.Entry entry) {
    return TomlValue.asText(entry.value(), entry.key()).formula();
  }

  private static void addArgument(String name, Syntax at, TomlValue.Entry entry, List<String> arguments) {
    if (Names.RESERVED.contains(name) || org.saddlepoint.expr.Builtin.named(name).isPresent()) {
      throw entry.keyFormula().error(at, "the name '" + name + "' is reserved", "choose another name for the argument");
    }
    if (arguments.contains(name)) {
      throw entry.keyFormula().error(at, "the argument '" + name + "' is listed twice", "give every argument its own name");
    }
    arguments.add(name);
  }

  Optional<Written> written(String name) {
    return Optional.ofNullable(written.get(name));
  }

  /** Checks the number of arguments of a call to a function of this table, and that it is not defined through itself. */
  void checkArity(Syntax.Call call, Resolver resolver) {
    Written function = written.get(call.name());
    if (function.arguments().size() != call.arguments().size()) {
      throw resolver.wrongArity(call, Integer.toString(function.arguments().size()), String.join(", ", function.arguments()));
    }
    int first = inProgress.indexOf(call.name());
    if (first >= 0) {
      List<String> circle = new ArrayList<>(inProgress.subList(first, inProgress.size()));
      circle.add(call.name());
      throw resolver.error(call, "the functions are circular: " + String.join(" → ", circle), "define each by functions that do not need it");
    }
    definition(call.name());
  }

  /** The meaning of names in the formula of a function of this table. */
  ModelScope scope(Written function) {
    return new BodyScope(function);
  }

  /** The function with its body understood. */
  FunctionDefinition definition(String name) {
    FunctionDefinition known = resolved.get(name);
    if (known != null) {
      return known;
    }
    Written function = written.get(name);
    inProgress.add(name);
    Expr body = new Resolver(function.text(), new BodyScope(function)).resolve(function.body());
    inProgress.remove(name);
    FunctionDefinition definition = new FunctionDefinition(name, function.arguments(), body);
    resolved.put(name, definition);
    return definition;
  }

  /** All functions in file order. */
  List<FunctionDefinition> definitions() {
    return written.keySet().stream().map(this::definition).toList();
  }

  /** The expression with every function of the table replaced by its formula. */
  Expr expand(Expr e) {
    return FunctionDefinition.expand(e, List.copyOf(resolved.values()));
  }

  /** The meaning of names in a function's formula: its arguments hide everything else of that name. */
  private final class BodyScope extends ModelScope {
    private final Written function;

    BodyScope(Written function) {
      super(names, FunctionTable.this, "a function", Set.of(), Set.of());
      this.function = function;
    }

    @Override
    public Expr name(Syntax.Name name, FormulaText formula) {
      return name.bare() && function.arguments().contains(name.name()) ? Expr.sym(name.name()) : super.name(name, formula);
    }

    @Override
    InputException misplaced(Names.Definition definition, Syntax.Name name, FormulaText formula) {
      return formula.error(
          name, "'" + definition.name() + "' is " + definition.kind().words() + ", not an argument of " + function.name(), "the arguments are " + String.join(", ", function.arguments()) + "; list others as in \"" + function.name() + "(x, y)\"");
    }

    @Override
    List<String> candidates() {
      List<String> known = new ArrayList<>(super.candidates());
      known.addAll(function.arguments());
      return known;
    }

    @Override
    public PadeTarget pade(Syntax.Call call, Expr body, Resolver resolver) {
      Set<String> free = body.freeSymbols();
      return function.arguments().stream()
          .filter(free::contains)
          .findFirst()
          .map(argument -> new PadeTarget(expand(body), argument))
          .orElseThrow(() -> resolver.error(call, "pade of a formula without an argument of " + function.name(), "write an argument, as in pade(tanh(" + function.arguments().get(0) + "), 3, 2)"));
    }
  }
}
