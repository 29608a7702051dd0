package org.saddlepoint.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running Python script that does a task when asked and says how long it took, without the time of asking. */
final class PeerProcess implements AutoCloseable {
  private static final long MOST_SECONDS = 120;

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final ObjectMapper json = new ObjectMapper();

  PeerProcess(Python python, Path scripts, int threads) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(python.command(), scripts.resolve("peer.py").toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
    for (String variable : new String[] {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"}) {
      builder.environment().put(variable, Integer.toString(threads));
    }
    builder.environment().remove("OPENBLAS_CORETYPE");
    builder.environment().remove("OPENBLAS_L2_SIZE");
    // What the launcher sets for our matrices; others start Python without.
    builder.environment().remove("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
    process = builder.start();
    requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** @param value what the task returned, for comparison */
  record Answer(double seconds, double value) {}

  /** The answer; none if the script failed or was silent for too long. */
  Optional<Answer> ask(Map<String, Object> request) throws InterruptedException {
    try {
      requests.write(json.writeValueAsString(request));
      requests.newLine();
      requests.flush();
      String line = CompletableFuture.supplyAsync(this::line).get(MOST_SECONDS, TimeUnit.SECONDS);
      JsonNode answer = json.readTree(line);
      return answer.has("seconds") ? Optional.of(new Answer(answer.get("seconds").asDouble(), answer.get("value").asDouble())) : Optional.empty();
    } catch (IOException | ExecutionException | TimeoutException failure) {
      return Optional.empty();
    }
  }

  /** The next line, empty at the end. */
  private String line() {
    try {
      return Optional.ofNullable(answers.readLine()).orElse("");
    } catch (IOException failure) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
