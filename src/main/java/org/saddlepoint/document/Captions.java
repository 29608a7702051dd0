package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saddlepoint.action.Display;

/** The words that introduce displays. */
final class Captions {
  private Captions() {}

  /** Displays by caption, in reading order. */
  static Map<String, List<Display>> grouped(List<Display> displays) {
    Map<String, List<Display>> groups = new LinkedHashMap<>();
    displays.forEach(d -> groups.computeIfAbsent(d.caption(), c -> new ArrayList<>()).add(d));
    return groups;
  }

  /** The caption with a capital letter. */
  static String sentence(String caption) {
    return caption.substring(0, 1).toUpperCase(Locale.ROOT) + caption.substring(1);
  }
}
