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

/** A running Python script that does a task when asked and says how long it took, without the time of asking. */
final class PeerProcess implements AutoCloseable {
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
    process = builder.start();
    requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** @param value what the task returned, for comparison */
  record Answer(double seconds, double value) {}

  Answer ask(Map<String, Object> request) throws IOException {
    requests.write(json.writeValueAsString(request));
    requests.newLine();
    requests.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the Python side ended while it worked on " + request);
    }
    JsonNode answer = json.readTree(line);
    return new Answer(answer.get("seconds").asDouble(), answer.get("value").asDouble());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
