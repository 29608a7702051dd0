package org.saddlepoint.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.saddlepoint.action.Tier;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.document.claim.Finding;
import org.saddlepoint.typeset.Latex;

/** Runs as JSON: the steps of a derivation, or the report of a check. */
public final class DerivationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DerivationJson() {}

  /** {@code {"steps": [{"rule", "latex", "verdict", "check", "assumptions", "citation"}]}} */
  public static ObjectNode derivation(Run run) {
    ObjectNode root = NODES.objectNode();
    ArrayNode steps = root.putArray("steps");
    for (Outcome outcome : run.steps()) {
      if (outcome.finding().isPresent()) {
        ObjectNode step = steps.addObject();
        text(step, "rule", outcome.rule().isEmpty() ? outcome.kind().word() : outcome.rule());
        step.put("latex", latex(outcome));
        Verdict verdict = outcome.finding().get().verdict();
        step.put("verdict", verdict.tier().name());
        step.put("check", verdict.check());
        outcome.assumptions().forEach(step.putArray("assumptions")::add);
        text(step, "citation", outcome.citation());
      }
    }
    return root;
  }

  /** The report on several documents with the counts of all tiers. */
  public static ObjectNode check(List<Run> runs) {
    ObjectNode root = NODES.objectNode();
    ArrayNode documents = root.putArray("documents");
    for (Run run : runs) {
      ObjectNode document = documents.addObject();
      document.put("file", run.document().file());
      document.put("stale", run.stale());
      ArrayNode steps = document.putArray("steps");
      run.steps().stream().filter(o -> o.kind() != Outcome.Kind.DEFINE).forEach(o -> steps.add(step(o)));
    }
    ObjectNode counts = root.putObject("counts");
    for (Tier tier : Tier.values()) {
      counts.put(tier.name(), runs.stream().mapToInt(r -> r.counts().get(tier)).sum());
    }
    return root;
  }

  private static ObjectNode step(Outcome outcome) {
    ObjectNode step = NODES.objectNode();
    step.put("line", outcome.statement().position().line());
    step.put("column", outcome.statement().position().column());
    step.put("kind", outcome.kind().word());
    text(step, "label", outcome.label());
    text(step, "scope", outcome.scope());
    text(step, "rule", outcome.rule());
    step.put("source", outcome.statement().source().text());
    step.put("latex", latex(outcome));
    if (outcome.finding().isEmpty()) {
      List.of("verdict", "check", "points", "tolerance", "worst", "counterexample").forEach(step::putNull);
    } else {
      finding(step, outcome.finding().get());
    }
    outcome.assumptions().forEach(step.putArray("assumptions")::add);
    text(step, "citation", outcome.citation());
    return step;
  }

  private static void finding(ObjectNode step, Finding finding) {
    Verdict verdict = finding.verdict();
    boolean numeric = verdict.points() > 0;
    step.put("verdict", verdict.tier().name());
    step.put("check", verdict.check());
    if (numeric) {
      step.put("points", verdict.points());
      step.put("tolerance", verdict.tolerance());
    } else {
      step.putNull("points");
      step.putNull("tolerance");
    }
    if (numeric) {
      ObjectNode worst = step.putObject("worst");
      worst.put("residual", verdict.residual());
      bindings(worst.putObject("at"), finding.worst().map(Finding.Worst::at).orElse(List.of()));
    } else {
      step.putNull("worst");
    }
    if (finding.counterExample().isPresent()) {
      Finding.CounterExample example = finding.counterExample().get();
      ObjectNode node = step.putObject("counterexample");
      bindings(node.putObject("at"), example.at());
      node.put("left", example.left());
      node.put("right", example.right());
    } else {
      step.putNull("counterexample");
    }
    text(step, "detail", verdict.detail());
  }

  /** Numbers as numbers; fractions and formulas as they are written. */
  private static void bindings(ObjectNode node, List<Finding.Binding> bindings) {
    for (Finding.Binding binding : bindings) {
      try {
        node.put(binding.name(), Double.parseDouble(binding.text()));
      } catch (NumberFormatException formula) {
        node.put(binding.name(), binding.text());
      }
    }
  }

  private static void text(ObjectNode node, String key, String value) {
    if (value.isEmpty()) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  private static String latex(Outcome outcome) {
    return outcome.displays().isEmpty() ? "" : Latex.paper(Weaver.formula(outcome.displays()));
  }
}
