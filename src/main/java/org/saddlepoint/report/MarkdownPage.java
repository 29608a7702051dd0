package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.LineBreaker;

/**
 * A page as Markdown with formulas between dollars; its pictures are separate files, to be written beside it under the names
 * that {@link #pictures} gives.
 */
public final class MarkdownPage {
  private final String folder;
  private final StringBuilder out = new StringBuilder();

  private MarkdownPage(String folder) {
    this.folder = folder;
  }

  /** The text; links to pictures begin with the folder, which is empty or ends with a slash. */
  public static String of(Page page, String folder) {
    MarkdownPage writer = new MarkdownPage(folder);
    writer.out.append("# ").append(escaped(page.title())).append("\n\n");
    if (!page.subtitle().isEmpty()) {
      writer.out.append(escaped(page.subtitle())).append("\n\n");
    }
    writer.blocks(page.blocks(), 2);
    return writer.out.toString();
  }

  /** A picture of a page and the name of its file. */
  public record Picture(String file, Plot plot) {}

  public static List<Picture> pictures(Page page) {
    List<Picture> all = new ArrayList<>();
    collect(page.blocks(), all);
    return all;
  }

  private static void collect(List<Block> blocks, List<Picture> all) {
    for (Block block : blocks) {
      if (block instanceof Block.Figure f) {
        for (int k = 0; k < f.panels().size(); k++) {
          all.add(new Picture(file(f, k), f.panels().get(k)));
        }
      } else if (block instanceof Block.Section s) {
        collect(s.blocks(), all);
      } else if (block instanceof Block.Folded d) {
        collect(d.blocks(), all);
      }
    }
  }

  private static String file(Block.Figure figure, int panel) {
    String safe = figure.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return safe + (figure.panels().size() > 1 ? "-" + (panel + 1) : "") + ".svg";
  }

  private void blocks(List<Block> blocks, int level) {
    for (Block block : blocks) {
      block(block, level);
    }
  }

  private void block(Block block, int level) {
    if (block instanceof Block.Section s) {
      out.append("#".repeat(Math.min(level, 6))).append(' ').append(escaped(s.title())).append("\n\n");
      blocks(s.blocks(), level + 1);
    } else if (block instanceof Block.Paragraph p) {
      out.append(inline(p.text())).append("\n\n");
    } else if (block instanceof Block.Table t) {
      table(t);
    } else if (block instanceof Block.Figure f) {
      for (int k = 0; k < f.panels().size(); k++) {
        out.append("![").append(plain(f.caption())).append("](").append(folder).append(file(f, k)).append(")\n");
      }
      out.append('\n').append(inline(f.caption())).append("\n\n");
    } else if (block instanceof Block.Prose p) {
      out.append(p.markdown()).append("\n\n");
    } else if (block instanceof Block.Heading h) {
      out.append("**").append(escaped(h.title())).append("**").append(h.mark().isEmpty() ? "" : " · " + escaped(h.mark())).append("\n\n");
    } else if (block instanceof Block.FormulaBlock f) {
      out.append(f.caption().isEmpty() ? "" : escaped(f.caption()) + ":\n\n");
      out.append("$$\n").append(Latex.rendering(LineBreaker.fit(f.formula(), LineBreaker.PAGE))).append("\n$$\n\n");
    } else if (block instanceof Block.Remark r) {
      out.append(inline(r.text())).append("\n\n");
    } else if (block instanceof Block.Listing l) {
      String fence = l.text().contains("```") ? "````" : "```";
      out.append(fence).append(l.language()).append('\n').append(l.text()).append(l.text().endsWith("\n") ? "" : "\n").append(fence).append("\n\n");
    } else if (block instanceof Block.Notice n) {
      out.append("> ").append(escaped(n.text())).append("\n\n");
    } else if (block instanceof Block.Facts f) {
      f.facts().forEach(one -> out.append("* ").append(escaped(one.name())).append(": ").append(escaped(one.value())).append('\n'));
      out.append('\n');
    } else if (block instanceof Block.Folded d) {
      out.append("**").append(escaped(d.summary())).append("**\n\n");
      blocks(d.blocks(), level);
    }
  }

  private void table(Block.Table table) {
    if (!table.caption().isEmpty()) {
      out.append(inline(table.caption())).append("\n\n");
    }
    out.append(table.columns().stream().map(c -> inCell(inline(c.title()))).collect(Collectors.joining(" | ", "| ", " |\n")));
    out.append(table.columns().stream().map(c -> c.numeric() ? "--:" : ":--").collect(Collectors.joining(" | ", "| ", " |\n")));
    for (List<Block.Cell> row : table.rows()) {
      out.append(row.stream().map(c -> inCell(inline(c.text()))).collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    out.append('\n');
  }

  /** A bar would end the cell, also within a formula, where \vert is the same sign. */
  private static String inCell(String text) {
    return text.replace("|", "\\vert ").replace("\n", " ");
  }

  private static String inline(List<Inline> text) {
    StringBuilder out = new StringBuilder();
    for (Inline piece : text) {
      if (piece instanceof Inline.Words w) {
        out.append(escaped(w.text()));
      } else if (piece instanceof Inline.Math m) {
        out.append('$').append(Latex.rendering(m.formula())).append('$');
      } else if (piece instanceof Inline.Code c) {
        out.append('`').append(c.text()).append('`');
      } else if (piece instanceof Inline.Strong s) {
        out.append("**").append(escaped(s.text())).append("**");
      }
    }
    return out.toString();
  }

  /** What a picture is called where it cannot be seen. */
  private static String plain(List<Inline> text) {
    return inline(text).replace("[", "(").replace("]", ")").replace("\n", " ");
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>#$|])", "\\\\$1");
  }
}
