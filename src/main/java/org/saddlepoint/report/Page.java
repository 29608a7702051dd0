package org.saddlepoint.report;

import java.util.List;

/**
 * A report: one document model for every output. {@link HtmlPage} writes it as one self-contained file, {@link MarkdownPage} as
 * Markdown with its pictures beside it.
 */
public record Page(String title, String subtitle, List<Block> blocks) {
  public Page {
    blocks = List.copyOf(blocks);
  }
}
