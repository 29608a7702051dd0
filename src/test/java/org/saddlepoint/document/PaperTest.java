package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

/** What is written for papers compiles, wherever pdflatex is installed (Debian: texlive-latex-recommended). */
class PaperTest {
  @TempDir
  private Path directory;

  @BeforeAll
  static void needsLatex() {
    assumeTrue(List.of(System.getenv("PATH").split(":")).stream().anyMatch(p -> Files.isExecutable(Path.of(p, "pdflatex"))), "pdflatex is not installed");
  }

  private void compiles(String text) throws IOException, InterruptedException {
    Path file = directory.resolve("paper.tex");
    Path log = directory.resolve("log.txt");
    Files.writeString(file, text);
    Process latex = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", file.getFileName().toString())
        .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!latex.waitFor(120, TimeUnit.SECONDS)) {
      latex.destroyForcibly().waitFor();
    }
    String mistakes = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1).stream().filter(l -> l.startsWith("!") || l.startsWith("l.")).collect(Collectors.joining("\n"));
    assertEquals(0, latex.exitValue(), mistakes);
  }

  @Test
  void everyFormulaOfTheReferenceFile() throws IOException, InterruptedException {
    String formulas = Files.readAllLines(Path.of("src/test/resources/reference/latex.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> "\\[" + line.split("\",\"")[1] + "\\]\n")
        .collect(Collectors.joining());
    compiles("\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n" + formulas + "\\end{document}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh-white-noise", "overlap", "excitatory-inhibitory", "gating"})
  void derivations(String model) throws IOException, InterruptedException {
    Network network = ModelReader.read(Path.of("validation/models", model + ".toml"), List.of());
    compiles(DerivationLatex.document(StandardDerivation.of(network), network.title()));
  }
}
