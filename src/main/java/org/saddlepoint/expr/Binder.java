package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An operator that binds a variable: {@code mean(body, x ~ normal(v))}, {@code integral(body, x, a, b)}, {@code limit(body, x -> a)}.
 * Two binders that differ only in the name of the bound variable are equal. The parameters (variance, bounds) are outside the
 * binding.
 */
public final class Binder implements Expr {
  private static final Symbol PLACE = new Symbol("\u2022");

  private final String head;
  private final String variable;
  private final Expr body;
  private final List<Expr> parameters;
  private final Expr anonymous;

  private Binder(String head, String variable, Expr body, List<Expr> parameters) {
    this.head = head;
    this.variable = variable;
    this.body = body;
    this.parameters = parameters;
    Symbol place = PLACE;
    while (body.contains(place.name())) {
      place = new Symbol(place.name() + PLACE.name());
    }
    this.anonymous = body.substitute(variable, place);
  }

  /** The head of a limit from a side: {@code limit}, {@code limit_above}, {@code limit_below}. */
  static String limit(Syntax.Side side) {
    return switch (side) {
      case BOTH -> "limit";
      case ABOVE -> "limit_above";
      case BELOW -> "limit_below";
    };
  }

  public static Binder of(String head, String variable, Expr body, List<? extends Expr> parameters) {
    return new Binder(head, variable, body, List.copyOf(parameters));
  }

  /** The operator: mean (over a centred normal variable of the given variance), integral, limit, limit_above, limit_below, … */
  public String head() {
    return head;
  }

  public String variable() {
    return variable;
  }

  public Expr body() {
    return body;
  }

  public List<Expr> parameters() {
    return parameters;
  }

  /** The body with the bound variable made nameless: what equality and order look at. */
  Expr anonymousBody() {
    return anonymous;
  }

  @Override
  public List<Expr> children() {
    List<Expr> children = new ArrayList<>();
    children.add(body);
    children.addAll(parameters);
    return children;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return of(head, variable, children.get(0), children.subList(1, children.size()));
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || object instanceof Binder o && head.equals(o.head) && anonymous.equals(o.anonymous) && parameters.equals(o.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(head, anonymous, parameters);
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
