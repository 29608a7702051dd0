package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A function at its arguments, with an order of differentiation per argument: {@code phi''(x)} is {@code phi} with orders [2].
 * Built-in functions have order zero throughout; their derivatives are formulas. A coupling's input {@code sum(J, e)} is the
 * function {@link #SUM} of the symbol J and of e, local to the source site.
 */
public final class Apply implements Expr {
  /** The name of the input node {@code sum(J, e)}. */
  public static final String SUM = "sum";

  private final String function;
  private final List<Integer> orders;
  private final List<Expr> arguments;
  private final int hash;

  private Apply(String function, List<Integer> orders, List<Expr> arguments) {
    this.function = function;
    this.orders = orders;
    this.arguments = arguments;
    this.hash = 31 * (31 * function.hashCode() + orders.hashCode()) + arguments.hashCode();
  }

  /** The undifferentiated function, simplified where it is exact (exp(0) = 1, tanh(−x) = −tanh(x)). */
  public static Expr of(String function, List<? extends Expr> arguments) {
    return of(function, Collections.nCopies(arguments.size(), 0), arguments);
  }

  /** The function differentiated {@code orders.get(k)} times with respect to its k-th argument. */
  public static Expr of(String function, List<Integer> orders, List<? extends Expr> arguments) {
    if (orders.size() != arguments.size()) {
      throw new IllegalArgumentException("one order per argument of " + function);
    }
    Optional<Builtin> builtin = Builtin.named(function);
    if (builtin.isPresent()) {
      return Elementary.simplified(builtin.get(), List.copyOf(arguments));
    }
    return new Apply(function, List.copyOf(orders), List.copyOf(arguments));
  }

  static Apply raw(Builtin builtin, List<Expr> arguments) {
    return new Apply(builtin.spelling(), Collections.nCopies(arguments.size(), 0), arguments);
  }

  public String function() {
    return function;
  }

  public List<Integer> orders() {
    return orders;
  }

  public List<Expr> arguments() {
    return arguments;
  }

  /** The only argument; IllegalStateException if there are several. */
  public Expr argument() {
    if (arguments.size() != 1) {
      throw new IllegalStateException(function + " has " + arguments.size() + " arguments");
    }
    return arguments.get(0);
  }

  public boolean isBuiltin(Builtin builtin) {
    return function.equals(builtin.spelling());
  }

  public Optional<Builtin> builtin() {
    return Builtin.named(function);
  }

  /** Whether this is an input {@code sum(J, e)}. */
  public boolean isInput() {
    return function.equals(SUM);
  }

  /** The total order of differentiation. */
  public int totalOrder() {
    return orders.stream().mapToInt(Integer::intValue).sum();
  }

  /** The same function differentiated once more in argument {@code index}. */
  public Expr differentiatedIn(int index) {
    Optional<Builtin> builtin = builtin();
    if (builtin.isPresent()) {
      return Elementary.partial(builtin.get(), arguments, index);
    }
    List<Integer> raised = new ArrayList<>(orders);
    raised.set(index, raised.get(index) + 1);
    return new Apply(function, List.copyOf(raised), arguments);
  }

  @Override
  public List<Expr> children() {
    return arguments;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return of(function, orders, children);
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || object instanceof Apply other && hash == other.hash && function.equals(other.function) && orders.equals(other.orders) && arguments.equals(other.arguments);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
