package org.saddlepoint.solve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What to compute.
 *
 * @param quantities names of quantities or functions wanted; empty means all
 * @param atStep     solve the theory of the discretised dynamics at this time step
 * @param window     length of the window of {@code PR_h_window}, in membrane constants
 * @param corrections whether coefficients of 1/N are wanted
 * @param seed       of the random numbers, where the effective process is sampled
 */
public record SolveOptions(List<String> quantities, OptionalDouble atStep, OptionalDouble window, Corrections corrections, long seed) {
  /** The seed where none is asked for. */
  public static final long DEFAULT_SEED = 1;

  public static final SolveOptions ALL = new SolveOptions(List.of(), OptionalDouble.empty(), OptionalDouble.empty());

  /** With coefficients of 1/N where they are known, and the default seed. */
  public SolveOptions(List<String> quantities, OptionalDouble atStep, OptionalDouble window) {
    this(quantities, atStep, window, Corrections.WHERE_KNOWN, DEFAULT_SEED);
  }

  /** These quantities of the leading order. */
  public static SolveOptions leading(String... quantities) {
    return new SolveOptions(List.of(quantities), OptionalDouble.empty(), OptionalDouble.empty(), Corrections.NONE, DEFAULT_SEED);
  }

  public SolveOptions {
    quantities = List.copyOf(quantities);
  }

  /** With further quantities, where not all are wanted anyway. */
  SolveOptions with(List<String> names) {
    Set<String> all = new LinkedHashSet<>(quantities);
    all.addAll(names);
    return quantities.isEmpty() ? this : new SolveOptions(List.copyOf(all), atStep, window, corrections, seed);
  }

  /** Whether a quantity of this name should be computed. */
  public boolean wants(String name) {
    return quantities.isEmpty() || quantities.contains(name);
  }
}
