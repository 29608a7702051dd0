package org.saddlepoint.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Expr;

/** A file of definitions in a language, with what they need before them and a comment that says what was renamed. */
public record SourceFile(List<String> comments, List<Definition> definitions) {
  public SourceFile {
    comments = List.copyOf(comments);
    definitions = List.copyOf(definitions);
  }

  /** The text; InputException if the language has no words for a part of a formula. */
  public String write(Target target) {
    List<Expr> expressions = new ArrayList<>();
    for (Definition d : definitions) {
      expressions.add(d.value());
      d.arguments().forEach(a -> expressions.add(Expr.sym(a)));
    }
    List<Expr> names = new ArrayList<>(expressions);
    definitions.forEach(d -> names.add(Expr.sym(d.name())));
    Identifiers identifiers = Identifiers.of(target, names);
    definitions.stream().filter(d -> !d.arguments().isEmpty()).forEach(d -> identifiers.define(d.name()));
    CodeWriter writer = target.writer(identifiers);
    StringBuilder out = new StringBuilder();
    comments.forEach(c -> out.append(writer.comment(c)).append('\n'));
    for (Map.Entry<String, String> renamed : identifiers.changed().entrySet()) {
      out.append(writer.comment(renamed.getValue() + " is " + renamed.getKey())).append('\n');
    }
    String preamble = writer.preamble(expressions);
    out.append(preamble.isEmpty() ? "" : "\n" + preamble).append('\n');
    definitions.forEach(d -> out.append(writer.definition(d)).append('\n'));
    return out.toString();
  }
}
