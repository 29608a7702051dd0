package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * An opaque function of the theory, named by a head and by labels: the correlation {@code C[phi(x),phi(x)](tau)}, the response
 * {@code R[x](tau)}, the field {@code x(t)}. Labels identify the kernel and are not substituted into; arguments are. Orders
 * count derivatives with respect to each argument.
 */
public final class Kernel implements Expr {
  private final String head;
  private final List<Expr> labels;
  private final List<Integer> orders;
  private final List<Expr> arguments;
  private final int hash;

  private Kernel(String head, List<Expr> labels, List<Integer> orders, List<Expr> arguments) {
    this.head = head;
    this.labels = labels;
    this.orders = orders;
    this.arguments = arguments;
    this.hash = Objects.hash(head, labels, orders, arguments);
  }

  public static Kernel of(String head, List<? extends Expr> labels, List<? extends Expr> arguments) {
    return of(head, labels, Collections.nCopies(arguments.size(), 0), arguments);
  }

  public static Kernel of(String head, List<? extends Expr> labels, List<Integer> orders, List<? extends Expr> arguments) {
    if (orders.size() != arguments.size()) {
      throw new IllegalArgumentException("one order per argument of " + head);
    }
    return new Kernel(head, List.copyOf(labels), List.copyOf(orders), List.copyOf(arguments));
  }

  public String head() {
    return head;
  }

  public List<Expr> labels() {
    return labels;
  }

  public List<Integer> orders() {
    return orders;
  }

  public List<Expr> arguments() {
    return arguments;
  }

  /** The same kernel differentiated once more in argument {@code index}. */
  public Kernel differentiatedIn(int index) {
    List<Integer> raised = new ArrayList<>(orders);
    raised.set(index, raised.get(index) + 1);
    return new Kernel(head, labels, List.copyOf(raised), arguments);
  }

  @Override
  public List<Expr> children() {
    return arguments;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new Kernel(head, labels, orders, List.copyOf(children));
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || object instanceof Kernel o && hash == o.hash && head.equals(o.head) && labels.equals(o.labels) && orders.equals(o.orders) && arguments.equals(o.arguments);
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
