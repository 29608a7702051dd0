package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.Enclosure;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Interval;

/**
 * The values that the fields of a network can take. A field whose right-hand side is not negative at 0 stays non-negative, as in
 * x' = x(1 − x − sum(A, x)); an algebraic or discrete field takes the values of its formula; all others take every real value.
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
    Expr local = Inputs.hidden(values.in(field.rightHandSide())).local();
    switch (field.kind()) {
      case ALGEBRAIC:
        return Optional.of(Enclosure.of(local, ranges));
      case DISCRETE:
        Interval next = Enclosure.of(local, ranges);
        return Optional.of(field.initial().map(d -> next.hull(SiteSamples.range(d, values))).orElse(next));
      case DIFFERENTIAL:
        return field.order() == 1 && startsPositive(field, values) ? positive(field, local, ranges) : Optional.empty();
      default:
        return Optional.empty();
    }
  }

  private static boolean startsPositive(Field field, Values values) {
    return field.initial().map(d -> SiteSamples.range(d, values).isNonNegative()).orElse(true);
  }

  private static Optional<Interval> positive(Field field, Expr local, Map<String, Interval> ranges) {
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
}
