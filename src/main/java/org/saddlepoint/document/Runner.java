package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.Stage;
import org.saddlepoint.action.StageFormula;
import org.saddlepoint.document.claim.ClaimNames;
import org.saddlepoint.document.claim.Definition;
import org.saddlepoint.expr.Dialect;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.FormulaParser;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.model.Network;

/** Runs the blocks of a document in order; all of them share their bindings. */
public final class Runner {
  private final Document document;
  private final ModelBlocks models;
  private final Session session = new Session();

  private Runner(Document document, ModelBlocks models) {
    this.document = document;
    this.models = models;
  }

  /**
   * Runs a document that brings its own models.
   *
   * @param models reads the model blocks
   * @throws org.saddlepoint.expr.InputException at the token that cannot be used
   */
  public static Run run(Document document, ModelBlocks models) {
    return new Runner(document, models).run();
  }

  /** Runs a document on a network: what the document calls {@code model}. */
  public static Run run(Document document, ModelBlocks models, Network network) {
    Runner runner = new Runner(document, models);
    runner.session.model(Session.MODEL, network);
    return runner.run();
  }

  private Run run() {
    Map<Block.Derivation, List<Outcome>> outcomes = new LinkedHashMap<>();
    for (Block block : document.blocks()) {
      if (block instanceof Block.Model m) {
        session.model(m.name(), models.read(m));
      } else if (block instanceof Block.Derivation d) {
        List<Outcome> here = new ArrayList<>();
        d.statements().forEach(s -> here.addAll(outcomes(s)));
        outcomes.put(d, here);
      }
    }
    return new Run(document, session.models(), outcomes);
  }

  private List<Outcome> outcomes(Statement statement) {
    if (statement instanceof Statement.Apply apply) {
      return new RuleStatements(session).run(apply);
    }
    if (statement instanceof Statement.Define define) {
      return List.of(define(define));
    }
    if (statement instanceof Statement.Show show) {
      return List.of(show(show));
    }
    return List.of(new ClaimStatements(session).run((Statement.Claim) statement));
  }

  private Outcome define(Statement.Define define) {
    FormulaText body = define.body().formula();
    FormulaParser.expression(body, Dialect.CLAIM);
    session.definition(define.name(), new Definition(define.argument().text(), body, session.definitions()));
    return new Outcome(define, Outcome.Kind.DEFINE, "", "", "", List.of(), Optional.empty(), List.of(), "");
  }

  private Outcome show(Statement.Show show) {
    Optional<Stage> stage = session.findStage(show.what().text());
    List<Display> displays = stage.isPresent()
        ? StageFormula.of(stage.get())
        : List.of(new Display("", ExprFormula.of(new ClaimNames(Vocabularies.plain(session)).read(show.what().formula()))));
    return new Outcome(show, Outcome.Kind.SHOW, show.label().map(Statement.Word::text).orElse(""), "", "", displays, Optional.empty(), List.of(), "");
  }
}
