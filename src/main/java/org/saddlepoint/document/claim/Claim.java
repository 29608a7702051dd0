package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.FunctionDefinition;

/**
 * What a claim asserts, its formulas read and its conditions in place.
 *
 * @param left left-hand side
 * @param right right-hand side
 * @param order where given, equality holds only asymptotically
 * @param conditions what is given, equalities among them
 * @param functions functions with a formula
 * @param opaque functions without
 * @param positive names of parameters, which are positive
 * @param exact whether a proof is asked for
 */
public record Claim(
    Expr left, Expr right, Optional<Order> order, List<Condition> conditions, List<FunctionDefinition> functions, Set<Opaque> opaque, Set<String> positive, boolean exact) {
  public Claim {
    conditions = List.copyOf(conditions);
    functions = List.copyOf(functions);
    opaque = Set.copyOf(opaque);
    positive = Set.copyOf(positive);
  }

  /** left − right = O((variable − point)^power) */
  public record Order(String variable, Expr point, int power) {}

  /** A function of which only smoothness, or oddness as well, is known. */
  public record Opaque(String name, boolean odd) {}
}
