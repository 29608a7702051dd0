package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.numeric.RandomStream;

/** The whole command on a synthetic connectome of sixty neurons. */
class ConnectomeCommandTest {
  private static final int NEURONS = 60;

  @TempDir
  Path directory;

  private int rows;

  /** Fewer neurons, for what is solved at length: the theory has one equation for each kind of neuron. */
  private static final int FEW_NEURONS = 16;

  @BeforeEach
  void writeGraphs() throws Exception {
    rows = writeGraph("graph.csv", NEURONS, 0.15);
    writeGraph("small.csv", FEW_NEURONS, 0.4);
  }

  private int writeGraph(String name, int neurons, double density) throws Exception {
    RandomStream random = RandomStream.of(1, "synthetic connectome", neurons);
    StringBuilder text = new StringBuilder("pre,post,synapses\n");
    int count = 0;
    for (int k = 0; k < neurons * neurons; k++) {
      // Every neuron sends to the next one, so that none is missing.
      if (random.nextDouble() < density || k / neurons == (k + 1) % neurons) {
        text.append(100 + k / neurons).append(',').append(100 + k % neurons).append(',').append(1 + random.nextInt(9)).append('\n');
        count++;
      }
    }
    Files.writeString(directory.resolve(name), text);
    return count;
  }

  private JsonNode json(String... arguments) throws Exception {
    CommandLineRun run = CommandLineRun.in(directory, arguments);
    assertEquals(0, run.status(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void jsonHasWhatIsPromised() throws Exception {
    JsonNode json = json("connectome", "graph.csv", "--shuffles", "3", "--runs", "0", "--g", "0.3", "--json");
    assertEquals(NEURONS, json.path("neurons").asInt());
    assertEquals(rows, json.path("connections").asInt());
    assertEquals(NEURONS, json.path("singular_values").size());
    assertEquals(NEURONS, json.path("overlaps").size());
    double square = 0;
    double fourth = 0;
    double last = Double.POSITIVE_INFINITY;
    for (JsonNode s : json.path("singular_values")) {
      assertTrue(s.asDouble() <= last);
      last = s.asDouble();
      square += last * last;
      fourth += last * last * last * last;
    }
    assertEquals(square * square / (NEURONS * fourth), json.path("effective_rank").asDouble(), 1e-12);
    // Before --g scales it: the sum of the squares of the counts.
    double counts = Files.readAllLines(directory.resolve("graph.csv")).stream().skip(1).mapToDouble(l -> Math.pow(Double.parseDouble(l.split(",")[2]), 2)).sum();
    assertEquals(counts, square, 1e-8 * counts);
    assertEquals(0.3 / Math.sqrt(counts / NEURONS), json.path("scale").asDouble(), 1e-12);
    assertEquals(3, json.path("shuffled").path("shuffles").asInt());
    assertEquals("quiescent", json.path("theory").path("status").asText());
    assertTrue(json.path("simulation").isMissingNode());
  }

  @Test
  void aDirectoryHoldsReportModelAndMatrix() throws Exception {
    CommandLineRun run = CommandLineRun.in(directory, "connectome", "small.csv", "--weights", "signed", "--g", "2", "--shuffles", "2", "--runs", "2", "-o", "study");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("effective rank of J") && run.out().contains("Lyapunov exponent"), run.out());
    Path study = directory.resolve("study");
    String html = Files.readString(study.resolve("report.html"));
    assertTrue(html.contains("<svg") && html.contains("Random-mode model") && html.contains("Eigenvalues"));
    assertTrue(Files.readString(study.resolve("report.md")).contains("](report-pictures/eigenvalues-2.svg)"));
    assertTrue(Files.exists(study.resolve("report-pictures/eigenvalues-2.svg")));
    // What was written is what the other commands read.
    JsonNode simulated = json("simulate", "study/network.toml", "--matrix", "J=study/J.npy", "--seeds", "2", "--time", "20", "--json");
    assertEquals(FEW_NEURONS, simulated.path("N").asInt());
    assertEquals(0, CommandLineRun.in(directory, "simulate", "study/model.toml", "-N", "" + FEW_NEURONS, "--seeds", "1", "--time", "20", "--json").status());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "--weights sign | --weights sign is no rule; give one of count, centred, signed",
    "--g -1 | --g -1.0 is no strength",
    "--g NaN | --g NaN is no strength",
    "--shuffles 1 | --shuffles 1 cannot be compared with",
    "--runs -3 | --runs -3 is no number of simulations",
    "--activation tanh(z) | the activation 'tanh(z)' cannot be used",
  })
  void mistakesAreOneSentence(String options, String expected) {
    String[] words = ("connectome graph.csv " + options).split(" ");
    CommandLineRun run = CommandLineRun.in(directory, words);
    assertEquals(2, run.status(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("command line: " + expected), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void badRowsAreNamed() throws Exception {
    Files.writeString(directory.resolve("bad.csv"), "pre,post,weight\n1,2,3\n1,2,many\n");
    CommandLineRun run = CommandLineRun.in(directory, "connectome", "bad.csv");
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains("bad.csv:3:5: the weight 'many' is not a finite number"), run.err());
  }
}
