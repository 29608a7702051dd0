package org.saddlepoint.typeset;

import java.util.List;
import org.saddlepoint.typeset.Formula.Accent;
import org.saddlepoint.typeset.Formula.BigOperator;
import org.saddlepoint.typeset.Formula.Call;
import org.saddlepoint.typeset.Formula.Case;
import org.saddlepoint.typeset.Formula.Cases;
import org.saddlepoint.typeset.Formula.Delimiter;
import org.saddlepoint.typeset.Formula.Fenced;
import org.saddlepoint.typeset.Formula.Fraction;
import org.saddlepoint.typeset.Formula.Line;
import org.saddlepoint.typeset.Formula.Lines;
import org.saddlepoint.typeset.Formula.Matrix;
import org.saddlepoint.typeset.Formula.Number;
import org.saddlepoint.typeset.Formula.Operation;
import org.saddlepoint.typeset.Formula.Prefixed;
import org.saddlepoint.typeset.Formula.Primed;
import org.saddlepoint.typeset.Formula.Radical;
import org.saddlepoint.typeset.Formula.Row;
import org.saddlepoint.typeset.Formula.Script;
import org.saddlepoint.typeset.Formula.Space;
import org.saddlepoint.typeset.Formula.Symbol;
import org.saddlepoint.typeset.Formula.Text;
import org.saddlepoint.typeset.Formula.Underbrace;

/** How much room a formula takes, roughly: enough to break lines and to choose the size of delimiters. */
final class Extent {
  private static final double SCRIPT = 0.7;

  private Extent() {}

  /** The width in letters; a fraction of a display is as wide as its wider part. */
  static double width(Formula f) {
    if (f instanceof Row row) {
      return total(row.items());
    } else if (f instanceof Symbol s) {
      return Glyph.named(s.name()).isPresent() ? 1 : 0.9 * s.name().length() + (s.style() == Style.OPERATOR ? 0.4 : 0);
    } else if (f instanceof Number n) {
      return n.digits().length();
    } else if (f instanceof Text t) {
      return 0.9 * t.words().length();
    } else if (f instanceof Operation o) {
      return switch (o.sign().kind()) {
        case BINARY, RELATION -> 2.4;
        case PUNCTUATION -> 0.9;
        case TIGHT -> 1;
      };
    } else if (f instanceof Fraction q) {
      return 0.4 + Math.max(width(q.numerator()), width(q.denominator()));
    } else if (f instanceof Script s) {
      return width(s.base()) + SCRIPT * Math.max(width(s.lower()), width(s.upper()));
    } else if (f instanceof Primed p) {
      return width(p.base()) + 0.4 * p.count();
    } else if (f instanceof Radical r) {
      return 1.4 + width(r.body());
    } else if (f instanceof Fenced e) {
      return 1.4 + width(e.body());
    } else if (f instanceof Call c) {
      return width(c.head()) + width(c.arguments());
    } else if (f instanceof Prefixed p) {
      return width(p.prefix()) + width(p.body());
    } else if (f instanceof BigOperator b) {
      return 0.4 + Math.max(b.operator() == Large.DOUBLE_INTEGRAL ? 2.6 : 1.8, SCRIPT * Math.max(width(b.lower()), width(b.upper())));
    } else if (f instanceof Accent a) {
      return width(a.body());
    } else if (f instanceof Space s) {
      return s.width() == Space.Width.THIN ? 0.3 : 2;
    } else if (f instanceof Underbrace u) {
      return Math.max(width(u.body()), SCRIPT * width(u.note()));
    } else if (f instanceof Cases c) {
      double widest = 0;
      for (Case one : c.cases()) {
        widest = Math.max(widest, width(one.value()) + 2 + width(one.condition()));
      }
      return 1 + widest;
    } else if (f instanceof Matrix m) {
      return 1.4 + m.rows().stream().mapToDouble(r -> total(r) + 2 * (r.size() - 1)).max().orElse(0);
    } else if (f instanceof Lines lines) {
      return lines.lines().stream().mapToDouble(Extent::width).max().orElse(0);
    }
    return 1;
  }

  private static double width(Line line) {
    return width(line.left()) + width(line.right());
  }

  private static double total(List<Formula> items) {
    return items.stream().mapToDouble(Extent::width).sum();
  }

  /** Whether delimiters around the formula must be larger than a letter. */
  static boolean tall(Formula f) {
    if (f instanceof Row row) {
      return row.items().stream().anyMatch(Extent::tall);
    } else if (f instanceof Script s) {
      return tall(s.base()) || s.upper() instanceof Fraction;
    } else if (f instanceof Primed p) {
      return tall(p.base());
    } else if (f instanceof Radical r) {
      return tall(r.body());
    } else if (f instanceof Fenced e) {
      return tall(e.body());
    } else if (f instanceof Call c) {
      return tall(c.head()) || tall(c.arguments());
    } else if (f instanceof Prefixed p) {
      return tall(p.body());
    } else if (f instanceof Accent a) {
      return tall(a.body());
    }
    return f instanceof Fraction || f instanceof BigOperator || f instanceof Underbrace || f instanceof Cases || f instanceof Matrix || f instanceof Lines || f instanceof Delimiter;
  }
}
