package org.saddlepoint.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;

/**
 * A file in a language: comments, parameters with their values, and definitions and equations that may use them. Numerical
 * languages get the parameters as constants, symbolic ones as replacement rules, so that formulas stay formulas.
 */
public record SourceFile(List<String> comments, Map<String, Rational> parameters, List<Item> items) {
  public SourceFile {
    comments = List.copyOf(comments);
    parameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
    items = List.copyOf(items);
  }

  /** The text; InputException if the language has no words for a part of a formula. */
  public String write(Target target) {
    List<Expr> formulas = new ArrayList<>();
    for (Item item : items) {
      formulas.addAll(item.formulas());
      arguments(item).forEach(a -> formulas.add(Expr.sym(a)));
    }
    parameters.keySet().forEach(p -> formulas.add(Expr.sym(p)));
    List<Expr> names = new ArrayList<>(formulas);
    items.forEach(i -> names.add(Expr.sym(i.name())));
    Identifiers identifiers = Identifiers.of(target, names);
    items.stream().filter(i -> i instanceof Definition d && !d.arguments().isEmpty()).forEach(i -> identifiers.define(i.name()));
    CodeWriter writer = target.writer(identifiers);
    StringBuilder out = new StringBuilder();
    comments.forEach(c -> out.append(writer.comment(c)).append('\n'));
    identifiers.changed().forEach((name, written) -> out.append(writer.comment(written + " is " + name)).append('\n'));
    String preamble = writer.preamble(formulas);
    out.append(preamble.isEmpty() ? "" : "\n" + preamble);
    if (!parameters.isEmpty()) {
      out.append('\n').append(writer.parameters(parameters)).append('\n');
    }
    for (Item item : items) {
      out.append('\n').append(item instanceof Definition d ? writer.definition(d) : writer.equation((Equation) item)).append('\n');
    }
    return out.toString();
  }

  private static List<String> arguments(Item item) {
    return item instanceof Definition d ? d.arguments() : ((Equation) item).variables();
  }
}
