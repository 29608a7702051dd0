package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Sum;

/**
 * A local quantity that depends on the fields of its site through one linear combination: f(u), u = Σ c_k s_k.
 *
 * @param argument u, without a constant
 * @param function f in the symbol {@link #U}, with site parameters and parameters
 * @param linear   whether f is linear in u
 */
public record Readout(LinearForm argument, Expr function, boolean linear) {
  /** The argument of the function; not a name that a model can use. */
  static final String U = "u#";

  private static final Expr ARGUMENT = Expr.sym(U);

  /** The expression as a function of one linear combination of fields; empty if it needs two or more. */
  static Optional<Readout> of(Expr expr, Set<String> fieldSymbols) {
    Reader reader = new Reader(fieldSymbols);
    Expr function = reader.read(expr);
    if (reader.several) {
      return Optional.empty();
    }
    Expr slope = function.derivative(U);
    return Optional.of(new Readout(new LinearForm(reader.direction, Expr.ZERO), function, !slope.contains(U) && !LinearForm.isBroken(function, Set.of(U))));
  }

  /** Rewrites every linear part of an expression as scale·u + constant, with the first part's direction for u. */
  private static final class Reader {
    private final Set<String> fieldSymbols;
    private Map<String, Expr> direction = Map.of();
    private boolean several;

    Reader(Set<String> fieldSymbols) {
      this.fieldSymbols = fieldSymbols;
    }

    Expr read(Expr e) {
      if (!LinearForm.containsAny(e, fieldSymbols)) {
        return e;
      }
      Optional<LinearForm> form = LinearForm.of(e, fieldSymbols);
      if (form.isPresent()) {
        return inArgument(form.get());
      }
      if (e instanceof Sum sum) {
        return readSum(sum);
      }
      List<Expr> children = e.children();
      return e.withChildren(children.stream().map(this::read).toList());
    }

    private Expr readSum(Sum sum) {
      List<Expr> linear = new ArrayList<>();
      List<Expr> terms = new ArrayList<>();
      for (Expr term : sum.terms()) {
        if (LinearForm.of(term, fieldSymbols).isPresent()) {
          linear.add(term);
        } else {
          terms.add(read(term));
        }
      }
      if (!linear.isEmpty()) {
        terms.add(read(Expr.add(linear)));
      }
      return Expr.add(terms);
    }

    private Expr inArgument(LinearForm form) {
      if (direction.isEmpty()) {
        Expr first = form.coefficients().values().iterator().next();
        Map<String, Expr> scaled = new LinkedHashMap<>();
        form.coefficients().forEach((symbol, c) -> scaled.put(symbol, Expr.div(c, first)));
        direction = scaled;
      }
      String first = direction.keySet().iterator().next();
      Expr scale = form.coefficients().getOrDefault(first, Expr.ZERO);
      for (String symbol : form.coefficients().keySet()) {
        several |= !direction.containsKey(symbol);
      }
      direction.forEach((symbol, c) -> several |= !Expr.sub(form.coefficients().getOrDefault(symbol, Expr.ZERO), Expr.mul(scale, c)).isZero());
      return Expr.add(Expr.mul(scale, ARGUMENT), form.constant());
    }
  }
}
