package org.saddlepoint.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.Progress;

class BenchmarkTest {
  private static Measurement measurement(double count, double peerCount, List<Double> ours, List<Double> theirs, double difference) {
    Task task = new Task("group", "name", "values/s", count, peerCount, () -> () -> 0, Optional.empty(), 1e-9);
    return new Measurement(task, "peer", ours, theirs, difference);
  }

  @Test
  void ratiosCountWhatEachSideDid() {
    Measurement m = measurement(20, 1, List.of(2.0, 1.0, 4.0), List.of(0.5, 0.4, 0.6), 0);
    assertEquals(10, m.figure());
    assertEquals(2, m.peerFigure());
    // Pairs: 0.5/2, 0.4/1, 0.6/4, each times twenty.
    assertEquals(5, m.ratio(), 1e-12);
    assertEquals(3, m.leastRatio(), 1e-12);
    assertEquals(8, m.largestRatio(), 1e-12);
    Measurement seconds = measurement(0, 0, List.of(2.0), List.of(6.0), 0);
    assertEquals(3, seconds.ratio());
    assertEquals(2, seconds.figure());
  }

  @Test
  void differentValuesAreSaid() {
    Measurement m = measurement(0, 0, List.of(1.0), List.of(1.0), 1e-3);
    assertFalse(m.agrees());
    assertTrue(BenchmarkText.line(m, OptionalDouble.empty()).contains("VALUES DIFFER"));
    assertFalse(new BenchmarkResult(List.of(m), List.of(), "", List.of()).agrees());
    assertTrue(measurement(0, 0, List.of(1.0), List.of(), Double.NaN).agrees());
  }

  @Test
  void memoryBandwidthIsThatOfTheSameRun() {
    Task read = new Task("simulation", MemoryTask.NAME, "B/s", 1e9, 0, () -> () -> 0, Optional.empty(), 0);
    Task step = new Task("simulation", "step", "steps/s", 10, 0, () -> () -> 0, Optional.empty(), 0, 5e7);
    Measurement memory = new Measurement(read, "–", List.of(1.0), List.of(), Double.NaN);
    Measurement steps = new Measurement(step, "–", List.of(0.625), List.of(), Double.NaN);
    BenchmarkResult result = new BenchmarkResult(List.of(memory, steps), List.of(), "", List.of());
    // 16 steps of 5e7 bytes a second, of 1e9.
    assertEquals(0.8, result.bandwidth(steps).orElseThrow(), 1e-12);
    assertTrue(result.bandwidth(memory).isEmpty());
    assertTrue(BenchmarkText.line(steps, result.bandwidth(steps)).contains("80 % of the memory bandwidth"));
  }

  /** Stopped before the first task, nothing is lost but said to be missing. */
  @Test
  void whatWasNotRunIsNamed() throws Exception {
    Thread.currentThread().interrupt();
    BenchmarkResult result = Benchmark.of(Path.of("nowhere"), Optional.of("pade-")).run(Progress.NONE, line -> {});
    assertTrue(Thread.interrupted());
    List<String> wanted = Suite.tasks(Path.of("nowhere")).stream().map(Task::name).filter(n -> n.startsWith("pade-")).toList();
    assertTrue(wanted.size() > 1, "no tasks of this name");
    assertEquals(wanted, result.missing());
    assertTrue(result.measurements().isEmpty());
    assertTrue(new ObjectMapper().writeValueAsString(BenchmarkPage.json(result)).contains(wanted.get(1)));
  }

  @Test
  void exponentsAreThoseOfPowerLaws() {
    assertEquals(1.5, new Scaling("a", "N", new double[] {1, 4, 16}, new double[] {2, 16, 128}, 2).exponent(), 1e-12);
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertTrue(Python.compare("2.10.1", "2.9") > 0);
    assertTrue(Python.compare("1.24.2", "2.0") < 0);
  }

  @Test
  void unknownNamesAreAnsweredWithAGuess() {
    InputException mistake = assertThrows(InputException.class, () -> Benchmark.of(Path.of("nowhere"), Optional.of("simulatoin")));
    assertTrue(mistake.getMessage().contains("'simulation'"), mistake.getMessage());
  }

  /** Every task of both layers runs and gives a number; the other side is not needed. */
  @Test
  void tasksRun() throws Exception {
    for (Task task : Suite.tasks(Path.of(""))) {
      if (task.group().equals("symbolic") || task.name().equals("array-gelu") || task.name().equals("steps-N1000-B1")) {
        try (Task.Run run = task.ours().call()) {
          assertTrue(Double.isFinite(run.run()), task.name());
        }
      }
    }
  }
}
