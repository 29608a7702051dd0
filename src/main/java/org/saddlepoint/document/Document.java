package org.saddlepoint.document;

import java.util.List;

/**
 * A literate derivation as read: the file's text, its blocks in order, and the regions between {@code saddlepoint:begin} and
 * {@code saddlepoint:end} that show a block's formulas.
 *
 * @param file the name to print in messages, as the user gave it
 * @param text all of the file
 */
public record Document(String file, String text, List<Block> blocks, List<Region> regions) {
  public Document {
    blocks = List.copyOf(blocks);
    regions = List.copyOf(regions);
  }

  /**
   * A woven region: what stands between the two marks.
   *
   * @param name the derivation block whose formulas it shows
   * @param start index in the text just after the line of the begin mark
   * @param end index in the text where the line of the end mark begins
   */
  public record Region(String name, int start, int end) {}
}
