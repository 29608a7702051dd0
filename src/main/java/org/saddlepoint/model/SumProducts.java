package org.saddlepoint.model;

import java.util.Optional;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Syntax;

/** Refuses products of two inputs, powers of an input and quotients by one, as they are written. */
final class SumProducts {
  private static final String RIGHT = "give each sum a field of its own, as in h = sum(J, x), and use these fields";

  private SumProducts() {}

  static void check(FieldDraft draft) {
    check(draft.equation(), draft.text());
  }

  private static void check(Syntax part, FormulaText text) {
    if (part instanceof Syntax.Product product) {
      boolean found = false;
      for (Syntax.Factor factor : product.factors()) {
        Optional<Syntax> input = input(factor.operand());
        if (input.isPresent() && found) {
          throw text.error(input.get(), "a product of two sums", RIGHT);
        }
        if (input.isPresent() && factor.divided()) {
          throw text.error(input.get(), "a division by a sum", RIGHT);
        }
        found |= input.isPresent();
      }
    } else if (part instanceof Syntax.Power power) {
      input(power).ifPresent(i -> {
        throw text.error(i, "a power of a sum", RIGHT);
      });
    }
    if (!part.isInput()) {
      part.children().forEach(c -> check(c, text));
    }
  }

  /** The first input in a part that does not stand inside a function. */
  private static Optional<Syntax> input(Syntax part) {
    if (part.isInput()) {
      return Optional.of(part);
    }
    if (part instanceof Syntax.Call) {
      return Optional.empty();
    }
    return part.children().stream().flatMap(c -> input(c).stream()).findFirst();
  }
}
