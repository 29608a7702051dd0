package org.saddlepoint.typeset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a physicist does with a formula that no line holds: the fractions and brackets of which it is made get names, 𝒜_1, 𝒜_2, …,
 * and are written below. Those that save most room, by their width and the number of times they occur, come first.
 */
public final class Abbreviations {
  private static final int MOST = 60;
  private static final double SHORTEST = 8;
  private static final double LETTER = 1.7;

  private final double width;
  private final List<Formula> finished = new ArrayList<>();
  private final List<Formula> open = new ArrayList<>();
  private int count;

  /** No names yet. @param width of a line, in letters */
  public Abbreviations(double width) {
    this.width = width;
  }

  /**
   * The formulas, and the definitions of what was abbreviated in them, so that each can be broken into lines of the width. Names go
   * on where the last call left off.
   */
  public List<Formula> in(List<Formula> formulas) {
    finished.clear();
    open.addAll(formulas);
    int most = count + MOST;
    while (!open.isEmpty()) {
      next(most);
    }
    return List.copyOf(finished);
  }

  private void next(int most) {
    Formula formula = open.remove(0);
    while (!fits(formula) && count < most) {
      Map<Formula, Integer> found = new LinkedHashMap<>();
      candidates(formula, found);
      // A definition of a name by another name would say nothing.
      found.remove(right(formula));
      Formula best = Formula.EMPTY;
      double saving = 0;
      for (Map.Entry<Formula, Integer> e : found.entrySet()) {
        double size = Extent.width(e.getKey());
        // What is itself too long for a line is named only where nothing smaller is left.
        double saved = e.getValue() * (size - LETTER) * (size <= width ? 1 : 1e-3);
        if (size > SHORTEST && saved > saving) {
          saving = saved;
          best = e.getKey();
        }
      }
      if (best.isEmpty()) {
        break;
      }
      count++;
      Formula part = best;
      Formula name = Formula.sub(Formula.calligraphic("A"), Formula.num(count));
      formula = replaced(formula, part, name);
      open.replaceAll(f -> replaced(f, part, name));
      open.add(Formula.equation(name, part instanceof Formula.Fenced f ? f.body() : part));
    }
    finished.add(formula);
  }

  private boolean fits(Formula formula) {
    Formula broken = LineBreaker.fit(formula, width);
    List<Formula.Line> lines = broken instanceof Formula.Lines several ? several.lines() : List.of(new Formula.Line(Formula.EMPTY, broken));
    return lines.stream().allMatch(l -> Extent.width(l.left()) + Extent.width(l.right()) <= 1.1 * width);
  }

  /** What stands after the first relation. */
  private static Formula right(Formula formula) {
    List<Formula> items = formula.items();
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof Formula.Operation o && o.sign().kind() == Sign.Kind.RELATION) {
        return Formula.row(items.subList(k + 1, items.size()));
      }
    }
    return formula;
  }

  /** Fractions, their two parts, and round brackets, at any depth, but not the arguments of a function. */
  private static void candidates(Formula f, Map<Formula, Integer> found) {
    Formula inside = f instanceof Formula.Call c ? c.head() : f;
    Parts.map(inside, part -> {
      if (f instanceof Formula.Fraction || part instanceof Formula.Fraction || part instanceof Formula.Fenced e && e.fence() == Fence.ROUND) {
        found.merge(part, 1, Integer::sum);
      }
      candidates(part, found);
      return part;
    });
  }

  private static Formula replaced(Formula f, Formula part, Formula name) {
    return f.equals(part) ? name : Parts.map(f, inner -> replaced(inner, part, name));
  }
}
