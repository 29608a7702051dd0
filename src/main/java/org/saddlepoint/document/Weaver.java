package org.saddlepoint.document;

import java.util.List;
import org.saddlepoint.action.Display;
import org.saddlepoint.typeset.Abbreviations;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Latex;
import org.saddlepoint.typeset.LineBreaker;

/** Writes a block's formulas and tiers into its woven regions: nothing that changes from run to run or version to version. */
final class Weaver {
  private Weaver() {}

  static String weave(Run run) {
    String text = run.document().text();
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Document.Region region : run.document().regions()) {
      out.append(text, from, region.start());
      out.append(content(run.of(region.name())));
      from = region.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  /** One display and its tier for every statement that is shown, bound or claimed. */
  static String content(List<Outcome> outcomes) {
    StringBuilder out = new StringBuilder("\n");
    for (int k = 0; k < outcomes.size(); k++) {
      Outcome outcome = outcomes.get(k);
      if (!outcome.displays().isEmpty()) {
        out.append("$$\n").append(Latex.paper(formula(outcome.displays()))).append("\n$$\n\n");
        outcome.tier().ifPresent(tier -> out.append("**").append(tier).append("**\n\n"));
      }
    }
    return out.toString();
  }

  static Formula formula(List<Display> displays) {
    return LineBreaker.together(new Abbreviations(LineBreaker.PAGE).in(displays.stream().map(Display::formula).toList()), LineBreaker.PAGE);
  }
}
