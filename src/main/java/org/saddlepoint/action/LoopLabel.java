package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;

/**
 * A local observable of several copies of a static site: response fields x~_r for the listed copies (with repetition) times a
 * function of the site's field in each copy.
 */
public record LoopLabel(List<Integer> responses, List<Expr> functions) {
  public LoopLabel {
    responses = List.copyOf(responses);
    functions = List.copyOf(functions);
  }

  /** x~_r x~_s. */
  public static LoopLabel responses(int copies, int r, int s) {
    return new LoopLabel(List.of(r, s), ones(copies));
  }

  /** The same label times a function of the field of one copy. */
  public LoopLabel times(int copy, Expr function) {
    List<Expr> next = new ArrayList<>(functions);
    next.set(copy, Expr.mul(next.get(copy), function));
    return new LoopLabel(responses, next);
  }

  /** Nothing. */
  public static LoopLabel one(int copies) {
    return new LoopLabel(List.of(), ones(copies));
  }

  /** x~_r. */
  public static LoopLabel response(int copies, int r) {
    return new LoopLabel(List.of(r), ones(copies));
  }

  /** The product of two labels. */
  public LoopLabel times(LoopLabel other) {
    List<Integer> both = new ArrayList<>(responses);
    both.addAll(other.responses);
    List<Expr> product = new ArrayList<>();
    for (int k = 0; k < functions.size(); k++) {
      product.add(Expr.mul(functions.get(k), other.functions.get(k)));
    }
    return new LoopLabel(both, product);
  }

  private static List<Expr> ones(int copies) {
    return java.util.Collections.nCopies(copies, Expr.ONE);
  }
}
