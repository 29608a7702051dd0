package org.saddlepoint.document;

import java.util.List;

/**
 * A literate derivation as read: the file's text and its parts in order.
 *
 * @param file the name to print in messages, as the user gave it
 * @param text all of the file
 */
public record Document(String file, String text, List<Part> parts) {
  public Document {
    parts = List.copyOf(parts);
  }

  /** A part of the text: prose, a block that is run, or a region that shows a block's formulas. */
  public sealed interface Part permits Prose, Code, Region {}

  /** Text between blocks and regions, line ends included. */
  public record Prose(String text) implements Part {}

  /** A block that is run. */
  public record Code(Block block) implements Part {}

  /**
   * A woven region: what stands between the two marks.
   *
   * @param name the derivation block whose formulas it shows
   * @param start index in the text just after the line of the begin mark
   * @param end index in the text where the line of the end mark begins
   */
  public record Region(String name, int start, int end) implements Part {}

  public List<Block> blocks() {
    return parts.stream().filter(Code.class::isInstance).map(p -> ((Code) p).block()).toList();
  }

  public List<Region> regions() {
    return parts.stream().filter(Region.class::isInstance).map(Region.class::cast).toList();
  }
}
