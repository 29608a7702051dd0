package org.saddlepoint.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whole processes through the launcher, from the command line to the last line printed. */
final class StartUpTasks {
  private static final Task.Peer NUMPY = new Task.Peer.Process("import numpy, scipy", List.of("python3", "-c", "import numpy, scipy"));
  private static final Task.Peer SYMPY = new Task.Peer.Process("import sympy", List.of("python3", "-c", "import sympy"));

  private StartUpTasks() {}

  static List<Task> all(Path home) {
    String launcher = home.resolve("saddlepoint").toString();
    return List.of(
        task("start-help", List.of(launcher, "--help"), NUMPY),
        task("start-solve", List.of(launcher, "solve", "MODEL"), NUMPY),
        task("start-derive", List.of(launcher, "derive", "MODEL"), SYMPY));
  }

  private static Task task(String name, List<String> command, Task.Peer peer) {
    return new Task("start-up", name, "s", 0, 0, () -> new Whole(command, model()), Optional.of(peer), Double.POSITIVE_INFINITY);
  }

  private static Path model() throws IOException {
    return Files.writeString(Files.createTempFile("saddlepoint-benchmark-", ".toml"), StepTasks.TANH);
  }

  private record Whole(List<String> command, Path model) implements Task.Run {
    @Override
    public double run() throws Exception {
      List<String> typed = new ArrayList<>(command);
      typed.replaceAll(word -> word.equals("MODEL") ? model.toString() : word);
      return Processes.run(typed);
    }

    @Override
    public void close() {
      model.toFile().delete();
    }
  }
}
