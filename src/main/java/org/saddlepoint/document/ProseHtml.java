package org.saddlepoint.document;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown prose as HTML: raw HTML in it is shown as text, links other than to the web lose their target, and formulas between
 * dollar signs are what the caller makes of them. Headings go down one level, since the page has its own title.
 */
public final class ProseHtml {
  private ProseHtml() {}

  /** Turns LaTeX into HTML. */
  public interface FormulaHtml {
    /** @param display whether the formula stands on a line of its own */
    String of(String latex, boolean display);
  }

  public static String of(String markdown, FormulaHtml formulas) {
    Prose prose = Prose.of(markdown);
    Node text = Parser.builder().build().parse(prose.markdown());
    text.accept(new Lowered());
    String html = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build().render(text);
    return prose.restored(html, f -> formulas.of(f.latex(), f.display()));
  }

  private static final class Lowered extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(6, heading.getLevel() + 1));
      visitChildren(heading);
    }
  }
}
