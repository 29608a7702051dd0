package org.saddlepoint.document;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.expr.SourcePosition;

/** One statement of a derivation block, split into its parts; the formulas in it are not read yet. */
public sealed interface Statement {
  /** The statement as written, continuation lines joined, comments removed. */
  SourceText source();

  /** Where its first word stands. */
  default SourcePosition position() {
    return source().position();
  }

  /** A word with the place where it stands. */
  record Word(String text, SourcePosition position) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** {@code stage = rule(argument, …) assuming reason} */
  record Apply(SourceText source, Word stage, Word rule, List<SourceText> arguments, String assuming) implements Statement {
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code define name(argument) = body} */
  record Define(SourceText source, Word name, Word argument, SourceText body) implements Statement {}

  /** {@code show what as label} */
  record Show(SourceText source, SourceText what, Optional<Word> label) implements Statement {}

  /** {@code claim scope: relation clauses} */
  record Claim(SourceText source, Optional<Word> scope, Assertion assertion, Clauses clauses) implements Statement {}

  /** What a claim asserts. */
  sealed interface Assertion {}

  /** {@code left == right} */
  record Equality(SourceText left, SourceText right) implements Assertion {}

  /** {@code left == right to O(variable^order) at variable = point}; the point is empty for zero. */
  record Asymptotic(SourceText left, SourceText right, Word variable, int order, Optional<SourceText> point) implements Assertion {}

  /** {@code left equivalent right on observable} */
  record Equivalence(Word left, Word right, Optional<SourceText> observable) implements Assertion {}

  /** What follows the relation of a claim. */
  record Clauses(List<Condition> given, List<Domain> domains, Optional<Demand> demand, Optional<Word> citing, Optional<Word> label) {
    public Clauses {
      given = List.copyOf(given);
      domains = List.copyOf(domains);
    }
  }

  /** A side condition after {@code given}. */
  sealed interface Condition {
    SourceText source();
  }

  /** {@code left relation right} */
  record Comparison(SourceText source, SourceText left, Relation relation, SourceText right) implements Condition {}

  /** {@code odd(function)} or {@code smooth(function)} */
  record Property(SourceText source, Kind kind, Word function) implements Condition {
    /** What is known of a function without a formula. */
    public enum Kind {
      ODD,
      SMOOTH
    }
  }

  /** A domain after {@code for}. */
  sealed interface Domain {
    SourceText source();

    Word variable();
  }

  /** {@code variable relation bound} */
  record Bound(SourceText source, Word variable, Relation relation, SourceText bound) implements Domain {}

  /** {@code variable in [low, high]} */
  record Interval(SourceText source, Word variable, SourceText low, SourceText high) implements Domain {}

  /** How well a claim must be established: {@code by exact}, {@code by numeric}. */
  enum Demand {
    EXACT,
    NUMERIC
  }
}
