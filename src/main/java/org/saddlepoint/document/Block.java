package org.saddlepoint.document;

import java.util.List;
import org.saddlepoint.expr.SourcePosition;

/** A fenced block of a document that is run: a model or statements of a derivation. The name is empty where none is given. */
public sealed interface Block {
  String name();

  /** Where the fence's info string begins. */
  SourcePosition position();

  /** A model: TOML text, or the path of a model file; {@code lines} are the lines inside the fence. */
  record Model(String name, SourcePosition position, List<Line> lines) implements Block {}

  /** Statements in the order of reading. */
  record Derivation(String name, SourcePosition position, List<Statement> statements) implements Block {}

  /** A line inside a fence, its indentation by the fence removed, and where it begins. */
  record Line(String text, SourcePosition position) {}
}
