package org.saddlepoint.typeset;

import java.util.List;
import java.util.stream.Collectors;
import org.saddlepoint.typeset.Formula.Accent;
import org.saddlepoint.typeset.Formula.BigOperator;
import org.saddlepoint.typeset.Formula.Call;
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

/** A formula as MathML Core, which browsers show and screen readers speak. */
public final class MathMl {
  private MathMl() {}

  /** A {@code math} element on a line of its own. */
  public static String display(Formula formula) {
    return "<math display=\"block\">" + of(formula) + "</math>";
  }

  /** A {@code math} element within text. */
  public static String inline(Formula formula) {
    return "<math>" + of(formula) + "</math>";
  }

  private static String of(Formula f) {
    if (f instanceof Row row) {
      return element("mrow", row.items().stream().map(MathMl::of).collect(Collectors.joining()));
    } else if (f instanceof Symbol s) {
      return symbol(s);
    } else if (f instanceof Number n) {
      return element("mn", n.digits());
    } else if (f instanceof Text t) {
      return element("mtext", escaped(t.words()));
    } else if (f instanceof Operation o) {
      return operator(o.sign().unicode());
    } else if (f instanceof Fraction q) {
      return element("mfrac", of(q.numerator()) + of(q.denominator()));
    } else if (f instanceof Script s) {
      return scripts("msub", "msup", "msubsup", of(s.base()), s.lower(), s.upper());
    } else if (f instanceof Primed p) {
      return element("msup", of(p.base()) + operator("′".repeat(p.count())));
    } else if (f instanceof Radical r) {
      return r.degree().isEmpty() ? element("msqrt", of(r.body())) : element("mroot", of(r.body()) + of(r.degree()));
    } else if (f instanceof Fenced e) {
      return element("mrow", operator(e.fence().opening()) + of(e.body()) + operator(e.fence().closing()));
    } else if (f instanceof Call c) {
      return element("mrow", of(c.head()) + operator("\u2061") + of(c.arguments()));
    } else if (f instanceof Prefixed p) {
      return element("mrow", of(p.prefix()) + of(p.body()));
    } else if (f instanceof BigOperator b) {
      boolean integral = b.operator() == Large.INTEGRAL || b.operator() == Large.DOUBLE_INTEGRAL;
      String sign = operator(b.operator().unicode());
      return integral ? scripts("msub", "msup", "msubsup", sign, b.lower(), b.upper()) : scripts("munder", "mover", "munderover", sign, b.lower(), b.upper());
    } else if (f instanceof Accent a) {
      return "<mover accent=\"true\">" + of(a.body()) + operator(accent(a.mark())) + "</mover>";
    } else if (f instanceof Space s) {
      return "<mspace width=\"" + (s.width() == Space.Width.THIN ? "0.17em" : "2em") + "\"></mspace>";
    } else if (f instanceof Underbrace u) {
      return element("munder", element("munder", of(u.body()) + operator("⏟")) + of(u.note()));
    } else if (f instanceof Cases c) {
      List<List<Formula>> rows = c.cases().stream().map(one -> List.of(one.value(), one.condition())).toList();
      return element("mrow", operator("{") + table(rows, true));
    } else if (f instanceof Matrix m) {
      return element("mrow", operator("[") + table(m.rows(), false) + operator("]"));
    } else if (f instanceof Lines several) {
      return table(several.lines().stream().map(MathMl::cells).toList(), true);
    } else if (f instanceof Delimiter d) {
      return "<mo stretchy=\"false\">" + escaped(d.opening() ? d.fence().opening() : d.fence().closing()) + "</mo>";
    }
    throw new IllegalStateException("no MathML for " + f);
  }

  private static List<Formula> cells(Line line) {
    return List.of(line.left(), line.right());
  }

  private static String table(List<List<Formula>> rows, boolean left) {
    StringBuilder out = new StringBuilder("<mtable>");
    for (List<Formula> row : rows) {
      out.append("<mtr>");
      for (Formula cell : row) {
        out.append(left ? "<mtd style=\"text-align:left\">" : "<mtd>").append(of(cell)).append("</mtd>");
      }
      out.append("</mtr>");
    }
    return out.append("</mtable>").toString();
  }

  private static String scripts(String sub, String sup, String both, String base, Formula lower, Formula upper) {
    if (upper.isEmpty()) {
      return lower.isEmpty() ? base : element(sub, base + of(lower));
    }
    return lower.isEmpty() ? element(sup, base + of(upper)) : element(both, base + of(lower) + of(upper));
  }

  private static String symbol(Symbol s) {
    String letter = escaped(PlainText.of(s));
    boolean one = letter.codePointCount(0, letter.length()) == 1;
    return switch (s.style()) {
      case ITALIC, CALLIGRAPHIC -> element("mi", letter);
      case BOLD -> "<mi style=\"font-weight:bold\">" + letter + "</mi>";
      case ROMAN, OPERATOR -> one ? "<mi mathvariant=\"normal\">" + letter + "</mi>" : element("mi", letter);
    };
  }

  private static String accent(Mark mark) {
    return switch (mark) {
      case TILDE -> "~";
      case HAT -> "^";
      case BAR -> "¯";
      case DOT -> "˙";
      case DOUBLE_DOT -> "¨";
    };
  }

  private static String operator(String sign) {
    return element("mo", escaped(sign));
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
