package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.StageFormula;
import org.saddlepoint.action.Step;
import org.saddlepoint.document.claim.Finding;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.rule.Msrdj;
import org.saddlepoint.rule.NameInputs;
import org.saddlepoint.rule.Rule;
import org.saddlepoint.rule.RuleBook;

/** Runs statements {@code stage = rule(argument)}. */
final class RuleStatements {
  private final Session session;

  RuleStatements(Session session) {
    this.session = session;
  }

  /** Applies the rule, binds the stage, and returns one outcome per rule that was applied. */
  List<Outcome> run(Statement.Apply statement) {
    Statement.Word rule = statement.rule();
    RuleBook.Entry<?, ?> entry = RuleBook.named(rule.text()).orElseThrow(() -> new InputException(rule.position(), "there is no rule '" + rule + "'",
        "the rules are " + String.join(", ", RuleBook.names())));
    if (statement.arguments().size() != 1) {
      throw new InputException(rule.position(), rule + " has " + statement.arguments().size() + " arguments", "give it one, as in " + statement.stage() + " = " + rule + "(" + example(rule) + ")");
    }
    SourceText argument = statement.arguments().get(0);
    Statement.Word name = new Statement.Word(argument.text(), argument.position());
    List<Outcome> outcomes = new ArrayList<>();
    Stage before = before(rule, name, statement, outcomes);
    if (!entry.accepts(before)) {
      throw new InputException(name.position(), rule + " starts from " + describe(entry.from()) + ", and '" + name + "' is " + describe(before.getClass()),
          "name a stage of that kind");
    }
    Rule.Applied<?> applied = entry.step(before);
    session.stage(statement.stage(), applied.stage());
    outcomes.add(outcome(statement, applied.step()));
    return outcomes;
  }

  /** The stage a rule starts from; a model has its inputs named on the way. */
  private Stage before(Statement.Word rule, Statement.Word name, Statement.Apply statement, List<Outcome> outcomes) {
    if (!rule.text().equals(new Msrdj().name())) {
      return session.stage(name);
    }
    Rule.Applied<Equations> named = new NameInputs().step(new Equations(session.model(name)));
    outcomes.add(outcome(statement, named.step()));
    return named.stage();
  }

  private static Outcome outcome(Statement.Apply statement, Step step) {
    List<String> assumptions = new ArrayList<>(step.assumptions());
    if (!statement.assuming().isEmpty()) {
      assumptions.add(statement.assuming());
    }
    return new Outcome(statement, Outcome.Kind.RULE, statement.stage().text(), "", step.rule(), StageFormula.of(step.after()), Optional.of(Finding.of(step.verdict())), assumptions, step.citation());
  }

  private static String example(Statement.Word rule) {
    return rule.text().equals(new Msrdj().name()) ? Session.MODEL : "STAGE";
  }

  private static String describe(Class<?> stage) {
    return switch (stage.getSimpleName()) {
      case "Equations" -> "a model";
      case "Microscopic" -> "an action at fixed couplings";
      case "Averaged" -> "an averaged action";
      case "Collective" -> "an action of overlaps";
      case "MeanFieldEquations" -> "a saddle point";
      case "TwoPoint" -> "a system of two-point equations";
      case "Spectra" -> "a system of spectra";
      case "FourPoint" -> "the fluctuations around a saddle point";
      default -> "a stage of the kind " + stage.getSimpleName();
    };
  }
}
