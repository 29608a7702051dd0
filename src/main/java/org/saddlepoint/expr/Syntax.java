package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A formula as it was written, before names have a meaning: what the parser makes and {@link Resolver} turns into an
 * {@link Expr}. Every part knows where it begins and ends in the text (offsets from 0, the end exclusive), so that a mistake
 * found later still points at its token. Sums and products are flat: their depth is not their length.
 */
public sealed interface Syntax {
  int start();

  int end();

  /** A decimal literal, as the exact rational that it spells. */
  record Number(int start, int end, Rational value) implements Syntax {}

  /**
   * A name with what is attached to it: {@code x}, {@code x'}, {@code x~}, {@code x[t+1]}, {@code C[f,g]''}. Labels stand in
   * brackets; orders count primes, one number for plain primes, several for {@code f'[1,0]}.
   */
  record Name(int start, int end, String name, boolean response, List<Syntax> labels, List<Integer> orders) implements Syntax {
    public Name {
      labels = List.copyOf(labels);
      orders = List.copyOf(orders);
    }

    /** Whether nothing is attached. */
    public boolean bare() {
      return !response && labels.isEmpty() && orders.isEmpty();
    }

    /** The number of primes, 0 if none. */
    public int primes() {
      return orders.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** A name applied to arguments: {@code tanh(x)}, {@code sum(J, e)}, {@code if(x < 0, a, b)}, {@code C[x,x](tau)}. */
  record Call(int start, int end, Name head, List<Syntax> arguments) implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public String name() {
      return head.name();
    }
  }

  record Negation(int start, int end, Syntax operand) implements Syntax {}

  /** At least two terms. */
  record Sum(int start, int end, List<Term> terms) implements Syntax {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** One term of a sum with the sign before it; {@code signAt} is where the sign stands (the operand's start for the first). */
  record Term(boolean minus, int signAt, Syntax operand) {}

  /** At least two factors. */
  record Product(int start, int end, List<Factor> factors) implements Syntax {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /** One factor of a product, multiplied or divided by. */
  record Factor(boolean divided, int operatorAt, Syntax operand) {}

  record Power(int start, int end, int operatorAt, Syntax base, Syntax exponent) implements Syntax {}

  /** Two sides with a relation between: the condition of {@code if}, a claim, a side condition. */
  record Comparison(int start, int end, Relation relation, int relationAt, Syntax left, Syntax right) implements Syntax {}

  /** {@code left = right}, the equation of a field. */
  record Equation(int start, int end, int equalsAt, Syntax left, Syntax right) implements Syntax {}

  /** {@code x ~ normal(v)} in a mean. */
  record Distributed(int start, int end, Name variable, Syntax law) implements Syntax {}

  /** {@code x -> a}, {@code x -> a from above} in a limit. */
  record Approach(int start, int end, Name variable, Syntax target, Side side) implements Syntax {}

  /** The side from which a limit is taken. */
  enum Side {
    BOTH,
    ABOVE,
    BELOW
  }

  /** {@code x in [a, b]}, a domain. */
  record Membership(int start, int end, Name variable, Syntax low, Syntax high) implements Syntax {}

  /** {@code lhs == rhs to O(g^n) at g = a}; without {@code at} the point is 0. */
  record Asymptotic(int start, int end, Comparison relation, Name small, int order, Optional<Syntax> point) implements Syntax {}

  /** The parts directly inside, from left to right; the labels and arguments of a name or call. */
  default List<Syntax> children() {
    if (this instanceof Name name) {
      return name.labels();
    }
    if (this instanceof Call call) {
      List<Syntax> parts = new ArrayList<>(call.head().labels());
      parts.addAll(call.arguments());
      return parts;
    }
    if (this instanceof Negation negation) {
      return List.of(negation.operand());
    }
    if (this instanceof Sum sum) {
      return sum.terms().stream().map(Term::operand).toList();
    }
    if (this instanceof Product product) {
      return product.factors().stream().map(Factor::operand).toList();
    }
    if (this instanceof Power power) {
      return List.of(power.base(), power.exponent());
    }
    if (this instanceof Comparison comparison) {
      return List.of(comparison.left(), comparison.right());
    }
    if (this instanceof Equation equation) {
      return List.of(equation.left(), equation.right());
    }
    if (this instanceof Distributed distributed) {
      return List.of(distributed.law());
    }
    if (this instanceof Approach approach) {
      return List.of(approach.target());
    }
    if (this instanceof Membership membership) {
      return List.of(membership.low(), membership.high());
    }
    return this instanceof Asymptotic asymptotic ? List.of(asymptotic.relation()) : List.of();
  }

  /** Whether this part is an input {@code sum(J, e)}. */
  default boolean isInput() {
    return this instanceof Call call && call.name().equals(Apply.SUM);
  }
}
