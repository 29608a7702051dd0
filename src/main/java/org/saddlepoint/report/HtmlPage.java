package org.saddlepoint.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlepoint.document.ProseHtml;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.LineBreaker;
import org.saddlepoint.typeset.MathMl;

/**
 * A page as one HTML file that needs nothing else: styles, plots and formulas are inside, no script, nothing is loaded from
 * anywhere. It follows the reader's light or dark mode and prints well. A formula that has a picture carries its MathML for
 * screen readers and its LaTeX as a tooltip; without a picture the MathML is shown.
 */
public final class HtmlPage {
  private final FormulaImages images;
  private final StringBuilder out = new StringBuilder();

  private HtmlPage(FormulaImages images) {
    this.images = images;
  }

  public static String of(Page page, FormulaImages images) {
    HtmlPage writer = new HtmlPage(images);
    writer.page(page);
    return writer.out.toString();
  }

  private void page(Page page) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>").append(Markup.escape(page.title())).append("</title>\n<style>\n").append(hues()).append(style()).append("</style>\n</head>\n<body>\n<main>\n");
    out.append("<h1>").append(Markup.escape(page.title())).append("</h1>\n");
    if (!page.subtitle().isEmpty()) {
      out.append("<p class=\"subtitle\">").append(Markup.escape(page.subtitle())).append("</p>\n");
    }
    blocks(page.blocks(), 2);
    out.append("</main>\n</body>\n</html>\n");
  }

  /** The colours of plots as variables, for both modes. */
  private static String hues() {
    StringBuilder light = new StringBuilder(":root{");
    StringBuilder dark = new StringBuilder("@media (prefers-color-scheme:dark){:root{");
    for (Hue hue : Hue.values()) {
      String name = "--hue-" + hue.name().toLowerCase(Locale.ROOT) + ":";
      light.append(name).append(hue.onWhite()).append(';');
      dark.append(name).append(hue.onBlack()).append(';');
    }
    return light.append("}\n").append(dark).append("}}\n").toString();
  }

  private static String style() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
      if (css == null) {
        throw new IllegalStateException("page.css is missing from the program");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("page.css cannot be read", broken);
    }
  }

  private void blocks(List<Block> blocks, int level) {
    for (Block block : blocks) {
      block(block, level);
    }
  }

  private void block(Block block, int level) {
    if (block instanceof Block.Section s) {
      String heading = "h" + Math.min(level, 6);
      out.append("<section>\n<").append(heading).append('>').append(Markup.escape(s.title())).append("</").append(heading).append(">\n");
      blocks(s.blocks(), level + 1);
      out.append("</section>\n");
    } else if (block instanceof Block.Paragraph p) {
      out.append("<p>").append(InlineHtml.of(p.text())).append("</p>\n");
    } else if (block instanceof Block.Table t) {
      table(t);
    } else if (block instanceof Block.Figure f) {
      out.append("<figure>\n<div class=\"panels\">\n");
      f.panels().forEach(panel -> out.append(panel.embedded()));
      out.append("</div>\n").append("<figcaption>").append(InlineHtml.of(f.caption())).append("</figcaption>\n</figure>\n");
    } else if (block instanceof Block.Prose p) {
      out.append(ProseHtml.of(p.markdown(), this::written));
    } else if (block instanceof Block.Heading h) {
      out.append("<p class=\"rule\">").append(Markup.escape(h.title()));
      if (!h.mark().isEmpty()) {
        out.append(" <span class=\"mark ").append(tone(h.tone())).append("\">").append(Markup.escape(h.mark())).append("</span>");
      }
      out.append("</p>\n");
    } else if (block instanceof Block.FormulaBlock f) {
      if (!f.caption().isEmpty()) {
        out.append("<p class=\"introduction\">").append(Markup.escape(f.caption())).append("</p>\n");
      }
      display(LineBreaker.fit(f.formula(), LineBreaker.PAGE));
    } else if (block instanceof Block.Remark r) {
      out.append("<p class=\"remark\">").append(InlineHtml.of(r.text())).append("</p>\n");
    } else if (block instanceof Block.Listing l) {
      out.append("<pre><code>").append(Markup.escape(l.text())).append("</code></pre>\n");
    } else if (block instanceof Block.Notice n) {
      out.append("<p class=\"notice ").append(tone(n.tone())).append("\">").append(Markup.escape(n.text())).append("</p>\n");
    } else if (block instanceof Block.Facts f) {
      out.append("<dl>\n");
      f.facts().forEach(one -> out.append("<dt>").append(Markup.escape(one.name())).append("</dt><dd>").append(Markup.escape(one.value())).append("</dd>\n"));
      out.append("</dl>\n");
    } else if (block instanceof Block.Folded f) {
      out.append("<details>\n<summary>").append(Markup.escape(f.summary())).append("</summary>\n");
      blocks(f.blocks(), level);
      out.append("</details>\n");
    }
  }

  private void table(Block.Table table) {
    out.append("<div class=\"wide\"><table>\n");
    if (!table.caption().isEmpty()) {
      out.append("<caption>").append(InlineHtml.of(table.caption())).append("</caption>\n");
    }
    out.append("<thead><tr>");
    for (Block.Column column : table.columns()) {
      out.append(column.numeric() ? "<th class=\"number\">" : "<th>").append(InlineHtml.of(column.title())).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (List<Block.Cell> row : table.rows()) {
      out.append("<tr>");
      for (int k = 0; k < row.size(); k++) {
        Block.Cell cell = row.get(k);
        out.append(table.columns().get(k).numeric() ? "<td class=\"number\">" : "<td>");
        String content = InlineHtml.of(cell.text());
        out.append(cell.tone() == Tone.NEUTRAL ? content : "<span class=\"mark " + tone(cell.tone()) + "\">" + content + "</span>").append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table></div>\n");
  }

  /** A formula that an author wrote as LaTeX. */
  private String written(String latex, boolean display) {
    String shown = images.svg(display ? latex : "\\textstyle " + latex).map(svg -> "<span role=\"img\" aria-label=\"" + Markup.escape(latex) + "\">" + svg + "</span>").orElse("<code>" + Markup.escape(latex) + "</code>");
    return display ? "<span class=\"formula\">" + shown + "</span>" : shown;
  }

  private void display(Formula formula) {
    Optional<String> picture = images.svg(Latex.rendering(formula));
    String spoken = MathMl.display(formula);
    if (picture.isEmpty()) {
      out.append("<div class=\"formula\">").append(spoken).append("</div>\n");
      return;
    }
    out.append("<div class=\"formula\" title=\"").append(Markup.escape(Latex.paper(formula))).append("\"><div aria-hidden=\"true\">").append(picture.get());
    out.append("</div><div class=\"spoken\">").append(spoken).append("</div></div>\n");
  }

  private static String tone(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }
}
