package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import org.saddlepoint.expr.Expr;

/**
 * Compiled functions and tables of their averages, which systems that differ by the values of parameters share: a scan compiles and
 * tabulates once. Not for several threads at once.
 */
final class SharedFunctions {
  private final Map<Expr, ScalarFunction> compiled;
  private final CovarianceTables covariances = new CovarianceTables();
  private final AverageTables averages = new AverageTables();

  SharedFunctions() {
    this(new HashMap<>());
  }

  private SharedFunctions(Map<Expr, ScalarFunction> compiled) {
    this.compiled = compiled;
  }

  /** The same compiled functions with tables of their own, so that no result depends on what was computed before. */
  SharedFunctions withoutTables() {
    return new SharedFunctions(compiled);
  }

  /** The compiled function of a formula of {@link Readout#U} with numbers for everything else. */
  ScalarFunction compiled(Expr formula) {
    return compiled.computeIfAbsent(formula, ScalarFunction::of);
  }

  CovarianceTables covariances() {
    return covariances;
  }

  AverageTables averages() {
    return averages;
  }
}
