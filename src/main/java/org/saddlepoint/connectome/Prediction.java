package org.saddlepoint.connectome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/**
 * What the mean-field theory says about the fitted model.
 *
 * @param result quantities and functions as {@code solve} reports them
 * @param withOverlaps whether the model was solved with its overlaps (or reciprocity)
 * @param words how the theory was applied, one sentence
 */
public record Prediction(Result result, boolean withOverlaps, String words) {

  /** Solves the model with its overlaps, or without them where the solver declines those. @param files as written by {@link ModelFiles} */
  static Prediction of(Map<String, String> files, boolean overlapping) {
    Path directory = temporary(files);
    try {
      if (overlapping) {
        Result full = solve(directory.resolve(ModelFiles.MODEL));
        if (full.status() != Status.DECLINED) {
          return new Prediction(full, true, "The theory is that of the fitted model with its overlaps.");
        }
        return new Prediction(solve(directory.resolve(ModelFiles.WITHOUT_OVERLAPS)), false,
            "The theory is that of the fitted model with all overlaps set to zero: with them a neuron feels its own past output, its effective process is "
                + "not Gaussian, and solve declines the model. Overlaps above zero strengthen and slow the activity, below zero they weaken it.");
      }
      return new Prediction(solve(directory.resolve(ModelFiles.WITHOUT_OVERLAPS)), true, "The theory is that of the fitted model, which has no overlaps.");
    } finally {
      remove(directory, files);
    }
  }

  private static Result solve(Path model) {
    Network network = ModelReader.read(model, List.of());
    List<String> wanted = new ArrayList<>(List.of("mean_x", "C_x(0)", "C_x(inf)", "C_phi(0)", "C_phi(inf)", "gain_phi", "var_x", "var_phi",
        "PR_x", "PR_phi", "PR_x_zscored", "PR_phi_zscored", "critical_g", "stability", "C_x", "C_phi"));
    return Solver.solve(network, new SolveOptions(wanted, java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty()));
  }

  private static Path temporary(Map<String, String> files) {
    try {
      Path directory = Files.createTempDirectory("saddlepoint-connectome-");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
      return directory;
    } catch (IOException failure) {
      throw new UncheckedIOException("the fitted model could not be written to a temporary directory", failure);
    }
  }

  private static void remove(Path directory, Map<String, String> files) {
    try {
      for (String name : files.keySet()) {
        Files.deleteIfExists(directory.resolve(name));
      }
      Files.deleteIfExists(directory);
    } catch (IOException left) {
      // A directory of small files stays behind in the machine's place for temporary files; the result does not depend on it.
      directory.toFile().deleteOnExit();
    }
  }
}
