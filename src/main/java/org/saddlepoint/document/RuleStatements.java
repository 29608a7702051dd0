package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.saddlepoint.action.Equations;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.StageFormula;
import org.saddlepoint.action.Step;
import org.saddlepoint.document.claim.Finding;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.rule.Msrdj;
import org.saddlepoint.rule.NameInputs;
import org.saddlepoint.rule.NotApplicableException;
import org.saddlepoint.rule.Rule;
import org.saddlepoint.rule.RuleBook;

/** Runs statements {@code stage = rule(argument)}. */
final class RuleStatements {
  /** The rules that start from a model. */
  private static final Set<String> STARTS = RuleBook.startingFrom(Equations.class);

  private final Session session;

  RuleStatements(Session session) {
    this.session = session;
  }

  /** Applies the rule, binds the stage, and returns one outcome per rule that was applied. */
  List<Outcome> run(Statement.Apply statement) {
    Statement.Word rule = statement.rule();
    RuleBook.Entry<?, ?> entry = RuleBook.named(rule.text()).orElseThrow(() -> new InputException(rule.position(), "there is no rule '" + rule + "'",
        "the rules are " + String.join(", ", RuleBook.names())));
    List<String> parameters = entry.rule().parameters();
    if (statement.arguments().size() != 1 + parameters.size()) {
      throw new InputException(rule.position(), rule + " has " + statement.arguments().size() + " arguments", "give it " + (1 + parameters.size()) + ", as in " + statement.stage() + " = " + rule + "(" + example(rule, parameters) + ")");
    }
    SourceText argument = statement.arguments().get(0);
    Statement.Word name = new Statement.Word(argument.text(), argument.position());
    List<Outcome> outcomes = new ArrayList<>();
    Stage before = before(rule, name, statement, outcomes);
    if (!entry.accepts(before)) {
      throw new InputException(name.position(), rule + " starts from " + describe(entry.from()) + ", and '" + name + "' is " + describe(before.getClass()),
          "name a stage of that kind");
    }
    Rule.Applied<?> applied = applied(entry, statement, before);
    session.stage(statement.stage(), applied.stage());
    outcomes.add(outcome(statement, applied.step()));
    return outcomes;
  }

  private static Rule.Applied<?> applied(RuleBook.Entry<?, ?> entry, Statement.Apply statement, Stage before) {
    List<Integer> values = statement.arguments().stream().skip(1).map(RuleStatements::integer).toList();
    try {
      return (values.isEmpty() ? entry : entry.with(values)).step(before);
    } catch (NotApplicableException e) {
      throw new InputException(statement.rule().position(), statement.rule() + " does not apply: " + e.getMessage(), e.right());
    }
  }

  private static int integer(SourceText argument) {
    if (!argument.text().matches("\\d{1,3}")) {
      throw new InputException(argument.position(), "'" + argument + "' is not an integer", "write a number such as 3");
    }
    return Integer.parseInt(argument.text());
  }

  /** The stage a rule starts from; a model has its inputs named on the way. */
  private Stage before(Statement.Word rule, Statement.Word name, Statement.Apply statement, List<Outcome> outcomes) {
    if (!STARTS.contains(rule.text())) {
      return session.stage(name);
    }
    Equations equations = session.findStage(name.text()).filter(Equations.class::isInstance).map(Equations.class::cast).orElseGet(() -> new Equations(session.model(name)));
    if (!rule.text().equals(new Msrdj().name())) {
      return equations;
    }
    Rule.Applied<Equations> named = new NameInputs().step(equations);
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

  private static String example(Statement.Word rule, List<String> parameters) {
    String first = STARTS.contains(rule.text()) ? Session.MODEL : "STAGE";
    return String.join(", ", Stream.concat(Stream.of(first), parameters.stream()).toList());
  }

  private static String describe(Class<?> stage) {
    return switch (stage.getSimpleName()) {
      case "Equations" -> "a model";
      case "Microscopic" -> "an action at fixed couplings";
      case "Averaged" -> "an averaged action";
      case "Collective" -> "an action of overlaps";
      case "MeanFieldEquations" -> "a saddle point";
      case "TwoPoint" -> "a system of two-point equations";
      case "EffectiveProcess" -> "an effective process";
      case "Spectra" -> "a system of spectra";
      case "FourPoint" -> "the fluctuations around a saddle point";
      default -> "a stage of the kind " + stage.getSimpleName();
    };
  }
}
