package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;

/**
 * Compiled functions and tables of their averages, which systems that differ by the values of parameters share: a scan compiles and
 * tabulates once. Not for several threads at once.
 */
final class SharedFunctions {
  private final Compiled compiled;
  private final CovarianceTables covariances;
  private final AverageTables averages = new AverageTables();

  /** A formula with the values of the site parameters in it. */
  private record Bound(Expr formula, Map<String, Double> values) {}

  private record Read(Expr formula, Set<String> symbols) {}

  private record Compiled(Map<Expr, ScalarFunction.Family> families, Map<Bound, ScalarFunction> functions, Map<Read, Optional<Readout>> readouts) {}

  SharedFunctions() {
    this(new Compiled(new HashMap<>(), new HashMap<>(), new HashMap<>()), 0);
  }

  private SharedFunctions(Compiled compiled, double accuracy) {
    this.compiled = compiled;
    this.covariances = new CovarianceTables(accuracy);
  }

  /** The same compiled functions with tables of their own, so that no result depends on what was computed before, of a relative accuracy. */
  SharedFunctions withoutTables(double accuracy) {
    return new SharedFunctions(compiled, accuracy);
  }

  /** The compiled function of a formula of {@link Readout#U} and of site parameters, with numbers for everything else, at values of these. */
  ScalarFunction compiled(Expr formula, Map<String, Double> values) {
    ScalarFunction.Family family = compiled.families.computeIfAbsent(formula, f -> ScalarFunction.Family.of(f, List.copyOf(values.keySet())));
    return compiled.functions.computeIfAbsent(new Bound(formula, values), b -> family.at(values));
  }

  /** A formula of fields as a function of one combination of them, empty if it is none. */
  Optional<Readout> readout(Expr formula, Set<String> symbols) {
    return compiled.readouts.computeIfAbsent(new Read(formula, symbols), r -> Readout.of(formula, symbols));
  }

  CovarianceTables covariances() {
    return covariances;
  }

  AverageTables averages() {
    return averages;
  }
}
