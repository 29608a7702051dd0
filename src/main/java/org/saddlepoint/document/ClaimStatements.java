package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.document.claim.Claim;
import org.saddlepoint.document.claim.ClaimCheck;
import org.saddlepoint.document.claim.ClaimNames;
import org.saddlepoint.document.claim.Condition;
import org.saddlepoint.document.claim.Finding;
import org.saddlepoint.document.claim.TimeLimit;
import org.saddlepoint.document.claim.Vocabulary;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.model.Parameter;

/** Runs claims: reads their formulas, checks them, and makes the formula to show. */
final class ClaimStatements {
  /** No check takes much more of the processor than this, in seconds. */
  static final double TIME_LIMIT = 20;

  /** Checks watch the time themselves; this is when one that does not is given up, in seconds on the clock. */
  private static final double PATIENCE = 70;

  private final Session session;

  ClaimStatements(Session session) {
    this.session = session;
  }

  Outcome run(Statement.Claim statement) {
    Optional<Stage> stage = statement.scope().map(session::stage);
    if (statement.assertion() instanceof Statement.Equivalence equivalence) {
      return outcome(statement, ClaimFormula.of(equivalence), limited(() -> EquivalenceClaims.check(session, equivalence)));
    }
    Map<String, Boolean> opaque = opaque(statement);
    Vocabulary vocabulary = stage.map(s -> Vocabularies.scoped(session, s, opaque.keySet())).orElseGet(() -> Vocabularies.unscoped(session, opaque.keySet()));
    Claim claim = claim(statement, vocabulary, opaque);
    Finding finding = limited(() -> stage.map(s -> ClaimCheck.check(claim, s, session.theory(), TIME_LIMIT)).orElseGet(() -> ClaimCheck.check(claim, TIME_LIMIT)));
    return outcome(statement, ClaimFormula.of(claim, statement), finding);
  }

  private static Finding limited(Supplier<Finding> check) {
    try {
      return bounded(check);
    } catch (ArithmeticException | IllegalArgumentException | ExpressionLimitException | StackOverflowError beyond) {
      // A claim may be about anything; what the checks cannot carry out is not thereby false.
      return Finding.of(Verdict.inconclusive("check", "the check could not be carried out: " + (beyond.getMessage() == null ? "the formula is nested too deeply" : beyond.getMessage())));
    }
  }

  private static Finding bounded(Supplier<Finding> check) {
    return TimeLimit.run(PATIENCE, check).orElseGet(() -> Finding.of(Verdict.inconclusive("time limit", "the check took longer than " + (int) PATIENCE + " seconds")));
  }

  private Claim claim(Statement.Claim statement, Vocabulary vocabulary, Map<String, Boolean> opaque) {
    ClaimNames names = new ClaimNames(vocabulary);
    Set<Claim.Opaque> properties = new LinkedHashSet<>();
    opaque.forEach((name, odd) -> {
      if (vocabulary.opaque().contains(name)) {
        properties.add(new Claim.Opaque(name, odd));
      }
    });
    boolean exact = statement.clauses().demand().filter(d -> d == Statement.Demand.EXACT).isPresent();
    Set<String> positive = session.models().stream().flatMap(n -> n.parameters().stream()).map(Parameter::name).collect(Collectors.toSet());
    List<Condition> conditions = new ArrayList<>(conditions(statement, names));
    if (statement.assertion() instanceof Statement.Asymptotic a) {
      Claim.Order order = new Claim.Order(a.variable().text(), a.point().map(p -> names.read(p.formula())).orElse(Expr.ZERO), a.order());
      return new Claim(names.read(a.left().formula()), names.read(a.right().formula()), Optional.of(order), conditions, vocabulary.functions(), properties, positive, exact);
    }
    Statement.Equality e = (Statement.Equality) statement.assertion();
    return new Claim(names.read(e.left().formula()), names.read(e.right().formula()), Optional.empty(), conditions, vocabulary.functions(), properties, positive, exact);
  }

  /** Functions of which a property is given, and whether it is oddness. */
  private static Map<String, Boolean> opaque(Statement.Claim statement) {
    Map<String, Boolean> functions = new LinkedHashMap<>();
    for (Statement.Condition c : statement.clauses().given()) {
      if (c instanceof Statement.Property p) {
        functions.merge(p.function().text(), p.kind() == Statement.Property.Kind.ODD, Boolean::logicalOr);
      }
    }
    return functions;
  }

  private static List<Condition> conditions(Statement.Claim statement, ClaimNames names) {
    List<Condition> conditions = new ArrayList<>();
    for (Statement.Condition c : statement.clauses().given()) {
      if (c instanceof Statement.Comparison k) {
        conditions.add(new Condition(names.read(k.left().formula()), k.relation(), names.read(k.right().formula())));
      }
    }
    for (Statement.Domain d : statement.clauses().domains()) {
      Expr variable = Expr.sym(d.variable().text());
      if (d instanceof Statement.Bound b) {
        conditions.add(new Condition(variable, b.relation(), names.read(b.bound().formula())));
      } else {
        Statement.Interval i = (Statement.Interval) d;
        conditions.add(new Condition(variable, Relation.AT_LEAST, names.read(i.low().formula())));
        conditions.add(new Condition(variable, Relation.AT_MOST, names.read(i.high().formula())));
      }
    }
    return conditions;
  }

  private static Outcome outcome(Statement.Claim statement, Display display, Finding finding) {
    Statement.Clauses clauses = statement.clauses();
    List<String> assumptions = new ArrayList<>();
    clauses.given().forEach(c -> assumptions.add(c.source().text()));
    clauses.domains().forEach(d -> assumptions.add(d.source().text()));
    return new Outcome(statement, Outcome.Kind.CLAIM, clauses.label().map(Statement.Word::text).orElse(""), statement.scope().map(Statement.Word::text).orElse(""), "",
        List.of(display), Optional.of(finding), assumptions, clauses.citing().map(Statement.Word::text).orElse(""));
  }
}
