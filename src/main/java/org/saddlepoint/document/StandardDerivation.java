package org.saddlepoint.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.saddlepoint.model.Network;

/** The literate derivation that comes with the program, from the equations of motion to the fluctuations. */
public final class StandardDerivation {
  private static final String NAME = "standard.md";

  private StandardDerivation() {}

  /** The document; its blocks call the network {@code model}. */
  public static Document document() {
    try (InputStream text = StandardDerivation.class.getResourceAsStream(NAME)) {
      return DocumentReader.read(NAME, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the standard derivation stands beside this class", unreadable);
    }
  }

  /** The derivation of a network. */
  public static Run of(Network network) {
    return Runner.run(document(), new DocumentModels(Path.of("")), network);
  }
}
