package org.saddlepoint.cas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Symbol;

/**
 * Replaces everything that Symja must not interpret by opaque symbols {@code v1, v2, …}: names (its own {@code Delta} or
 * {@code E} would be taken for something else), the kernels of the theory, functions without a formula, means. Equal
 * subexpressions get equal symbols; conjugates are symbols of their own.
 */
final class Veil {
  private static final String PREFIX = "v";

  private final Map<Expr, Symbol> symbols = new LinkedHashMap<>();
  private final List<Expr> originals = new ArrayList<>();

  /** The veiled expression; its symbols are v1, v2, … only. */
  Expr hide(Expr e) {
    if (e instanceof Symbol || isOpaque(e)) {
      return symbolFor(e);
    }
    List<Expr> children = e.children();
    return children.isEmpty() ? e : e.withChildren(children.stream().map(this::hide).toList());
  }

  /** The symbol that stands for a name. */
  Symbol hide(String name) {
    return symbolFor(new Symbol(name));
  }

  /** The original of a veiled expression. */
  Expr lift(Expr veiled) {
    return veiled.rewrite(e -> e instanceof Symbol s ? original(s) : e);
  }

  /**
   * Checks that no opaque part depends on {@code name}, over which an operation runs.
   *
   * @throws CasException if one does
   */
  void requireTransparent(String name) {
    for (Expr original : originals) {
      if (!(original instanceof Symbol) && original.contains(name)) {
        throw new CasException(CasException.Reason.NOT_EXPRESSIBLE, original + " depends on " + name + " in a way unknown here");
      }
    }
  }

  /** The veiled symbols of the given names that occur. */
  List<Symbol> veiled(Set<String> names) {
    return names.stream().map(name -> Optional.ofNullable(symbols.get(new Symbol(name)))).flatMap(Optional::stream).toList();
  }

  /** The position, from 0, of a veiled symbol. */
  static int index(Symbol veiled) {
    return Integer.parseInt(veiled.name().substring(PREFIX.length())) - 1;
  }

  /** How many symbols stand for something. */
  int size() {
    return originals.size();
  }

  private Expr original(Symbol veiled) {
    return originals.get(index(veiled));
  }

  private Symbol symbolFor(Expr original) {
    return symbols.computeIfAbsent(original, e -> {
      originals.add(e);
      return new Symbol(PREFIX + originals.size());
    });
  }

  private static boolean isOpaque(Expr e) {
    return e instanceof Kernel || e instanceof Binder || e instanceof Apply a && a.builtin().isEmpty()
        || e instanceof Constant c && !c.equals(Constant.PI) && !c.equals(Constant.I) && !c.equals(Constant.INFINITY);
  }
}
