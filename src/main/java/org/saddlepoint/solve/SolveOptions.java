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
 * @param accuracy   relative error that is small enough, at most {@value #COARSEST}; 0 for what rounding allows and for the usual number of
 *     samples. Where nothing is sampled the error is never more than {@value #COARSEST_NUMERICAL}
 * @param active whether, of several states, the one with more activity is wanted instead of that which grows out of weak coupling
 */
public record SolveOptions(List<String> quantities, OptionalDouble atStep, OptionalDouble window, Corrections corrections, long seed, double accuracy, boolean active) {
  /** The largest error that may be asked for; it makes a difference where the effective process is sampled. */
  public static final double COARSEST = 0.1;
  private static final double COARSEST_NUMERICAL = 1e-6;

  private static final List<String> OF_SITES = List.of("mean_%s", "C_%s(0)", "C_%s(inf)", "static_%s", "var_%s", "gain_%s", "C_%s", "S_%s");

  /** The seed where none is asked for. */
  public static final long DEFAULT_SEED = 1;

  public static final SolveOptions ALL = new SolveOptions(List.of(), OptionalDouble.empty(), OptionalDouble.empty());

  /** As exact as possible. */
  public SolveOptions(List<String> quantities, OptionalDouble atStep, OptionalDouble window, Corrections corrections, long seed) {
    this(quantities, atStep, window, corrections, seed, 0, false);
  }

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
    if (!(accuracy >= 0 && accuracy <= COARSEST)) {
      throw new IllegalArgumentException("an accuracy lies between 0 and " + COARSEST + ", got " + accuracy);
    }
  }

  /** The relative error that is small enough where nothing is sampled. */
  double numericalAccuracy() {
    return Math.min(accuracy, COARSEST_NUMERICAL);
  }

  /** The same with an error that is small enough. */
  public SolveOptions to(double relativeError) {
    return new SolveOptions(quantities, atStep, window, corrections, seed, relativeError, active);
  }

  /** The same of the state with more activity, where several coexist. */
  public SolveOptions fromAbove() {
    return new SolveOptions(quantities, atStep, window, corrections, seed, accuracy, true);
  }

  /** With further quantities, where not all are wanted anyway. */
  SolveOptions with(List<String> names) {
    Set<String> all = new LinkedHashSet<>(quantities);
    all.addAll(names);
    return quantities.isEmpty() ? this : new SolveOptions(List.copyOf(all), atStep, window, corrections, seed, accuracy, active);
  }

  /** Whether anything about single sites should be computed of an observable. */
  boolean concernsSites(String observable) {
    return quantities.isEmpty() || OF_SITES.stream().anyMatch(q -> quantities.contains(q.formatted(observable)));
  }

  /** Whether a quantity of this name should be computed. */
  public boolean wants(String name) {
    return quantities.isEmpty() || quantities.contains(name);
  }
}
