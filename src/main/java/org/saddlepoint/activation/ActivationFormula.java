package org.saddlepoint.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Resolver;
import org.saddlepoint.expr.Scope;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.expr.Syntax;

/** Reads an activation that stands outside a model file, where x and perhaps one parameter have a meaning and nothing else has. */
public final class ActivationFormula implements Scope {
  private final List<String> names;

  private ActivationFormula(List<String> names) {
    this.names = names;
  }

  /**
   * The expression of a text.
   *
   * @param source what to call the text in messages
   * @param parameters names besides x
   * @throws InputException placed by line and column, for a mistake or an unknown name
   */
  public static Expr read(String text, String source, String... parameters) {
    FormulaText formula = FormulaText.of(text, source);
    List<String> names = new ArrayList<>(List.of(Activation.X));
    names.addAll(List.of(parameters));
    return new Resolver(formula, new ActivationFormula(names)).resolve(FormulaParser.expression(formula, Dialect.MODEL));
  }

  @Override
  public Expr name(Syntax.Name name, FormulaText formula) {
    if (name.bare() && names.contains(name.name())) {
      return Expr.sym(name.name());
    }
    throw formula.error(name, "'" + formula.excerpt(name) + "' has no value here", "an activation is a formula in " + String.join(" and ", names) + ", with numbers for everything else");
  }

  @Override
  public Expr call(Syntax.Call call, Resolver resolver) {
    List<String> known = new ArrayList<>(Arrays.stream(Builtin.values()).map(Builtin::spelling).toList());
    known.addAll(List.of("if", "pade"));
    throw resolver.error(call, "there is no function '" + call.name() + "'", Spelling.advice(call.name(), known, "the functions are " + String.join(", ", known)));
  }
}
