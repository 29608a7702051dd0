package org.saddlepoint.connectome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

/**
 * The fitted model as every command would read it from its files.
 *
 * @param full with overlaps of left and right vectors, or with the reciprocity of independent elements
 * @param withoutOverlaps with neither
 */
record FittedNetworks(Network full, Network withoutOverlaps) {

  /** @param files as {@link ModelFiles} writes them */
  static FittedNetworks of(Map<String, String> files) {
    try {
      Path directory = Files.createTempDirectory("saddlepoint-connectome-");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        return new FittedNetworks(ModelReader.read(directory.resolve(ModelFiles.MODEL), List.of()),
            ModelReader.read(directory.resolve(ModelFiles.WITHOUT_OVERLAPS), List.of()));
      } finally {
        for (String name : files.keySet()) {
          Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the fitted model could not be kept in a temporary directory", failure);
    }
  }

  /** Whether a neuron acts on itself through the statistics of the couplings. */
  boolean overlapping() {
    return !full.covariances().isEmpty() || full.couplings().stream().anyMatch(c -> !c.reciprocity().isZero());
  }
}
