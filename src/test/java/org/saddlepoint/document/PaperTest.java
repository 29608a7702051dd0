package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

/** What is written for papers compiles, wherever pdflatex is installed (Debian: texlive-latex-recommended). */
class PaperTest {
  private static final Pattern WIDE = Pattern.compile("Overfull .hbox \\((\\d{3,}|[4-9]\\d)\\.");

  /** With -Dpapers=all every model and every derivation is compiled, otherwise a few. */
  private static final boolean ALL = "all".equals(System.getProperty("papers"));

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
    // Beyond what a line breaker that counts letters may be wrong by, a formula runs off the page.
    List<String> wide = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1).stream().filter(l -> WIDE.matcher(l).find()).toList();
    assertEquals(List.of(), wide);
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

  static List<Path> models() throws IOException {
    Set<String> few = Set.of("tanh-white-noise.toml", "overlap.toml", "excitatory-inhibitory.toml", "heterogeneous.toml");
    return files("validation/models", ".toml").stream().filter(f -> ALL || few.contains(f.getFileName().toString())).toList();
  }

  static List<Path> documents() throws IOException {
    return files("derivations", ".md").stream().filter(f -> ALL || f.endsWith("conventions.md")).toList();
  }

  private static List<Path> files(String directory, String ending) throws IOException {
    try (var files = Files.list(Path.of(directory))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentsCompile(Path file) throws IOException, InterruptedException {
    compiles(DerivationLatex.document(Runner.run(DocumentReader.read(file.toString(), Files.readString(file)), new DocumentModels(file.toAbsolutePath().getParent())), file.getFileName().toString()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void derivations(Path model) throws IOException, InterruptedException {
    Network network = ModelReader.read(model, List.of());
    compiles(DerivationLatex.document(StandardDerivation.of(network), network.title()));
  }
}
