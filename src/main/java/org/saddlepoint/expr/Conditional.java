package org.saddlepoint.expr;

import java.util.List;
import java.util.Objects;

/** The piecewise function {@code if(left relation right, then, otherwise)}. */
public final class Conditional implements Expr {
  private final Expr left;
  private final Relation relation;
  private final Expr right;
  private final Expr then;
  private final Expr otherwise;
  private final int hash;

  private Conditional(Expr left, Relation relation, Expr right, Expr then, Expr otherwise) {
    this.left = left;
    this.relation = relation;
    this.right = right;
    this.then = then;
    this.otherwise = otherwise;
    this.hash = Objects.hash(left, relation, right, then, otherwise);
  }

  /** Chooses at once between numbers; drops the condition when both branches are the same. */
  public static Expr of(Expr left, Relation relation, Expr right, Expr then, Expr otherwise) {
    if (left instanceof Num l && right instanceof Num r) {
      return relation.holds(l.value(), r.value()) ? then : otherwise;
    }
    if (then.equals(otherwise)) {
      return then;
    }
    return new Conditional(left, relation, right, then, otherwise);
  }

  public Expr left() {
    return left;
  }

  public Relation relation() {
    return relation;
  }

  public Expr right() {
    return right;
  }

  public Expr then() {
    return then;
  }

  public Expr otherwise() {
    return otherwise;
  }

  @Override
  public List<Expr> children() {
    return List.of(left, right, then, otherwise);
  }

  @Override
  public Expr withChildren(List<Expr> c) {
    return of(c.get(0), relation, c.get(1), c.get(2), c.get(3));
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || object instanceof Conditional o && hash == o.hash && relation == o.relation && children().equals(o.children());
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
