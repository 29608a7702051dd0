package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Verdict;

/**
 * The verdict on a statement with the points that speak for it.
 *
 * @param worst where the residual of a numeric check was largest
 * @param counterExample where the statement fails, for one that is refuted by values
 */
public record Finding(Verdict verdict, Optional<Worst> worst, Optional<CounterExample> counterExample) {
  public static Finding of(Verdict verdict) {
    return new Finding(verdict, Optional.empty(), Optional.empty());
  }

  /** A value given to a name at a point: a number, or the formula of a function. */
  public record Binding(String name, String text) {
    @Override
    public String toString() {
      return name + " = " + text;
    }
  }

  /** The largest residual and the point where it was found. */
  public record Worst(double residual, List<Binding> at) {
    public Worst {
      at = List.copyOf(at);
    }
  }

  /** A point with the values of both sides there, as text. */
  public record CounterExample(List<Binding> at, String left, String right) {
    public CounterExample {
      at = List.copyOf(at);
    }

    /** {@code at x = −1 the left side is 1, the right side is −1} */
    @Override
    public String toString() {
      String place = at.isEmpty() ? "" : "at " + String.join(", ", at.stream().map(Binding::toString).toList()) + " ";
      return place + "the left side is " + left + ", the right side is " + right;
    }
  }
}
