package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Enclosure;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Interval;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/**
 * The values that the fields of a network can take. A field whose right-hand side is not negative at 0 stays non-negative if it
 * starts so, as in x' = x(1 − x − sum(A, x)); an algebraic field takes the values of its formula, a discrete one those and its
 * initial ones; all others take every real value.
 */
final class FieldRanges {
  private static final int PASSES = 4;

  private FieldRanges() {}

  /** The range of every field and site parameter. */
  static Map<String, Interval> of(List<Field> fields, SiteSamples samples, Values values) {
    Map<String, Interval> ranges = new LinkedHashMap<>(samples.ranges());
    for (int pass = 0; pass < PASSES; pass++) {
      for (Field field : fields) {
        range(field, ranges, values).ifPresent(r -> ranges.put(field.name(), r));
      }
    }
    return ranges;
  }

  private static Optional<Interval> range(Field field, Map<String, Interval> ranges, Values values) {
    Expr local;
    try {
      local = Inputs.hidden(values.in(field.rightHandSide())).local();
    } catch (ArithmeticException pole) {
      return Optional.empty();
    }
    return switch (field.kind()) {
      case ALGEBRAIC -> Optional.of(Enclosure.of(local, ranges));
      case DISCRETE -> field.initial().map(d -> Enclosure.of(local, ranges).hull(SiteSamples.range(d, values)));
      case DIFFERENTIAL -> field.order() == 1 ? positive(field, local, ranges, values) : Optional.empty();
      case IMPLICIT -> Optional.empty();
    };
  }

  private static Optional<Interval> positive(Field field, Expr local, Map<String, Interval> ranges, Values values) {
    boolean starts = field.initial().map(d -> SiteSamples.range(d, values).isNonNegative()).orElseGet(() -> multiplicative(field, local));
    if (!starts) {
      return Optional.empty();
    }
    Expr atZero;
    try {
      atZero = local.substitute(field.name(), Expr.ZERO);
    } catch (ArithmeticException singular) {
      return Optional.empty();
    }
    Interval slope = Enclosure.of(atZero, ranges);
    if (atZero.isZero() || slope.isPositive()) {
      return Optional.of(Interval.POSITIVE);
    }
    return slope.isNonNegative() ? Optional.of(Interval.NON_NEGATIVE) : Optional.empty();
  }

  /** Whether the equation is x' = x·F with a relative rate F that varies; such a field starts positive unless the file says otherwise. */
  private static boolean multiplicative(Field field, Expr local) {
    Expr x = Expr.sym(field.name());
    List<Expr> terms = local instanceof Sum sum ? sum.terms() : List.of(local);
    boolean divisible = terms.stream().allMatch(t -> (t instanceof Product p ? p.factors() : List.of(t)).contains(x));
    return divisible && terms.stream().anyMatch(t -> !Expr.div(t, x).freeSymbols().isEmpty());
  }
}
