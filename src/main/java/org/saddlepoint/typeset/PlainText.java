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

/**
 * A formula as one line of Unicode text for a terminal: {@code ∂ₜx(t) = −x(t) + g² ∫dt' …}. Several lines stay several lines.
 */
public final class PlainText {
  private static final String NORMAL = "0123456789+-()aeijkmnptx";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑᵢⱼₖₘₙₚₜₓ";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵉⁱʲᵏᵐⁿᵖᵗˣ";

  private final StringBuilder out = new StringBuilder();
  private boolean tight;

  private PlainText() {}

  public static String of(Formula formula) {
    PlainText writer = new PlainText();
    writer.put(formula);
    return writer.out.toString();
  }

  private void put(Formula f) {
    if (f instanceof Row row) {
      row(row.items());
    } else if (f instanceof Symbol s) {
      word(Glyph.named(s.name()).map(Glyph::unicode).orElse(s.style() == Style.CALLIGRAPHIC ? calligraphic(s.name()) : s.name()));
    } else if (f instanceof Number n) {
      word(n.digits());
    } else if (f instanceof Text t) {
      word(t.words());
    } else if (f instanceof Operation o) {
      operation(o.sign());
    } else if (f instanceof Fraction q) {
      word((isProduct(q.numerator()) ? of(q.numerator()) : operand(q.numerator())) + "/" + operand(q.denominator()));
    } else if (f instanceof Script s) {
      word(grouped(s.base()) + shifted('_', LOWERED, s.lower()) + shifted('^', RAISED, s.upper()));
    } else if (f instanceof Primed p) {
      word(grouped(p.base()) + "'".repeat(p.count()));
    } else if (f instanceof Radical r) {
      String root = r.degree().isEmpty() ? "√" : RAISED.charAt(NORMAL.indexOf(of(r.degree()).charAt(0))) + "√";
      word(root + (isAtom(r.body()) ? of(r.body()) : "(" + of(r.body()) + ")"));
    } else if (f instanceof Fenced e) {
      word(e.fence().opening() + of(e.body()) + e.fence().closing());
    } else if (f instanceof Call c) {
      word(of(c.head()) + of(c.arguments()));
    } else if (f instanceof Prefixed p) {
      word(of(p.prefix()) + of(p.body()));
    } else if (f instanceof BigOperator b) {
      word(b.operator().unicode() + shifted('_', LOWERED, b.lower()) + shifted('^', RAISED, b.upper()));
      tight = b.lower().isEmpty() && b.upper().isEmpty();
    } else if (f instanceof Accent a) {
      word(accented(a));
    } else if (f instanceof Space s) {
      blank();
      out.append(s.width() == Space.Width.WIDE ? "  " : "");
    } else if (f instanceof Underbrace u) {
      put(u.body());
    } else if (f instanceof Cases c) {
      word("{ " + c.cases().stream().map(one -> of(one.value()) + "  " + of(one.condition())).collect(Collectors.joining("; ")) + " }");
    } else if (f instanceof Matrix m) {
      String rows = m.rows().stream().map(r -> r.stream().map(PlainText::of).collect(Collectors.joining(", "))).collect(Collectors.joining("; "));
      word("[" + rows + "]");
    } else if (f instanceof Lines several) {
      word(several.lines().stream().map(PlainText::line).collect(Collectors.joining("\n")));
    } else if (f instanceof Delimiter d) {
      out.append(d.opening() ? d.fence().opening() : d.fence().closing());
      tight = d.opening();
    }
  }

  private static String line(Line line) {
    return line.left().isEmpty() ? "    " + of(line.right()) : (of(line.left()) + " " + of(line.right())).replace("  ", " ");
  }

  private void row(List<Formula> items) {
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof Operation o && o.sign().kind() == Sign.Kind.BINARY && !Signs.joins(items, k)) {
        word(o.sign().unicode());
        tight = true;
      } else if (items.get(k) instanceof Fraction q && k + 1 < items.size() && !(items.get(k + 1) instanceof Operation)) {
        word(factor(q));
      } else {
        put(items.get(k));
      }
    }
  }

  /** A fraction that something is multiplied with. */
  private static String factor(Fraction q) {
    String plain = of(q);
    int vulgar = List.of("1/2", "1/3", "2/3", "1/4", "3/4", "1/6", "1/8").indexOf(plain);
    if (vulgar >= 0) {
      return "½⅓⅔¼¾⅙⅛".substring(vulgar, vulgar + 1);
    }
    return q.numerator() instanceof Number && q.denominator() instanceof Number ? "(" + plain + ")" : plain;
  }

  private void operation(Sign sign) {
    switch (sign.kind()) {
      case BINARY, RELATION -> {
        blank();
        out.append(sign.unicode()).append(' ');
      }
      case PUNCTUATION -> out.append(sign.unicode()).append(' ');
      case TIGHT -> {
        out.append(sign.unicode());
        tight = true;
      }
    }
  }

  private void blank() {
    if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  /** Appends a piece, with a blank where it would otherwise run into the piece before it. */
  private void word(String piece) {
    if (!tight && out.length() > 0) {
      blank();
    }
    out.append(piece);
    tight = false;
  }

  private static boolean isAtom(Formula f) {
    return f instanceof Symbol
        || f instanceof Number
        || f instanceof Fenced
        || f instanceof Call
        || f instanceof Primed
        || f instanceof Prefixed
        || f instanceof Accent
        || f instanceof Radical
        || f instanceof Script s && isAtom(s.base());
  }

  /** Whether a formula can be divided without parentheses: nothing in it is joined by a sign. */
  private static boolean isProduct(Formula f) {
    return f.items().stream().noneMatch(i -> i instanceof Operation || i instanceof BigOperator || i instanceof Fraction);
  }

  private static String operand(Formula f) {
    return isAtom(f) ? of(f) : "(" + of(f) + ")";
  }

  private static String grouped(Formula base) {
    return isAtom(base) ? of(base) : "(" + of(base) + ")";
  }

  private static String accented(Accent a) {
    String body = of(a.body());
    if (a.mark() == Mark.BAR && !(a.body() instanceof Symbol)) {
      return grouped(a.body()) + "*";
    }
    int end = body.offsetByCodePoints(0, Math.min(1, body.length()));
    return body.substring(0, end) + a.mark().combining() + body.substring(end);
  }

  private static String calligraphic(String letter) {
    return switch (letter) {
      case "D" -> "𝒟";
      case "N" -> "𝒩";
      case "V" -> "𝒱";
      case "Z" -> "𝒵";
      default -> letter;
    };
  }

  private static String shifted(char mark, String alphabet, Formula script) {
    if (script.isEmpty()) {
      return "";
    }
    String inner = of(script);
    String compact = inner.replace(" ", "").replace('−', '-');
    boolean letterByLetter = !compact.contains("exp") && !compact.contains("(");
    if (letterByLetter && compact.chars().allMatch(c -> NORMAL.indexOf(c) >= 0)) {
      return compact.chars().mapToObj(c -> String.valueOf(alphabet.charAt(NORMAL.indexOf(c)))).collect(Collectors.joining());
    }
    boolean simple = isAtom(script) && !(script instanceof Call) || mark == '_' && compact.chars().allMatch(Character::isLetter);
    return mark + (simple ? compact : "(" + inner + ")");
  }
}
