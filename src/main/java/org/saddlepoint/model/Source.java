package org.saddlepoint.model;

import java.util.Map;
import java.util.Optional;
import org.saddlepoint.expr.SourcePosition;

/**
 * Where a network came from: the file as the user named it, the SHA-256 of its bytes (hexadecimal), and the position at which
 * each name was defined and each equation was written ({@code fields.x.equation}), for messages about a model that was read.
 */
public record Source(String file, String sha256, Map<String, SourcePosition> positions) {
  public Source {
    positions = Map.copyOf(positions);
  }

  /** The position of a dotted key such as {@code couplings.J.variance} or of a defined name. */
  public Optional<SourcePosition> position(String key) {
    return Optional.ofNullable(positions.get(key));
  }
}
