package org.saddlepoint.typeset;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.typeset.Formula.Call;
import org.saddlepoint.typeset.Formula.Delimiter;
import org.saddlepoint.typeset.Formula.Fenced;
import org.saddlepoint.typeset.Formula.Line;
import org.saddlepoint.typeset.Formula.Lines;
import org.saddlepoint.typeset.Formula.Operation;

/**
 * Breaks a long equation before its plus and minus signs into aligned lines. A large curly or square bracket that is wider than
 * a line (as in exp{…}) is opened and may break inside; no other fence does.
 */
public final class LineBreaker {
  /** About the width of a one-column page, in letters. */
  public static final double PAGE = 60;

  private static final double WIDE_LEFT = 0.4;

  private LineBreaker() {}

  /** The formula itself if it fits the width (in letters) or has no place to break, else its {@link Lines}. */
  public static Formula fit(Formula formula, double width) {
    if (formula instanceof Lines lines) {
      List<Line> all = new ArrayList<>();
      lines.lines().forEach(line -> all.addAll(split(line, width)));
      return new Lines(all);
    }
    if (Extent.width(formula) <= width) {
      return formula;
    }
    List<Line> lines = split(aligned(formula), width);
    return lines.size() == 1 ? formula : new Lines(lines);
  }

  /** Several formulas under each other, aligned at their first relation, each broken to the width; one alone as by {@link #fit}. */
  public static Formula together(List<Formula> formulas, double width) {
    if (formulas.size() == 1) {
      return fit(formulas.get(0), width);
    }
    List<Line> all = new ArrayList<>();
    for (Formula formula : formulas) {
      List<Line> lines = formula instanceof Lines several ? several.lines() : List.of(besides(aligned(formula), width));
      lines.forEach(line -> all.addAll(split(line, width)));
    }
    return new Lines(all);
  }

  /** A long left-hand side would push the others off the page: such a formula is not aligned. */
  private static Line besides(Line line, double width) {
    return Extent.width(line.left()) > WIDE_LEFT * width ? new Line(Formula.EMPTY, Formula.row(line.left(), line.right())) : line;
  }

  private static Line aligned(Formula formula) {
    List<Formula> items = formula.items();
    int relation = firstRelation(items);
    return relation < 0
        ? new Line(Formula.EMPTY, formula)
        : new Line(Formula.row(items.subList(0, relation)), Formula.row(items.subList(relation, items.size())));
  }

  private static int firstRelation(List<Formula> items) {
    for (int k = 1; k < items.size(); k++) {
      if (items.get(k) instanceof Operation o && o.sign().kind() == Sign.Kind.RELATION) {
        return k;
      }
    }
    return -1;
  }

  private static List<Line> split(Line line, double width) {
    double indent = Extent.width(line.left());
    if (indent + Extent.width(line.right()) <= width) {
      return List.of(line);
    }
    List<Line> lines = new ArrayList<>();
    // Under a long left-hand side nothing would fit: it stands on a line of its own.
    boolean alone = indent > WIDE_LEFT * width;
    if (alone) {
      pack(opened(line.left().items(), width), 0, width).forEach(row -> lines.add(new Line(Formula.EMPTY, row)));
    }
    for (Formula row : pack(opened(line.right().items(), width), alone ? 0 : indent, width)) {
      lines.add(new Line(lines.isEmpty() ? line.left() : Formula.EMPTY, row));
    }
    return lines;
  }

  /** Replaces every curly or square fence that is wider than a line by its two halves around its body. */
  private static List<Formula> opened(List<Formula> items, double width) {
    List<Formula> flat = new ArrayList<>();
    for (Formula item : items) {
      if (item instanceof Call call && breakable(call.arguments(), width)) {
        flat.add(call.head());
        open(call.arguments(), width, flat);
      } else if (item instanceof Fenced fenced && breakable(fenced, width)) {
        open(fenced, width, flat);
      } else {
        flat.add(item);
      }
    }
    return flat;
  }

  private static boolean breakable(Fenced fenced, double width) {
    return (fenced.fence() == Fence.CURLY || fenced.fence() == Fence.SQUARE) && Extent.width(fenced) > 0.8 * width;
  }

  private static void open(Fenced fenced, double width, List<Formula> flat) {
    flat.add(new Delimiter(fenced.fence(), true));
    flat.addAll(opened(fenced.body().items(), width));
    flat.add(new Delimiter(fenced.fence(), false));
  }

  /** Fills lines greedily with the pieces between signs. */
  private static List<Formula> pack(List<Formula> items, double indent, double width) {
    List<Formula> lines = new ArrayList<>();
    List<Formula> current = new ArrayList<>();
    double used = indent;
    for (List<Formula> piece : pieces(items)) {
      double size = Extent.width(Formula.row(piece));
      if (!current.isEmpty() && used + size > width) {
        lines.add(Formula.row(current));
        current = new ArrayList<>();
        used = indent + 2;
      }
      current.addAll(piece);
      used += size;
    }
    lines.add(Formula.row(current));
    return lines;
  }

  /** Cuts before each plus or minus that joins two terms. */
  private static List<List<Formula>> pieces(List<Formula> items) {
    List<List<Formula>> pieces = new ArrayList<>();
    List<Formula> current = new ArrayList<>();
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof Operation o && o.sign().kind() == Sign.Kind.BINARY && Signs.joins(items, k)) {
        pieces.add(current);
        current = new ArrayList<>();
      }
      current.add(items.get(k));
    }
    pieces.add(current);
    return pieces;
  }
}
