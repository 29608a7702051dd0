package org.saddlepoint.document;

import java.util.List;
import org.saddlepoint.model.Network;

/** Runs statements as the only block of a document. */
final class Claims {
  private Claims() {}

  /** The outcome of a claim without models. */
  static Outcome check(String claim) {
    List<Outcome> steps = run("```derive\n" + claim + "\n```\n").steps();
    return steps.get(steps.size() - 1);
  }

  static Run run(String text) {
    return Runner.run(DocumentReader.read("test.md", text), block -> {
      throw new AssertionError("no models here");
    });
  }

  static Run run(String text, Network network) {
    return Runner.run(DocumentReader.read("test.md", text), block -> {
      throw new AssertionError("no models here");
    }, network);
  }
}
