package org.saddlepoint.report.phase;

import java.util.List;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Rational;

/** Values of a parameter at equal distances, the ends included. */
public record Range(String parameter, Rational low, Rational high, int count) {
  /** @throws IllegalArgumentException if there are fewer than two values or the ends are in the wrong order */
  public Range {
    if (count < 2 || low.compareTo(high) >= 0) {
      throw new IllegalArgumentException("a range needs two values in ascending order, got " + count + " from " + low + " to " + high);
    }
  }

  public List<Rational> values() {
    return IntStream.range(0, count).mapToObj(this::value).toList();
  }

  Rational value(int k) {
    return low.plus(high.minus(low).times(Rational.of(k)).dividedBy(Rational.of(count - 1)));
  }

  double step() {
    return high.minus(low).doubleValue() / (count - 1);
  }
}
