package org.saddlepoint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Placement;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.SourcePosition;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.expr.Syntax;

/** Reads {@code [parameters]} and the values set on the command line: finite numbers, or strings such as "1/3". */
final class ParameterReader {
  private final Names names;
  private final Map<String, Rational> values = new LinkedHashMap<>();

  ParameterReader(Names names) {
    this.names = names;
  }

  void define(TomlValue.Section section) {
    for (TomlValue.Entry entry : section.entries()) {
      names.define(entry.key(), Names.Kind.PARAMETER, entry.position(), "");
      values.put(entry.key(), value(entry));
    }
  }

  private Rational value(TomlValue.Entry entry) {
    if (entry.value() instanceof TomlValue.Number number) {
      return TomlNumbers.value(number, entry.key());
    }
    if (entry.value() instanceof TomlValue.Text text) {
      return constant(text.formula(), entry.key());
    }
    throw new InputException(entry.value().position(), "the parameter '" + entry.key() + "' is " + entry.value().kind(), "write a number, as in " + entry.key() + " = 1.5");
  }

  /** Replaces values as {@code name=value} says; a later setting of the same name holds. */
  void set(List<String> settings) {
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String name = equals < 0 ? setting.strip() : setting.substring(0, equals).strip();
      String value = equals < 0 ? "" : setting.substring(equals + 1).strip();
      if (name.isEmpty() || value.isEmpty()) {
        throw InputException.commandLine("'" + setting + "' sets nothing", "write name=value, as in g=2");
      }
      if (!values.containsKey(name)) {
        String known = values.isEmpty() ? "the model has no parameters" : "the parameters are " + String.join(", ", values.keySet());
        throw InputException.commandLine("the model has no parameter '" + name + "'", Spelling.nearest(name, values.keySet()).map(n -> "did you mean '" + n + "'? ").orElse("") + known);
      }
      values.put(name, constant(new FormulaText(value, placement()), name));
    }
  }

  private static Placement placement() {
    return offset -> SourcePosition.commandLine();
  }

  private static Rational constant(FormulaText text, String name) {
    String literal = text.text().strip();
    if (literal.matches("[+-]?(inf|infinity|nan|Infinity|NaN)")) {
      throw text.error(0, "'" + name + "' is " + literal, "write a finite number");
    }
    Syntax syntax = FormulaParser.expression(text, Dialect.MODEL);
    Expr value = new Resolver(text, new ConstantScope()).resolve(syntax);
    if (value instanceof Num number) {
      return number.value();
    }
    double rounded;
    try {
      rounded = Evaluation.real(value);
    } catch (IllegalArgumentException notReal) {
      rounded = Double.NaN;
    }
    if (!Double.isFinite(rounded)) {
      throw text.error(syntax, "the value of '" + name + "' is not a finite real number", "write one");
    }
    return Rational.ofDouble(rounded);
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    values.forEach((name, value) -> parameters.add(new Parameter(name, value)));
    return parameters;
  }

  /** Only numbers have a meaning in a parameter's value. */
  private static final class ConstantScope extends ModelScope {
    ConstantScope() {
      super(new Names(), new FunctionTable(new Names()), "the value of a parameter", Set.of(), Set.of());
    }

    @Override
    public Expr name(Syntax.Name name, FormulaText formula) {
      throw formula.error(name, "the value of a parameter contains the name '" + name.name() + "'", "write a number, or an expression of numbers such as \"1/3\"");
    }
  }
}
