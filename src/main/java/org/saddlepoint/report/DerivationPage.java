package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.Tier;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.document.Document;
import org.saddlepoint.document.Outcome;
import org.saddlepoint.document.Run;

/** A literate derivation that has been run, as blocks of a page: its text, and for every statement its formulas and verdict. */
public final class DerivationPage {
  private DerivationPage() {}

  public static Page of(Run run, String title, String subtitle) {
    return new Page(title, subtitle, blocks(run));
  }

  /** The text of the document, in which each derivation is replaced by what came of it. */
  public static List<Block> blocks(Run run) {
    List<Block> blocks = new ArrayList<>();
    for (Document.Part part : run.document().parts()) {
      if (part instanceof Document.Prose prose && !prose.text().isBlank()) {
        blocks.add(new Block.Prose(prose.text().strip()));
      } else if (part instanceof Document.Code code && code.block() instanceof org.saddlepoint.document.Block.Derivation derivation) {
        run.outcomes().getOrDefault(derivation, List.of()).forEach(outcome -> add(outcome, blocks));
      }
    }
    return blocks;
  }

  /** The formulas and verdicts alone, without the text. */
  public static List<Block> formulas(Run run) {
    List<Block> blocks = new ArrayList<>();
    run.steps().forEach(outcome -> add(outcome, blocks));
    return blocks;
  }

  private static void add(Outcome outcome, List<Block> blocks) {
    if (outcome.displays().isEmpty() && outcome.finding().isEmpty()) {
      return;
    }
    String title = outcome.rule().isEmpty() ? outcome.label() : words(outcome.rule());
    Optional<Tier> tier = outcome.tier();
    blocks.add(new Block.Heading(title, tier.map(Tier::name).orElse(""), tier.map(DerivationPage::tone).orElse(Tone.NEUTRAL)));
    for (Display display : outcome.displays()) {
      blocks.add(new Block.FormulaBlock(sentence(display.caption()), display.formula()));
    }
    remark(outcome).ifPresent(text -> blocks.add(new Block.Remark(Inline.words(text))));
  }

  private static Optional<String> remark(Outcome outcome) {
    List<String> sentences = new ArrayList<>();
    outcome.finding().map(f -> check(f.verdict())).filter(s -> !s.isEmpty()).ifPresent(sentences::add);
    outcome.assumptions().forEach(a -> sentences.add("Assuming " + a + "."));
    if (!outcome.citation().isEmpty()) {
      sentences.add("Source: " + outcome.citation() + ".");
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  private static String check(Verdict v) {
    String points = v.points() > 0 ? String.format(Locale.ROOT, ", %d points, worst residual %.1e, tolerance %.0e", v.points(), v.residual(), v.tolerance()) : "";
    String how = v.check().isEmpty() ? "" : "Check: " + v.check() + points + ".";
    return v.reason().map(r -> (how + " " + sentence(r)).strip()).orElse(how);
  }

  static Tone tone(Tier tier) {
    return switch (tier) {
      case EXACT, NUMERIC -> Tone.GOOD;
      case ASSUMED -> Tone.NEUTRAL;
      case INCONCLUSIVE -> Tone.CAUTION;
      case REFUTED -> Tone.BAD;
    };
  }

  /** A rule's name as words: name_inputs is "Name inputs". */
  private static String words(String rule) {
    return rule.equals("msrdj") ? "MSRDJ action" : sentence(rule.replace('_', ' '));
  }

  private static String sentence(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
