package org.saddlepoint.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All tasks, in the order in which they run. */
final class Suite {
  private Suite() {}

  /** @param home the directory of the program's launcher */
  static List<Task> tasks(Path home) {
    List<Task> all = new ArrayList<>();
    all.addAll(ExpressionTasks.all());
    all.add(MemoryTask.task());
    all.addAll(StepTasks.all());
    all.addAll(MeanFieldTasks.all());
    all.addAll(SymbolicTasks.all());
    all.addAll(StartUpTasks.all(home));
    return all;
  }
}
