package org.saddlepoint.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A Python with the libraries to compare with.
 *
 * @param command the interpreter
 * @param versions of Python itself and of numpy, scipy and sympy
 */
record Python(String command, Map<String, String> versions) {
  static final String MISSING = "no python3 with numpy, scipy and sympy was found; on Debian: apt-get install python3-numpy python3-scipy python3-sympy";

  /** Of the interpreter on the path and the system's own, the one with the newest NumPy; empty if neither has all libraries. */
  static Optional<Python> newest(Path scripts) {
    List<Python> found = new ArrayList<>();
    for (String command : List.of("python3", "/usr/bin/python3")) {
      versions(command, scripts).filter(v -> v.values().stream().noneMatch(String::isEmpty)).ifPresent(v -> found.add(new Python(command, v)));
    }
    return found.stream().max((a, b) -> compare(a.versions.get("numpy"), b.versions.get("numpy")));
  }

  private static Optional<Map<String, String>> versions(String command, Path scripts) {
    try {
      Process process = new ProcessBuilder(command, scripts.resolve("peer.py").toString(), "--versions").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      JsonNode json = new ObjectMapper().readTree(process.getInputStream());
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        return Optional.empty();
      }
      Map<String, String> versions = new TreeMap<>();
      json.fields().forEachRemaining(f -> versions.put(f.getKey(), f.getValue().asText()));
      return Optional.of(versions);
    } catch (IOException absent) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Compares version numbers part by part, as numbers. */
  static int compare(String a, String b) {
    int[] first = parts(a);
    int[] second = parts(b);
    return Arrays.compare(first, second);
  }

  private static int[] parts(String version) {
    return Arrays.stream(version.split("[^0-9]+")).filter(p -> !p.isEmpty()).mapToInt(Integer::parseInt).toArray();
  }

  String description() {
    return "Python " + versions.get("python") + ", NumPy " + versions.get("numpy") + ", SciPy " + versions.get("scipy") + ", SymPy " + versions.get("sympy");
  }
}
