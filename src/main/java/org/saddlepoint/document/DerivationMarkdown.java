package org.saddlepoint.document;

import java.util.HashSet;
import java.util.Set;

/** A run as Markdown: the document's text with the formulas and tiers of each block in the block's place. */
public final class DerivationMarkdown {
  private DerivationMarkdown() {}

  public static String of(Run run) {
    Set<String> regions = new HashSet<>();
    run.document().regions().forEach(r -> regions.add(r.name()));
    StringBuilder out = new StringBuilder();
    for (Document.Part part : run.document().parts()) {
      if (part instanceof Document.Prose prose) {
        out.append(prose.text());
      } else if (part instanceof Document.Region region) {
        out.append(Weaver.content(run.of(region.name())));
      } else if (((Document.Code) part).block() instanceof Block.Derivation d && !regions.contains(d.name())) {
        out.append(Weaver.content(run.outcomes().get(d)).stripLeading());
      }
    }
    return out.toString();
  }
}
