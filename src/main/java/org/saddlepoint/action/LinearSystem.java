package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Steps;
import org.saddlepoint.model.Field;

/**
 * The linear local dynamics of one species, Σ_g M_fg(∂) g = input_f for every field f: {@code operator(f, g)} lists the
 * coefficients of M_fg by order of the time derivative (of the time step in discrete time). x' = −x/τ + y has M_xx = [1/τ, 1],
 * M_xy = [−1]. Constant terms of the drift are {@code constant(f)}.
 */
public record LinearSystem(List<String> fields, List<List<List<Expr>>> matrix, List<Expr> constants, boolean discrete) {

  /** The linear system of an effective process, empty if some drift is nonlinear in the fields. An implicit equation 0 = drift counts like an algebraic one. */
  public static Optional<LinearSystem> of(SiteProcess process) {
    List<String> fields = process.local().stream().map(LocalDynamics::field).toList();
    List<List<List<Expr>>> matrix = new ArrayList<>();
    List<Expr> constants = new ArrayList<>();
    for (LocalDynamics row : process.local()) {
      Expr rest = row.drift();
      List<List<Expr>> columns = new ArrayList<>();
      for (LocalDynamics column : process.local()) {
        List<Expr> coefficients = new ArrayList<>(Collections.nCopies(Math.max(1, column.order()), Expr.ZERO));
        for (int order = 0; order < coefficients.size(); order++) {
          String symbol = column.field() + "'".repeat(order);
          Expr coefficient = row.drift().derivative(symbol);
          if (dependsOnFields(coefficient, process)) {
            return Optional.empty();
          }
          coefficients.set(order, Expr.neg(coefficient));
          rest = rest.substitute(symbol, Expr.ZERO);
        }
        boolean own = column.field().equals(row.field());
        if (own && row.kind() == Field.Kind.IMPLICIT && coefficients.get(0).isZero()) {
          return Optional.empty();
        }
        if (own && row.kind() != Field.Kind.IMPLICIT) {
          addLeading(coefficients, row);
        }
        columns.add(trimmed(coefficients));
      }
      if (dependsOnFields(rest, process)) {
        return Optional.empty();
      }
      matrix.add(List.copyOf(columns));
      constants.add(rest);
    }
    boolean discrete = process.local().stream().anyMatch(l -> l.kind() == Field.Kind.DISCRETE);
    return Optional.of(new LinearSystem(fields, List.copyOf(matrix), List.copyOf(constants), discrete));
  }

  /**
   * How a disturbance of one field spreads: the linear system of the fields that it reaches, without inputs, for any values of the
   * other fields. Empty if one of these fields depends on another nonlinearly, or more or less strongly by what a third does.
   */
  public static Optional<LinearSystem> reachedFrom(String field, SiteProcess process) {
    Set<String> reached = new LinkedHashSet<>(Set.of(field));
    while (process.local().stream().filter(l -> mentions(l.drift(), reached)).map(LocalDynamics::field).filter(reached::add).count() > 0) {
      // Until nothing new is reached.
      continue;
    }
    List<LocalDynamics> local = new ArrayList<>();
    for (LocalDynamics l : process.local()) {
      if (!reached.contains(l.field())) {
        continue;
      }
      Expr linear = Expr.ZERO;
      for (String name : l.drift().freeSymbols()) {
        if (reached.contains(name.replace("'", ""))) {
          if (Steps.by(l.drift(), name::equals)) {
            return Optional.empty();
          }
          linear = Expr.add(linear, Expr.mul(l.drift().derivative(name), Expr.sym(name)));
        }
      }
      local.add(new LocalDynamics(l.field(), l.species(), l.kind(), l.order(), linear));
    }
    SiteProcess disturbed = new SiteProcess(process.species(), local, List.of(), List.of(), List.of(), List.of());
    boolean open = local.stream().anyMatch(l -> l.drift().freeSymbols().stream().map(n -> n.replace("'", "")).anyMatch(n -> !reached.contains(n) && process.local().stream().anyMatch(o -> o.field().equals(n))));
    return open ? Optional.empty() : of(disturbed);
  }

  private static boolean mentions(Expr e, Set<String> fields) {
    return e.freeSymbols().stream().anyMatch(n -> fields.contains(n.replace("'", "")));
  }

  private static void addLeading(List<Expr> coefficients, LocalDynamics row) {
    int order = row.kind() == Field.Kind.DIFFERENTIAL ? row.order() : row.kind() == Field.Kind.DISCRETE ? 1 : 0;
    while (coefficients.size() <= order) {
      coefficients.add(Expr.ZERO);
    }
    coefficients.set(order, Expr.add(coefficients.get(order), Expr.ONE));
  }

  private static List<Expr> trimmed(List<Expr> coefficients) {
    int size = coefficients.size();
    while (size > 0 && coefficients.get(size - 1).isZero()) {
      size--;
    }
    return List.copyOf(coefficients.subList(0, size));
  }

  private static boolean dependsOnFields(Expr e, SiteProcess process) {
    return e.freeSymbols().stream().anyMatch(name -> process.local().stream().anyMatch(l -> name.equals(l.field()) || name.startsWith(l.field() + "'")));
  }

  /** Coefficients of M_fg by order; an empty list is zero. */
  public List<Expr> operator(int f, int g) {
    return matrix.get(f).get(g);
  }

  public int size() {
    return fields.size();
  }
}
