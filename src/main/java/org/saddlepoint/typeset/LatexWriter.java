package org.saddlepoint.typeset;

import java.util.List;
import java.util.Set;
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

/** Walks a formula and writes the LaTeX that both dialects share. */
final class LatexWriter {
  private static final Set<String> NAMED_OPERATORS =
      Set.of("exp", "ln", "log", "sin", "cos", "tan", "arctan", "sinh", "cosh", "tanh", "min", "max", "det", "lim");

  private final StringBuilder out = new StringBuilder();

  private LatexWriter() {}

  static String write(Formula formula) {
    LatexWriter writer = new LatexWriter();
    writer.put(formula);
    return writer.out.toString();
  }

  /** left & right of an alignment; a continuation line, whose left part is empty, is indented. */
  static String line(Line line) {
    String right = write(line.right());
    if (line.left().isEmpty()) {
      return "&\\quad " + (startsWithBinary(line.right()) ? "{}" + right : right);
    }
    return write(line.left()) + " &" + right;
  }

  static String escaped(String words) {
    return LatexWords.of(words);
  }

  private static boolean startsWithBinary(Formula formula) {
    List<Formula> items = formula.items();
    return !items.isEmpty() && items.get(0) instanceof Operation o && o.sign().kind() == Sign.Kind.BINARY;
  }

  private void put(Formula f) {
    if (f instanceof Row row) {
      row(row.items());
    } else if (f instanceof Symbol s) {
      token(symbol(s));
    } else if (f instanceof Number n) {
      token(n.digits());
    } else if (f instanceof Text t) {
      token("\\text{" + escaped(t.words()) + "}");
    } else if (f instanceof Operation o) {
      operation(o.sign());
    } else if (f instanceof Fraction q) {
      token("\\frac{" + write(q.numerator()) + "}{" + write(q.denominator()) + "}");
    } else if (f instanceof Script s) {
      base(s.base());
      limits(s.lower(), s.upper());
    } else if (f instanceof Primed p) {
      if (p.base() instanceof Script s && s.upper().isEmpty()) {
        put(s);
      } else {
        base(p.base());
      }
      out.append("'".repeat(p.count()));
    } else if (f instanceof Radical r) {
      token("\\sqrt" + (r.degree().isEmpty() ? "" : "[" + write(r.degree()) + "]") + "{" + write(r.body()) + "}");
    } else if (f instanceof Fenced e) {
      fenced(e, "");
    } else if (f instanceof Call c) {
      put(c.head());
      fenced(c.arguments(), "\\!");
    } else if (f instanceof Prefixed p) {
      put(p.prefix());
      put(p.body());
    } else if (f instanceof BigOperator b) {
      token(b.operator().latex());
      limits(b.lower(), b.upper());
    } else if (f instanceof Accent a) {
      boolean one = a.body() instanceof Symbol || a.body() instanceof Accent;
      token((one ? a.mark().latex() : a.mark().wideLatex()) + "{" + write(a.body()) + "}");
    } else if (f instanceof Space s) {
      token(s.width() == Space.Width.THIN ? "\\," : "\\qquad");
    } else if (f instanceof Underbrace u) {
      token("\\underbrace{" + write(u.body()) + "}_{" + write(u.note()) + "}");
    } else if (f instanceof Cases c) {
      String rows = c.cases().stream().map(one -> write(one.value()) + " & " + write(one.condition())).collect(Collectors.joining(" \\\\ "));
      token("\\begin{cases} " + rows + " \\end{cases}");
    } else if (f instanceof Matrix m) {
      String rows = m.rows().stream().map(r -> r.stream().map(LatexWriter::write).collect(Collectors.joining(" & "))).collect(Collectors.joining(" \\\\ "));
      token("\\begin{bmatrix} " + rows + " \\end{bmatrix}");
    } else if (f instanceof Lines several) {
      String rows = several.lines().stream().map(LatexWriter::line).collect(Collectors.joining(" \\\\ "));
      token("\\begin{aligned} " + rows + " \\end{aligned}");
    } else if (f instanceof Delimiter d) {
      String side = d.opening() ? "\\Bigl" + d.fence().latexOpening() : "\\Bigr" + d.fence().latexClosing();
      token(side);
    }
  }

  /** A sign with nothing to join on its left belongs to what follows it and has no space. */
  private void row(List<Formula> items) {
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof Operation o && o.sign().kind() == Sign.Kind.BINARY && !Signs.joins(items, k)) {
        token(o.sign().latex());
      } else {
        if (k > 0 && (isWord(items.get(k)) && isOperand(items.get(k - 1)) || isWord(items.get(k - 1)) && isOperand(items.get(k)))) {
          out.append("\\,");
        }
        put(items.get(k));
      }
    }
  }

  /** Upright words run together with their neighbours in a product unless a little space keeps them apart. */
  private static boolean isWord(Formula f) {
    Formula head = f instanceof Call c ? c.head() : f;
    Formula base = head instanceof Script s ? s.base() : head;
    return base instanceof Symbol s && s.style() == Style.ROMAN && s.name().length() > 1;
  }

  private static boolean isOperand(Formula f) {
    return !(f instanceof Operation || f instanceof Space || f instanceof BigOperator || f instanceof Text || f instanceof Delimiter);
  }

  private static String symbol(Symbol s) {
    String glyph = Glyph.named(s.name()).map(Glyph::latex).orElse(escaped(s.name()));
    return switch (s.style()) {
      case ITALIC -> glyph;
      case ROMAN -> "\\mathrm{" + glyph + "}";
      case BOLD -> "\\boldsymbol{" + glyph + "}";
      case CALLIGRAPHIC -> "\\mathcal{" + glyph + "}";
      case OPERATOR -> NAMED_OPERATORS.contains(s.name()) ? "\\" + s.name() : "\\operatorname{" + glyph + "}";
    };
  }

  private void operation(Sign sign) {
    switch (sign.kind()) {
      case BINARY, RELATION -> {
        spaced();
        out.append(sign.latex()).append(' ');
      }
      case PUNCTUATION -> token(sign.latex() + " ");
      case TIGHT -> token(sign.latex());
    }
  }

  private void spaced() {
    if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  /** Appends a token, with a space where a command name would otherwise run into a letter. */
  private void token(String token) {
    if (!token.isEmpty() && Character.isLetter(token.charAt(0)) && (endsWithCommand() || endsWithScript())) {
      out.append(' ');
    }
    out.append(token);
  }

  /** Not needed by TeX, but x_i x_j reads better than x_ix_j. */
  private boolean endsWithScript() {
    int end = out.length();
    return end >= 2 && (out.charAt(end - 2) == '_' || out.charAt(end - 2) == '^');
  }

  private boolean endsWithCommand() {
    int k = out.length();
    while (k > 0 && Character.isLetter(out.charAt(k - 1))) {
      k--;
    }
    return k > 0 && k < out.length() && out.charAt(k - 1) == '\\';
  }

  /** What a script or a prime is attached to: a single symbol or a fence stands alone, the rest is grouped. */
  private void base(Formula base) {
    if (base instanceof Symbol || base instanceof Number || base instanceof Fenced || base instanceof Call || base instanceof Accent) {
      put(base);
    } else {
      token("{" + write(base) + "}");
    }
  }

  private void limits(Formula lower, Formula upper) {
    limit('_', lower);
    limit('^', upper);
  }

  private void limit(char side, Formula limit) {
    if (limit.isEmpty()) {
      return;
    }
    String inner = write(limit).trim();
    boolean single = inner.length() == 1 || limit instanceof Symbol s && s.style() == Style.ITALIC;
    out.append(side).append(single ? inner : "{" + inner + "}");
  }

  private void fenced(Fenced fenced, String close) {
    String body = write(fenced.body());
    Fence fence = fenced.fence();
    if (fence == Fence.EVALUATED || Extent.tall(fenced.body())) {
      out.append(close).append("\\left").append(fence.latexOpening()).append(Character.isLetter(body.charAt(0)) ? " " : "").append(body);
      out.append("\\right").append(fence.latexClosing());
      return;
    }
    token(fence.latexOpening());
    if (fence == Fence.ANGLE && !body.isEmpty() && Character.isLetter(body.charAt(0))) {
      out.append(' ');
    }
    out.append(body);
    out.append(fence.latexClosing());
  }
}
