package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.action.TwoPoint;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Symbol;

/**
 * The free names of a claim with what is known of them: parameters and variances are positive, names under conj complex, others
 * real, all cut by the conditions that bound a single name. Conditions of another form remain to be tested at each point.
 */
record Unknowns(Map<String, Range> real, Set<String> complex, List<Condition> conditions) {
  /** @param positive the names of parameters */
  static Unknowns of(List<Expr> formulas, List<Condition> conditions, Set<String> positive) {
    Set<String> names = new TreeSet<>();
    Set<String> complex = new TreeSet<>();
    List<Condition> all = new ArrayList<>(conditions);
    for (Expr formula : formulas) {
      names.addAll(formula.freeSymbols());
      variances(formula, formula.freeSymbols(), all);
      conjugated(formula, complex);
    }
    conditions.forEach(c -> {
      names.addAll(c.left().freeSymbols());
      names.addAll(c.right().freeSymbols());
    });
    Map<String, Range> real = new LinkedHashMap<>();
    complex.retainAll(names);
    // Lags, frequencies and the parameters of sites are real wherever they stand.
    complex.removeIf(n -> positive.contains(n) || n.equals("tau") || n.startsWith("omega") || n.contains(SiteLaws.PLACE));
    conditions.forEach(c -> List.of(c.left(), c.right()).forEach(side -> {
      if (side instanceof Symbol s && c.relation() != Relation.NOT_EQUAL) {
        complex.remove(s.name());
      }
    }));
    names.stream().filter(n -> !complex.contains(n)).forEach(n -> real.put(n, positive.contains(n) ? Range.POSITIVE : Range.REAL));
    List<Condition> remaining = new ArrayList<>();
    for (Condition c : all) {
      if (!cut(c, real) && !cut(c.mirrored(), real)) {
        remaining.add(c);
      }
    }
    return new Unknowns(real, complex, List.copyOf(remaining));
  }

  /** The same, with the names in lags of two-point functions, and tau, integers: time goes in steps. */
  Unknowns inSteps(List<Expr> formulas) {
    Set<String> lags = new TreeSet<>(Set.of("tau"));
    formulas.forEach(e -> lags(e, lags));
    Map<String, Range> stepped = new LinkedHashMap<>(real);
    stepped.replaceAll((name, range) -> lags.contains(name) ? range.integers() : range);
    return new Unknowns(stepped, complex, conditions);
  }

  private static void lags(Expr e, Set<String> names) {
    if (e instanceof Kernel k && (k.head().equals(TwoPoint.CORRELATION) || k.head().equals(TwoPoint.RESPONSE))) {
      k.arguments().forEach(a -> names.addAll(a.freeSymbols()));
    }
    e.children().forEach(c -> lags(c, names));
  }

  /** Cuts a name's range by a condition {@code name relation number}; false if it has another form. */
  private static boolean cut(Condition c, Map<String, Range> real) {
    if (!(c.left() instanceof Symbol s) || !real.containsKey(s.name()) || !c.right().freeSymbols().isEmpty() || c.relation() == Relation.NOT_EQUAL) {
      return false;
    }
    if (c.right().equals(Constant.INFINITY) || c.right().equals(Expr.neg(Constant.INFINITY))) {
      return true;
    }
    double bound;
    try {
      bound = Evaluation.real(c.right());
    } catch (IllegalArgumentException noNumber) {
      return false;
    }
    if (!Double.isFinite(bound)) {
      return false;
    }
    real.compute(s.name(), (name, range) -> range.cut(c.relation(), bound));
    return true;
  }

  /** Every variance of a Gaussian average is positive where it depends on free names only. */
  private static void variances(Expr e, Set<String> free, List<Condition> conditions) {
    if (e instanceof Binder b && b.head().equals(Operators.MEAN)) {
      Expr variance = b.parameters().get(0);
      if (free.containsAll(variance.freeSymbols()) && !variance.freeSymbols().isEmpty()) {
        conditions.add(new Condition(variance, Relation.GREATER, Expr.ZERO));
      }
    }
    e.children().forEach(c -> variances(c, free, conditions));
  }

  private static void conjugated(Expr e, Set<String> complex) {
    if (e instanceof Apply a && a.function().equals(Operators.CONJ)) {
      complex.addAll(a.freeSymbols());
    }
    e.children().forEach(c -> conjugated(c, complex));
  }

  /** Whether the name is certainly positive. */
  boolean isPositive(String name) {
    return real.containsKey(name) && real.get(name).isPositive();
  }

  boolean isNonnegative(String name) {
    return real.containsKey(name) && real.get(name).isNonnegative();
  }

  boolean isReal(String name) {
    return !complex.contains(name);
  }

  /** Whether some name has no admissible value. */
  boolean isEmpty() {
    return real.values().stream().anyMatch(Range::isEmpty);
  }

  boolean hasNames() {
    return !real.isEmpty() || !complex.isEmpty();
  }
}
